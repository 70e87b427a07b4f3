package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Leaves out what is small; the slope is 0 up to lambda. */
@Term(id = "hardshrink", formula = "|z| > lambda ? z : 0")
@Slope("|z| > lambda ? 1 : 0")
public record HardShrink(
        @Range(value = 0.5, min = 0, max = 100) double lambd) implements Activation {

    @Override
    public double value(double z) {
        return Math.abs(z) <= lambd ? 0 : z;
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
