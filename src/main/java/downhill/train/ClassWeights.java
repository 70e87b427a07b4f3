package downhill.train;

import downhill.experiment.Training;
import downhill.nn.Loss;
import downhill.nn.Model;
import java.util.Arrays;

/**
 * The weighted mean of a loss: each answer counts as much as its class, sum of w l / sum of w (PyTorch); of a loss that
 * is a sum, so many times that.
 */
final class ClassWeights {
    private ClassWeights() {}

    /** Loss of a batch; fills the derivative of {@code scale} times it. */
    static double apply(
            Training training,
            Targets set,
            Model model,
            double[] prediction,
            double[] target,
            int[] order,
            int from,
            int rows,
            double scale,
            double[] derivative) {
        Loss loss = training.loss();
        int units = model.units();
        int moments = model.moments();
        int width = set.columns() / moments;
        double[] one = new double[units];
        double total = 0;
        double sum = 0;
        loss.gradient(prediction, target, rows * moments, units, 1, derivative);
        for (int a = 0; a < rows * moments; a++) {
            double weight = weight(training, set.labels()[order[from + a / moments] * moments + a % moments]);
            System.arraycopy(prediction, a * units, one, 0, units);
            double[] wanted = Arrays.copyOfRange(target, a * width, (a + 1) * width);
            sum += weight * loss.sum(one, wanted, 1, units);
            total += weight;
            for (int u = 0; u < units; u++) {
                derivative[a * units + u] *= weight;
            }
        }
        // A batch whose classes all count nothing teaches nothing.
        int answers = rows * moments;
        double share = total > 0 ? loss.scale(answers) * answers / total : 0;
        for (int i = 0; i < rows * moments * units; i++) {
            derivative[i] *= scale * share;
        }
        return sum * share;
    }

    private static double weight(Training training, double label) {
        int index = (int) label;
        return index < training.classWeights().size() ? training.classWeights().get(index) : 1;
    }
}
