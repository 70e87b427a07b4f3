package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/**
 * A drop by a factor at each of the chosen times.
 *
 * @param milestones rising
 * @param perUpdate whether milestones count updates; else epochs
 */
@Term(
        id = "multi_step",
        formula = "lr * gamma^(number of milestones reached)",
        paper = "torch.optim.lr_scheduler.MultiStepLR")
public record MultiStep(
        @Range(
                list = {40, 50},
                min = 1,
                max = 1_000_000)
        List<Integer> milestones,

        @Range(0.1) double gamma,
        @Range(0) boolean perUpdate)
        implements Schedule {

    public MultiStep {
        milestones = List.copyOf(milestones);
    }

    /** By epochs. */
    public MultiStep(List<Integer> milestones, double gamma) {
        this(milestones, gamma, false);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        int reached = 0;
        while (reached < milestones.size() && milestones.get(reached) <= t) {
            reached++;
        }
        return base * Functions.pow(gamma, (long) reached);
    }
}
