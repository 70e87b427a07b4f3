package downhill.nn;

import downhill.choice.Term;
import downhill.math.NormalDistribution;

/** Gaussian error linear unit: z times the share of a standard normal below z. */
@Term(id = "gelu", formula = "z Phi(z)", paper = "Hendrycks & Gimpel 2016, Gaussian error linear units")
@Slope("Phi(z) + z e^(-z^2 / 2) / sqrt(2 pi)")
public record Gelu() implements Activation {

    @Override
    public double value(double z) {
        return Gate.times(z, NormalDistribution.cdf(z));
    }

    @Override
    public double slope(double z, double a) {
        return NormalDistribution.cdf(z) + Gate.times(z, NormalDistribution.density(z));
    }

    // At z = sqrt(2).
    @Override
    public double steepest() {
        return 1.1289041451851547;
    }

    @Override
    public double curvature(double z) {
        double density = NormalDistribution.density(z);
        return density == 0 ? 0 : density * (2 - z * z);
    }
}
