package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;

/**
 * Decay as one over time: fast at first, ever slower later.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "inverse_time",
        formula = "lr / (1 + k t)",
        paper = "Robbins & Monro 1951, A stochastic approximation method")
public record InverseTime(
        @Range(value = 0.05, max = 100) double k, @Range(0) boolean perUpdate) implements Schedule {

    /** By epochs. */
    public InverseTime(double k) {
        this(k, false);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        return base / (1 + k * (double) t);
    }
}
