package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;

/** A smooth ReLU; beta is how sharp its bend is. */
@Term(
        id = "softplus",
        formula = "log(1 + e^(beta z)) / beta",
        paper =
                "Dugas, Bengio, Belisle, Nadeau & Garcia 2001, Incorporating second-order functional knowledge for better option pricing")
@Slope("sigmoid(beta z)")
public record Softplus(
        @Range(value = 1, min = 1e-3, max = 100, scale = Scale.LOG)
        double beta) implements Activation {

    @Override
    public double value(double z) {
        return Math.max(z, 0) + Functions.log1p(Functions.exp(-Math.abs(beta * z))) / beta;
    }

    @Override
    public double slope(double z, double a) {
        return Functions.sigmoid(beta * z);
    }

    @Override
    public double curvature(double z) {
        return beta * Functions.sigmoid(beta * z) * Functions.sigmoid(-beta * z);
    }
}
