package downhill.nn;

import downhill.choice.Term;
import downhill.math.Kernels;

/** Rectified linear unit; the slope at 0 is 0. NaN stays NaN. */
@Term(id = "relu", formula = "max(0, z)", paper = "Nair & Hinton 2010, Rectified linear units improve RBMs")
@Slope("z > 0 ? 1 : 0")
public record Relu() implements Activation {

    @Override
    public double value(double z) {
        return z <= 0 ? 0 : z;
    }

    @Override
    public double slope(double z, double a) {
        return z <= 0 ? 0 : 1;
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
        return Math.sqrt(2);
    }

    @Override
    public void values(double[] z, double[] a, int from, int to) {
        Kernels.relu(z, a, from, to);
    }

    @Override
    public void slopes(double[] z, double[] a, double[] da, double[] dz, int from, int to) {
        Kernels.reluBack(z, da, dz, from, to);
    }
}
