package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/** Cross-entropy on probabilities: the mean over rows of a sum over classes; targets are distributions, one-hot for classes. */
@Term(id = "categorical_cross_entropy", formula = "mean -sum y log p")
public record CategoricalCrossEntropy() implements Loss {
    /** A class that is held to be impossible costs much, but no infinity. */
    private static final double LEAST = Double.MIN_NORMAL;

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.MULTICLASS);
    }

    @Override
    public Head head() {
        return Head.SOFTMAX;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            sum -= target[i] == 0 ? 0 : target[i] * Functions.log(Math.max(prediction[i], LEAST));
        }
        return sum;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = -scale * target[i] / Math.max(prediction[i], LEAST);
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
        for (int i = 0; i < rows * outputs; i++) {
            double p = prediction[i];
            into[i] = p > LEAST ? scale * target[i] / p / p * direction[i] : 0;
        }
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return Functions.log(outputs);
    }
}
