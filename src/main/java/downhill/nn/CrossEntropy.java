package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/** Softmax cross-entropy on logits: the mean over rows; targets are class indices from 0. */
@Term(id = "cross_entropy", formula = "mean (logsumexp(p) - p[y])")
public record CrossEntropy() implements Loss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.MULTICLASS);
    }

    @Override
    public int targetColumns(int outputs) {
        return 1;
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            int row = r * outputs;
            double largest = largest(prediction, row, outputs);
            double total = 0;
            for (int o = 0; o < outputs; o++) {
                total += Functions.exp(prediction[row + o] - largest);
            }
            sum += largest + Functions.log(total) - prediction[row + (int) target[r]];
        }
        return sum;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        for (int r = 0; r < rows; r++) {
            int row = r * outputs;
            double largest = largest(prediction, row, outputs);
            double total = 0;
            for (int o = 0; o < outputs; o++) {
                into[row + o] = Functions.exp(prediction[row + o] - largest);
                total += into[row + o];
            }
            for (int o = 0; o < outputs; o++) {
                double truth = o == (int) target[r] ? 1 : 0;
                into[row + o] = scale * (into[row + o] / total - truth);
            }
        }
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return Functions.log(outputs);
    }

    private static double largest(double[] v, int from, int count) {
        double largest = v[from];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, v[from + i]);
        }
        return largest;
    }
}
