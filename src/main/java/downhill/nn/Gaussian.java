package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** A bell: answers only near zero. */
@Term(
        id = "gaussian",
        formula = "e^(-z^2)",
        paper = "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks")
@Slope("-2 z e^(-z^2)")
public record Gaussian() implements Activation {

    @Override
    public double value(double z) {
        return Functions.exp(-z * z);
    }

    @Override
    public double slope(double z, double a) {
        return a == 0 ? 0 : -2 * z * a;
    }

    // At z = -1 / sqrt(2).
    @Override
    public double steepest() {
        return 0.8577638849607068;
    }

    @Override
    public double curvature(double z) {
        double a = value(z);
        return a == 0 ? 0 : (4 * z * z - 2) * a;
    }
}
