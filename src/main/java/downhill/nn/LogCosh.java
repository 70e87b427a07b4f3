package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/** Squared for small errors, absolute for large ones, without a seam: the mean over outputs and rows. */
@Term(id = "log_cosh", formula = "mean log(cosh(p - y))")
public record LogCosh() implements Loss, ElementLoss {
    private static final double LOG_2 = Functions.log(2);

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
        return error + Functions.log1p(Functions.exp(-2 * error)) - LOG_2;
    }

    @Override
    public double slope(double prediction, double target) {
        return Functions.tanh(prediction - target);
    }

    @Override
    public double curvature(double prediction, double target) {
        double slope = slope(prediction, target);
        return 1 - slope * slope;
    }
}
