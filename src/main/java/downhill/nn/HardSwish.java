package downhill.nn;

import downhill.choice.Term;

/** Swish in straight and parabolic pieces; its slope at -3 is -1/2, at 3 it is 1. */
@Term(id = "hardswish", formula = "z relu6(z + 3) / 6", paper = "Howard et al. 2019, Searching for MobileNetV3")
@Slope("z <= -3 ? 0 : z < 3 ? z / 3 + 1 / 2 : 1")
public record HardSwish() implements Activation {

    @Override
    public double value(double z) {
        return z <= -3 ? 0 : z >= 3 ? z : z * (z + 3) / 6;
    }

    @Override
    public double slope(double z, double a) {
        // At 3 PyTorch 1.13 answers 3/2 for some elements of a tensor and 1 for others: its scalar and its vector loop
        // differ. This is the vector loop's 1, as in the reference data.
        return z < -3 ? 0 : z >= 3 ? 1 : z / 3 + 0.5;
    }

    @Override
    public double steepest() {
        return 1.5;
    }

    @Override
    public double curvature(double z) {
        return z < -3 || z >= 3 ? 0 : 1.0 / 3;
    }

    @Override
    public double[] kinks() {
        return new double[] {-3, 3};
    }
}
