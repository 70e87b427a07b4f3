package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/** A drop by a factor at each of the chosen epochs. */
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

        @Range(0.1) double gamma)
        implements Schedule {

    public MultiStep {
        milestones = List.copyOf(milestones);
    }

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long reached =
                milestones.stream().filter(milestone -> milestone <= epoch).count();
        return base * Functions.pow(gamma, reached);
    }
}
