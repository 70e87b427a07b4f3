package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;

/**
 * Up in a straight line, then down as one over the square root of time.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "inverse_sqrt",
        formula = "lr * (t + 1) / warmup_steps while t < warmup_steps, then lr * sqrt(warmup_steps / (t + 1))",
        paper = "fairseq, inverse_sqrt; Vaswani et al. 2017, Attention is all you need")
public record InverseSqrt(
        @Range(value = 100, min = 1, max = 1_000_000) int warmupSteps,
        @Range(1) boolean perUpdate) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        double done = (double) t + 1;
        return t < warmupSteps ? base * done / warmupSteps : base * Math.sqrt(warmupSteps / done);
    }
}
