package downhill.optim;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Term;

/**
 * Up to the chosen rate in a straight line, then another schedule.
 *
 * <p>That one counts from the end of the warm-up if both count the same, else from the start of the training: how
 * many updates an epoch has is not known here. The form of Goyal et al. 2017, lr * min(1, (t + 1) / w), is
 * {@code start_factor} 1 / w and {@code steps} w - 1.
 *
 * @param perUpdate whether t counts updates; else epochs
 * @param after no warm-up itself
 */
@Term(
        id = "warmup",
        formula = "lr * (start_factor + (1 - start_factor) * t / steps) while t < steps, then the schedule after it",
        paper = "Goyal et al. 2017, Accurate, large minibatch SGD: training ImageNet in 1 hour; "
                + "torch.optim.lr_scheduler.LinearLR and SequentialLR")
public record Warmup(
        @Range(value = 100, min = 1, max = 1_000_000) int steps,
        @Range(value = 0.1) double startFactor,
        @Range(1) boolean perUpdate,
        @Default("constant") Schedule after)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        if (t < steps) {
            return base * (startFactor + (1 - startFactor) * (double) t / steps);
        }
        return perUpdate
                ? after.rate(base, update - steps, epoch, state)
                : after.rate(base, update, epoch - steps, state);
    }

    @Override
    public int scalars() {
        return after.scalars();
    }

    @Override
    public boolean watches() {
        return after.watches();
    }

    @Override
    public void observe(double base, double metric, double[] state) {
        after.observe(base, metric, state);
    }
}
