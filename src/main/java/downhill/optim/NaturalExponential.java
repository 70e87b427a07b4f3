package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Decay as an exponential of time.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(id = "natural_exp", formula = "lr * exp(-k t)", paper = "tf.keras: tf.compat.v1.train.natural_exp_decay")
public record NaturalExponential(
        @Range(value = 0.05, max = 100) double k, @Range(0) boolean perUpdate) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        return base * Functions.exp(-k * (double) t);
    }
}
