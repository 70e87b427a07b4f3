package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** Logarithm of the logistic function; never above 0. */
@Term(id = "log_sigmoid", formula = "log(1 / (1 + e^-z))")
@Slope("sigmoid(-z)")
public record LogSigmoid() implements Activation {

    @Override
    public double value(double z) {
        return -Functions.softplus(-z);
    }

    @Override
    public double slope(double z, double a) {
        return Functions.sigmoid(-z);
    }

    @Override
    public double curvature(double z) {
        return -Functions.sigmoid(z) * Functions.sigmoid(-z);
    }
}
