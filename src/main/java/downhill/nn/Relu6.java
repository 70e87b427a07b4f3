package downhill.nn;

import downhill.choice.Term;

/** ReLU that ends at 6; the slope at both ends is 0. */
@Term(
        id = "relu6",
        formula = "min(max(0, z), 6)",
        paper = "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10")
@Slope("0 < z < 6 ? 1 : 0")
public record Relu6() implements Activation {

    @Override
    public double value(double z) {
        return z <= 0 ? 0 : z >= 6 ? 6 : z;
    }

    @Override
    public double slope(double z, double a) {
        return z <= 0 || z >= 6 ? 0 : 1;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {0, 6};
    }
}
