package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/** A drop by a factor every so many epochs. */
@Term(id = "step", formula = "lr * gamma^floor(epoch / step_size)", paper = "torch.optim.lr_scheduler.StepLR")
public record StepDrops(
        @Range(value = 20, min = 1, max = 1_000_000) int stepSize,
        @Range(0.5) double gamma) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return base * Functions.pow(gamma, Math.floorDiv(epoch, stepSize));
    }
}
