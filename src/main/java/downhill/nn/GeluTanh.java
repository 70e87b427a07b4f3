package downhill.nn;

import downhill.choice.Term;

/** GELU in its approximation by tanh. */
@Term(
        id = "gelu_tanh",
        formula = "z / 2 (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3)))",
        paper = "Hendrycks & Gimpel 2016, Gaussian error linear units")
@Slope("(1 + u) / 2 + z (1 - u^2) / 2 * sqrt(2 / pi) (1 + 0.134145 z^2), u = tanh(sqrt(2 / pi) (z + 0.044715 z^3))")
public record GeluTanh() implements Activation {
    private static final double TWICE = 2 * Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    @Override
    public double value(double z) {
        return Gate.value(z, twice(z));
    }

    @Override
    public double slope(double z, double a) {
        return Gate.slope(z, twice(z), twiceSlope(z));
    }

    // At z = 1.4185040087908284.
    @Override
    public double steepest() {
        return 1.1289930686587717;
    }

    @Override
    public double curvature(double z) {
        return Gate.curvature(z, twice(z), twiceSlope(z), 6 * CUBIC * TWICE * z);
    }

    // (1 + tanh u) / 2 is the logistic function of 2u, which keeps its precision far below zero.
    private static double twice(double z) {
        return TWICE * (z + CUBIC * z * z * z);
    }

    private static double twiceSlope(double z) {
        return TWICE * (1 + 3 * CUBIC * z * z);
    }
}
