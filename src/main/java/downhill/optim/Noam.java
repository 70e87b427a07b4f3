package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;

/**
 * The rate of the first transformer: as inverse_sqrt, in units of the model's width; the chosen rate is its factor.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "noam",
        formula = "lr * d_model^-0.5 * min(s^-0.5, s * warmup_steps^-1.5), s = t + 1",
        paper = "Vaswani et al. 2017, Attention is all you need")
public record Noam(
        @Range(value = 64, min = 1, max = 1_000_000) int dModel,
        @Range(value = 400, min = 1, max = 1_000_000) int warmupSteps,
        @Range(1) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        double s = (double) (perUpdate ? update : epoch) + 1;
        double rise = s / (warmupSteps * Math.sqrt(warmupSteps));
        return base / Math.sqrt(dModel) * Math.min(1 / Math.sqrt(s), rise);
    }
}
