package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;

/** ELU whose slope is continuous for every alpha; the slope at 0 is 1. */
@Term(
        id = "celu",
        formula = "z > 0 ? z : alpha (e^(z / alpha) - 1)",
        paper = "Barron 2017, Continuously differentiable exponential linear units")
@Slope("z > 0 ? 1 : e^(z / alpha)")
public record Celu(
        @Range(value = 1, min = 1e-3, max = 100, scale = Scale.LOG)
        double alpha) implements Activation {

    @Override
    public double value(double z) {
        return z > 0 ? z : alpha * Functions.expm1(z / alpha);
    }

    @Override
    public double slope(double z, double a) {
        return z > 0 ? 1 : Functions.exp(z / alpha);
    }

    @Override
    public double curvature(double z) {
        return z > 0 ? 0 : Functions.exp(z / alpha) / alpha;
    }
}
