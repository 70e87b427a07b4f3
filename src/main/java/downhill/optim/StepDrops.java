package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * A drop by a factor every so often.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(id = "step", formula = "lr * gamma^floor(t / step_size)", paper = "torch.optim.lr_scheduler.StepLR")
public record StepDrops(
        @Range(value = 20, min = 1, max = 1_000_000) int stepSize,
        @Range(0.5) double gamma,
        @Range(0) boolean perUpdate)
        implements Schedule {

    /** By epochs. */
    public StepDrops(int stepSize, double gamma) {
        this(stepSize, gamma, false);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        return base * Functions.pow(gamma, Math.floorDiv(t, stepSize));
    }
}
