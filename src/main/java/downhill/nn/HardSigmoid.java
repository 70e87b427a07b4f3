package downhill.nn;

import downhill.choice.Term;

/** The logistic function in three straight pieces (PyTorch, where Keras has 0.2 z + 0.5). */
@Term(
        id = "hard_sigmoid",
        formula = "clamp(z / 6 + 1 / 2, 0, 1)",
        paper = "Courbariaux, Bengio & David 2015, BinaryConnect")
@Slope("|z| < 3 ? 1 / 6 : 0")
public record HardSigmoid() implements Activation {

    @Override
    public double value(double z) {
        return z <= -3 ? 0 : z >= 3 ? 1 : z / 6 + 0.5;
    }

    @Override
    public double slope(double z, double a) {
        return z <= -3 || z >= 3 ? 0 : 1.0 / 6;
    }

    @Override
    public double steepest() {
        return 1.0 / 6;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-3, 3};
    }
}
