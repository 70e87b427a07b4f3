package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import java.util.Set;

/** Squared error summed, not averaged, over outputs and rows: its gradient grows with the batch. */
@Term(id = "mse_sum", formula = "sum (p - y)^2")
public record MseSum() implements Loss {
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
    public double scale(int rows) {
        return 1;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        return outputs * MSE.sum(prediction, target, rows, outputs);
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        MSE.gradient(prediction, target, rows, outputs, outputs * scale, into);
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
        MSE.curvature(prediction, target, rows, outputs, outputs * scale, direction, into);
    }

    /** For a set of so many rows, as the loss itself. */
    @Override
    public double chance(double[] target, int rows, int outputs) {
        return (double) rows * outputs * MSE.chance(target, rows, outputs);
    }
}
