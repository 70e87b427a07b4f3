package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Passes what is above a threshold, and gives a fixed value below. */
@Term(
        id = "threshold",
        formula = "z > threshold ? z : value",
        paper = "Konda, Memisevic & Krueger 2015, Zero-bias autoencoders and the benefits of co-adapting features")
@Slope("z > threshold ? 1 : 0")
public record Threshold(
        @Range(value = 1, min = -100, max = 100) double threshold,
        @Range(value = 0, min = -100, max = 100) double value)
        implements Activation {

    @Override
    public double value(double z) {
        return z <= threshold ? value : z;
    }

    @Override
    public double slope(double z, double a) {
        return z <= threshold ? 0 : 1;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {threshold};
    }
}
