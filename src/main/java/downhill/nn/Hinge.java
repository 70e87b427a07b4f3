package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Hinge loss of a support vector machine, targets -1 and +1, each class against the rest: the mean over outputs and rows. */
@Term(id = "hinge", formula = "mean max(0, 1 - y p)", paper = "Cortes & Vapnik 1995, Support-vector networks")
public record Hinge() implements Loss, ElementLoss {

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
        return Math.max(0, 1 - target * prediction);
    }

    @Override
    public double slope(double prediction, double target) {
        return 1 - target * prediction <= 0 ? 0 : -target;
    }

    @Override
    public double curvature(double prediction, double target) {
        return 0;
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        double total = 0;
        for (int column = 0; column < outputs; column++) {
            double positive = 0.5 + 0.5 * Targets.mean(target, rows, outputs, column);
            total += 2 * Math.min(positive, 1 - positive);
        }
        return total / outputs;
    }
}
