package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Hinge loss squared, which has no kink: the mean over outputs and rows, targets -1 and +1. */
@Term(
        id = "squared_hinge",
        formula = "mean max(0, 1 - y p)^2",
        paper = "Lee & Mangasarian 2001, SSVM: a smooth support vector machine")
public record SquaredHinge() implements Loss, ElementLoss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY, Task.MULTICLASS);
    }

    @Override
    public void encode(double label, int outputs, double[] into, int at) {
        Targets.encode(label, outputs, -1, 1, into, at);
    }

    @Override
    public double value(double prediction, double target) {
        double missing = Math.max(0, 1 - target * prediction);
        return missing * missing;
    }

    @Override
    public double slope(double prediction, double target) {
        return -2 * target * Math.max(0, 1 - target * prediction);
    }

    @Override
    public double curvature(double prediction, double target) {
        return 1 - target * prediction > 0 ? 2 * target * target : 0;
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        double total = 0;
        for (int column = 0; column < outputs; column++) {
            double positive = 0.5 + 0.5 * Targets.mean(target, rows, outputs, column);
            total += 4 * positive * (1 - positive);
        }
        return total / outputs;
    }
}
