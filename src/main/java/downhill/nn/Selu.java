package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** Scaled exponential linear unit: drives activations towards mean 0 and variance 1. */
@Term(
        id = "selu",
        formula = "1.0507 (z > 0 ? z : 1.6733 (e^z - 1))",
        paper = "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks")
@Slope("1.0507 (z > 0 ? 1 : 1.6733 e^z)")
public record Selu() implements Activation {
    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE = 1.0507009873554805;

    @Override
    public double value(double z) {
        return SCALE * (z > 0 ? z : ALPHA * Functions.expm1(z));
    }

    @Override
    public double slope(double z, double a) {
        return SCALE * (z > 0 ? 1 : ALPHA * Functions.exp(z));
    }

    @Override
    public double steepest() {
        return SCALE * ALPHA;
    }

    @Override
    public double curvature(double z) {
        return z > 0 ? 0 : SCALE * ALPHA * Functions.exp(z);
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double gain() {
        return 0.75;
    }
}
