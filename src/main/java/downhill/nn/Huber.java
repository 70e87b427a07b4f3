package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Squared for small errors, absolute for large ones: the mean over outputs and rows. */
@Term(
        id = "huber",
        formula = "mean (|d| <= delta ? d^2 / 2 : delta (|d| - delta / 2)), d = p - y",
        paper = "Huber 1964, Robust estimation of a location parameter")
public record Huber(
        @Range(value = 1, min = 1e-6, max = 1e6, scale = Scale.LOG)
        double delta) implements Loss, ElementLoss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.REGRESSION, Task.BINARY);
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double value(double prediction, double target) {
        double error = Math.abs(prediction - target);
        return error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
    }

    @Override
    public double slope(double prediction, double target) {
        double error = prediction - target;
        return error > delta ? delta : error < -delta ? -delta : error;
    }

    @Override
    public double curvature(double prediction, double target) {
        return Math.abs(prediction - target) <= delta ? 1 : 0;
    }
}
