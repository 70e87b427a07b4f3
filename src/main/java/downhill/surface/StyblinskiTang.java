package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** Four valleys of three depths: the nearest one is seldom the deepest. */
@Term(
        id = "styblinski_tang",
        formula = "(x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2",
        paper = "Styblinski & Tang 1990, Experiments in nonconvex optimization")
public record StyblinskiTang() implements Surface {
    private static final double LOW = -2.903534027771177;
    private static final double HIGH = 2.746802770990837;

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
        into[0] = 6 * x * x - 16;
        into[1] = 0;
        into[2] = 6 * y * y - 16;
    }

    @Override
    public Window window() {
        return Window.square(5);
    }

    @Override
    public double startX() {
        return 0.5;
    }

    @Override
    public double startY() {
        return -1;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(LOW, LOW, -78.33233140754282),
                new Minimum(LOW, HIGH, -64.19561235905536),
                new Minimum(HIGH, LOW, -64.19561235905536),
                new Minimum(HIGH, HIGH, -50.05889331056788));
    }

    private static double height(double t) {
        double t2 = t * t;
        return 0.5 * (t2 * (t2 - 16) + 5 * t);
    }

    private static double slope(double t) {
        return 2 * t * (t * t - 8) + 2.5;
    }
}
