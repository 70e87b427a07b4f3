package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Mean squared error: the mean over outputs and rows. */
@Term(id = "mse", formula = "mean (p - y)^2")
public record Mse() implements Loss {

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
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            double error = prediction[i] - target[i];
            sum = Math.fma(error, error, sum);
        }
        return sum / outputs;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        double factor = 2 * scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * (prediction[i] - target[i]);
        }
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
        double factor = 2 * scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * direction[i];
        }
    }

    /** The variance of the targets: the loss of always answering their mean. */
    @Override
    public double chance(double[] target, int rows, int outputs) {
        double total = 0;
        for (int column = 0; column < outputs; column++) {
            total += variance(target, rows, outputs, column);
        }
        return total / outputs;
    }

    private static double variance(double[] target, int rows, int outputs, int column) {
        double mean = Targets.mean(target, rows, outputs, column);
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            double d = target[r * outputs + column] - mean;
            sum = Math.fma(d, d, sum);
        }
        return sum / rows;
    }
}
