package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A flat floor between sharp peaks at the corners. */
@Term(
        id = "beale",
        formula = "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
        paper =
                "Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable")
public record Beale() implements Surface {

    @Override
    public double value(double x, double y) {
        double p = residual(1.5, x, y);
        double q = residual(2.25, x, y * y);
        double r = residual(2.625, x, y * y * y);
        return p * p + q * q + r * r;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double y2 = y * y;
        double y3 = y2 * y;
        double p = residual(1.5, x, y);
        double q = residual(2.25, x, y2);
        double r = residual(2.625, x, y3);
        into[0] = 2 * (p * (y - 1) + q * (y2 - 1) + r * (y3 - 1));
        into[1] = 2 * x * (p + q * 2 * y + r * 3 * y2);
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double y2 = y * y;
        double y3 = y2 * y;
        double p = residual(1.5, x, y);
        double q = residual(2.25, x, y2);
        double r = residual(2.625, x, y3);
        double cross = (y - 1) + (y2 - 1) * 2 * y + (y3 - 1) * 3 * y2;
        into[0] = 2 * ((y - 1) * (y - 1) + (y2 - 1) * (y2 - 1) + (y3 - 1) * (y3 - 1));
        into[1] = 2 * (p + q * 2 * y + r * 3 * y2 + x * cross);
        into[2] = 2 * x * (x * (1 + 4 * y2 + 9 * y2 * y2) + 2 * q + 6 * r * y);
    }

    @Override
    public Window window() {
        return Window.square(4.5);
    }

    @Override
    public double startX() {
        return 1;
    }

    @Override
    public double startY() {
        return 1.5;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(3, 0.5, 0));
    }

    private static double residual(double target, double x, double power) {
        return target - x + x * power;
    }
}
