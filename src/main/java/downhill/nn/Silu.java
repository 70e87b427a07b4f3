package downhill.nn;

import downhill.choice.Term;

/** Sigmoid linear unit: Swish with beta 1. */
@Term(id = "silu", formula = "z sigmoid(z)", paper = "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units")
@Slope("s (1 + z (1 - s)), s = sigmoid(z)")
public record Silu() implements Activation {

    @Override
    public double value(double z) {
        return Gate.value(z, z);
    }

    @Override
    public double slope(double z, double a) {
        return Gate.slope(z, z, 1);
    }

    // At z = 2.3993572805154677.
    @Override
    public double steepest() {
        return 1.099839320128867;
    }

    @Override
    public double curvature(double z) {
        return Gate.curvature(z, z, 1, 0);
    }
}
