package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/** Exponential linear unit: bends smoothly to -alpha; the slope at 0 is alpha. */
@Term(
        id = "elu",
        formula = "z > 0 ? z : alpha (e^z - 1)",
        paper =
                "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units")
@Slope("z > 0 ? 1 : alpha e^z")
public record Elu(@Range(value = 1, min = 0, max = 100) double alpha) implements Activation {

    @Override
    public double value(double z) {
        return z > 0 ? z : alpha * Functions.expm1(z);
    }

    @Override
    public double slope(double z, double a) {
        return z > 0 ? 1 : alpha * Functions.exp(z);
    }

    @Override
    public double steepest() {
        return Math.max(1, alpha);
    }

    @Override
    public double curvature(double z) {
        return z > 0 ? 0 : alpha * Functions.exp(z);
    }

    @Override
    public double[] kinks() {
        return alpha == 1 ? new double[0] : new double[] {0};
    }
}
