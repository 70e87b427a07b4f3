package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * The same factor again and again.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(id = "exponential", formula = "lr * gamma^t", paper = "torch.optim.lr_scheduler.ExponentialLR")
public record Exponential(
        @Range(0.95) double gamma, @Range(0) boolean perUpdate) implements Schedule {

    /** By epochs. */
    public Exponential(double gamma) {
        this(gamma, false);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return base * Functions.pow(gamma, perUpdate ? update : epoch);
    }
}
