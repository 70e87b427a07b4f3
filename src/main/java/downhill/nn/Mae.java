package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Mean absolute error (PyTorch: L1 loss): the mean over outputs and rows; the slope of no error is 0. */
@Term(id = "mae", formula = "mean |p - y|")
public record Mae() implements Loss, ElementLoss {

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
        return Math.abs(prediction - target);
    }

    @Override
    public double slope(double prediction, double target) {
        return Math.signum(prediction - target);
    }

    @Override
    public double curvature(double prediction, double target) {
        return 0;
    }
}
