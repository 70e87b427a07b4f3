package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Half the mean squared error, whose derivative is the error itself: the mean over outputs and rows. */
@Term(id = "half_mse", formula = "mean (p - y)^2 / 2")
public record HalfMse() implements Loss {
    private static final Mse MSE = new Mse();

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.REGRESSION, Task.BINARY, Task.MULTICLASS);
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        return 0.5 * MSE.sum(prediction, target, rows, outputs);
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        MSE.gradient(prediction, target, rows, outputs, 0.5 * scale, into);
    }

    @Override
    public void curvature(
            double[] prediction,
            double[] target,
            int rows,
            int outputs,
            double scale,
            double[] direction,
            double[] into) {
        MSE.curvature(prediction, target, rows, outputs, 0.5 * scale, direction, into);
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return 0.5 * MSE.chance(target, rows, outputs);
    }
}
