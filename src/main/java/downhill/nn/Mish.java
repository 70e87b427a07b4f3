package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** z times a gate that opens with the softplus of z. */
@Term(
        id = "mish",
        formula = "z tanh(log(1 + e^z))",
        paper = "Misra 2020, Mish: a self regularized non-monotonic activation function")
@Slope("t + z (1 - t^2) sigmoid(z), t = tanh(log(1 + e^z))")
public record Mish() implements Activation {

    @Override
    public double value(double z) {
        return Gate.times(z, gate(z));
    }

    @Override
    public double slope(double z, double a) {
        return gate(z) + Gate.times(z, gateSlope(z));
    }

    // At z = 1.4905711794854284.
    @Override
    public double steepest() {
        return 1.088498161251728;
    }

    @Override
    public double curvature(double z) {
        double slope = gateSlope(z);
        double gateCurvature = slope * (Functions.sigmoid(-z) - 2 * gate(z) * Functions.sigmoid(z));
        return 2 * slope + Gate.times(z, gateCurvature);
    }

    // tanh(log(1 + e^z)) = n / (n + 2) with n = e^z (e^z + 2); written in whichever of e^z and e^-z is small.
    private static double gate(double z) {
        double small = Functions.exp(-Math.abs(z));
        if (z < 0) {
            double n = small * (small + 2);
            return n / (n + 2);
        }
        return (1 + 2 * small) / (1 + 2 * small * (1 + small));
    }

    /** 1 - gate(z), without the loss of its digits. */
    private static double rest(double z) {
        double small = Functions.exp(-Math.abs(z));
        return z < 0 ? 2 / (small * (small + 2) + 2) : 2 * small * small / (1 + 2 * small * (1 + small));
    }

    private static double gateSlope(double z) {
        return rest(z) * (1 + gate(z)) * Functions.sigmoid(z);
    }
}
