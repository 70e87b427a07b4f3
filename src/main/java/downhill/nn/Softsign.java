package downhill.nn;

import downhill.choice.Term;

/** Like tanh, but it reaches its ends slowly. */
@Term(
        id = "softsign",
        formula = "z / (1 + |z|)",
        paper = "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks")
@Slope("1 / (1 + |z|)^2")
public record Softsign() implements Activation {

    @Override
    public double value(double z) {
        return Double.isInfinite(z) ? Math.signum(z) : z / (1 + Math.abs(z));
    }

    @Override
    public double slope(double z, double a) {
        double below = 1 + Math.abs(z);
        return 1 / (below * below);
    }

    @Override
    public double curvature(double z) {
        double below = 1 + Math.abs(z);
        return -2 * Math.signum(z) / (below * below * below);
    }
}
