package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Huber loss divided by its bend, so that large errors keep slope 1: the mean over outputs and rows. */
@Term(
        id = "smooth_l1",
        formula = "mean (|d| < beta ? d^2 / (2 beta) : |d| - beta / 2), d = p - y",
        paper = "Girshick 2015, Fast R-CNN")
public record SmoothL1(
        @Range(value = 1, min = 1e-6, max = 1e6, scale = Scale.LOG)
        double beta) implements Loss, ElementLoss {

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
        return error < beta ? 0.5 * error * error / beta : error - 0.5 * beta;
    }

    @Override
    public double slope(double prediction, double target) {
        double error = prediction - target;
        return Math.abs(error) < beta ? error / beta : Math.signum(error);
    }

    @Override
    public double curvature(double prediction, double target) {
        return Math.abs(prediction - target) < beta ? 1 / beta : 0;
    }
}
