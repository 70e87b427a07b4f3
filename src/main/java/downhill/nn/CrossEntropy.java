package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/**
 * Softmax cross-entropy on logits: the mean over rows; targets are class indices from 0.
 *
 * @param labelSmoothing share of the target that is spread over all classes (Szegedy et al. 2016, Rethinking the
 *     Inception architecture for computer vision)
 */
@Term(id = "cross_entropy", formula = "mean (logsumexp(p) - p[y])")
public record CrossEntropy(@Range double labelSmoothing) implements Loss {

    /** Without smoothing. */
    public CrossEntropy() {
        this(0);
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.MULTICLASS);
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
            int row = r * outputs;
            double largest = largest(prediction, row, outputs);
            double total = 0;
            for (int o = 0; o < outputs; o++) {
                total += Functions.exp(prediction[row + o] - largest);
            }
            double logSum = largest + Functions.log(total);
            sum += (1 - labelSmoothing) * (logSum - prediction[row + (int) target[r]]);
            if (labelSmoothing > 0) {
                sum += labelSmoothing * meanDistance(prediction, row, outputs, logSum);
            }
        }
        return sum;
    }

    private static double meanDistance(double[] prediction, int row, int outputs, double logSum) {
        double distance = 0;
        for (int o = 0; o < outputs; o++) {
            distance += logSum - prediction[row + o];
        }
        return distance / outputs;
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
                double truth = (o == (int) target[r] ? 1 - labelSmoothing : 0) + labelSmoothing / outputs;
                into[row + o] = scale * (into[row + o] / total - truth);
            }
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
        for (int r = 0; r < rows; r++) {
            int row = r * outputs;
            double largest = largest(prediction, row, outputs);
            double total = 0;
            for (int o = 0; o < outputs; o++) {
                into[row + o] = Functions.exp(prediction[row + o] - largest);
                total += into[row + o];
            }
            double mean = 0;
            for (int o = 0; o < outputs; o++) {
                into[row + o] /= total;
                mean = Math.fma(into[row + o], direction[row + o], mean);
            }
            for (int o = 0; o < outputs; o++) {
                into[row + o] *= scale * (direction[row + o] - mean);
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
