package downhill.surface;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/**
 * A bowl with an egg box in it: a dent near every pair of whole numbers, the lowest at the origin.
 *
 * @param a half the height of the bumps
 */
@Term(
        id = "rastrigin",
        formula = "2 a + x^2 - a cos(2 pi x) + y^2 - a cos(2 pi y)",
        paper = "Rastrigin 1974, Systems of extremal control")
public record Rastrigin(
        @Range(value = 10, min = 0, max = 20) double a) implements Surface {
    private static final double TURN = 2 * Math.PI;

    @Override
    public double value(double x, double y) {
        return height(x) + height(y);
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = slope(x);
        into[1] = slope(y);
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = curvature(x);
        into[1] = 0;
        into[2] = curvature(y);
    }

    @Override
    public Window window() {
        return Window.square(5.12);
    }

    @Override
    public double startX() {
        return -3.3;
    }

    @Override
    public double startY() {
        return 2.7;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(0, 0, 0));
    }

    private double height(double t) {
        return t * t + a * (1 - Functions.cos(TURN * t));
    }

    private double slope(double t) {
        return 2 * t + a * TURN * Functions.sin(TURN * t);
    }

    private double curvature(double t) {
        return 2 + a * TURN * TURN * Functions.cos(TURN * t);
    }
}
