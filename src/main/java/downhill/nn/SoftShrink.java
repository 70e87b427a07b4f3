package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Pulls everything towards zero by lambda; the slope is 0 up to lambda. */
@Term(
        id = "softshrink",
        formula = "|z| > lambda ? z - lambda sign(z) : 0",
        paper = "Donoho 1995, De-noising by soft-thresholding")
@Slope("|z| > lambda ? 1 : 0")
public record SoftShrink(
        @Range(value = 0.5, min = 0, max = 100) double lambd) implements Activation {

    @Override
    public double value(double z) {
        return Math.abs(z) <= lambd ? 0 : z - Math.copySign(lambd, z);
    }

    @Override
    public double slope(double z, double a) {
        return Math.abs(z) <= lambd ? 0 : 1;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-lambd, lambd};
    }
}
