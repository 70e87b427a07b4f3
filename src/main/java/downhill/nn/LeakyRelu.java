package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** ReLU that lets a share of the negative side through; the slope at 0 is that share. */
@Term(
        id = "leaky_relu",
        formula = "z > 0 ? z : negative_slope z",
        paper = "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models")
@Slope("z > 0 ? 1 : negative_slope")
public record LeakyRelu(
        @Range(value = 0.01, min = 0, max = 1) double negativeSlope) implements Activation {

    @Override
    public double value(double z) {
        // No share of minus infinity is 0, not NaN.
        return z > 0 ? z : negativeSlope == 0 && z < 0 ? 0 : negativeSlope * z;
    }

    @Override
    public double slope(double z, double a) {
        return z > 0 ? 1 : negativeSlope;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double gain() {
        return Math.sqrt(2 / (1 + negativeSlope * negativeSlope));
    }
}
