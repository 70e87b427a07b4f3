package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Arrays;
import java.util.Set;

/** Negative log-likelihood on log-probabilities: the mean over rows; targets are class indices from 0. */
@Term(id = "nll", formula = "mean -p[y]")
public record Nll() implements Loss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.MULTICLASS);
    }

    @Override
    public Head head() {
        return Head.LOG_SOFTMAX;
    }

    @Override
    public int targetColumns(int outputs) {
        return 1;
    }

    @Override
    public void encode(double label, int outputs, double[] into, int at) {
        into[at] = label;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum -= prediction[r * outputs + (int) target[r]];
        }
        return sum;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        Arrays.fill(into, 0, rows * outputs, 0);
        for (int r = 0; r < rows; r++) {
            into[r * outputs + (int) target[r]] = -scale;
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
        Arrays.fill(into, 0, rows * outputs, 0);
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return Functions.log(outputs);
    }
}
