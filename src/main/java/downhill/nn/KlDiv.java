package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Arrays;
import java.util.Set;

/** Kullback-Leibler divergence from log-probabilities to target distributions: the mean over rows of a sum over classes. */
@Term(
        id = "kl_div",
        formula = "mean sum y (log y - p)",
        paper = "Kullback & Leibler 1951, On information and sufficiency")
public record KlDiv() implements Loss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.MULTICLASS);
    }

    @Override
    public Head head() {
        return Head.LOG_SOFTMAX;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            sum += target[i] == 0 ? 0 : target[i] * (Functions.log(target[i]) - prediction[i]);
        }
        return sum;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = -scale * target[i];
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
        double information = 0;
        for (int i = 0; i < rows * outputs; i++) {
            information += target[i] == 0 ? 0 : target[i] * (Functions.log(target[i]) + Functions.log(outputs));
        }
        return information / rows;
    }
}
