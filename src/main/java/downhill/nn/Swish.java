package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** z times the logistic function of beta z: between half of z (beta small) and ReLU (beta large). */
@Term(
        id = "swish",
        formula = "z sigmoid(beta z)",
        paper = "Ramachandran, Zoph & Le 2017, Searching for activation functions")
@Slope("s (1 + beta z (1 - s)), s = sigmoid(beta z)")
public record Swish(
        @Range(value = 1, min = 1e-3, max = 100, scale = Scale.LOG)
        double beta) implements Activation {

    @Override
    public double value(double z) {
        return Gate.value(z, beta * z);
    }

    @Override
    public double slope(double z, double a) {
        return Gate.slope(z, beta * z, beta);
    }

    // At z = 2.3993572805154677 / beta.
    @Override
    public double steepest() {
        return 1.099839320128867;
    }

    @Override
    public double curvature(double z) {
        return Gate.curvature(z, beta * z, beta, 0);
    }
}
