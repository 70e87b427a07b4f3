package downhill.surface;

import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/** A bowl with ripples of different lengths along x and y. */
@Term(
        id = "levy13",
        formula = "sin^2(3 pi x) + (x - 1)^2 (1 + sin^2(3 pi y)) + (y - 1)^2 (1 + sin^2(2 pi y))",
        paper = "Levy & Montalvo 1985, The tunneling algorithm for the global minimization of functions")
public record Levy13() implements Surface {
    private static final double SHORT = 3 * Math.PI;
    private static final double LONG = 2 * Math.PI;

    @Override
    public double value(double x, double y) {
        double u = x - 1;
        double v = y - 1;
        return ripple(SHORT, x) + u * u * (1 + ripple(SHORT, y)) + v * v * (1 + ripple(LONG, y));
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double u = x - 1;
        double v = y - 1;
        into[0] = rippleSlope(SHORT, x) + 2 * u * (1 + ripple(SHORT, y));
        into[1] = u * u * rippleSlope(SHORT, y) + 2 * v * (1 + ripple(LONG, y)) + v * v * rippleSlope(LONG, y);
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double u = x - 1;
        double v = y - 1;
        into[0] = rippleCurvature(SHORT, x) + 2 * (1 + ripple(SHORT, y));
        into[1] = 2 * u * rippleSlope(SHORT, y);
        into[2] = u * u * rippleCurvature(SHORT, y)
                + 2 * (1 + ripple(LONG, y))
                + 4 * v * rippleSlope(LONG, y)
                + v * v * rippleCurvature(LONG, y);
    }

    @Override
    public Window window() {
        return Window.square(5);
    }

    @Override
    public double startX() {
        return -3;
    }

    @Override
    public double startY() {
        return 4;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(1, 1, 0));
    }

    private static double ripple(double frequency, double t) {
        double sine = Functions.sin(frequency * t);
        return sine * sine;
    }

    private static double rippleSlope(double frequency, double t) {
        return frequency * Functions.sin(2 * frequency * t);
    }

    private static double rippleCurvature(double frequency, double t) {
        return 2 * frequency * frequency * Functions.cos(2 * frequency * t);
    }
}
