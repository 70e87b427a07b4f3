package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** Four equally deep valleys: the start decides which one is found. */
@Term(
        id = "himmelblau",
        formula = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        paper = "Himmelblau 1972, Applied nonlinear programming")
public record Himmelblau() implements Surface {

    @Override
    public double value(double x, double y) {
        double p = x * x + y - 11;
        double q = x + y * y - 7;
        return p * p + q * q;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double p = x * x + y - 11;
        double q = x + y * y - 7;
        into[0] = 4 * x * p + 2 * q;
        into[1] = 2 * p + 4 * y * q;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 12 * x * x + 4 * y - 42;
        into[1] = 4 * (x + y);
        into[2] = 12 * y * y + 4 * x - 26;
    }

    @Override
    public Window window() {
        return Window.square(5);
    }

    @Override
    public double startX() {
        return -0.5;
    }

    @Override
    public double startY() {
        return -1;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(3, 2, 0),
                new Minimum(-2.805118086952745, 3.131312518250573, 0),
                new Minimum(-3.779310253377747, -3.2831859912861696, 0),
                new Minimum(3.5844283403304917, -1.8481265269644036, 0));
    }
}
