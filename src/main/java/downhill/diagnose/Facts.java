package downhill.diagnose;

import downhill.choice.Task;
import downhill.data.Examples;
import downhill.nn.Activation;
import downhill.nn.HardSwish;
import downhill.nn.Relu;
import downhill.nn.Relu6;
import downhill.nn.Threshold;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules must know of an experiment that no edit changes.
 *
 * @param network whether a network learns from data; else a point goes down a surface
 * @param task what it learns
 * @param chance the loss of guessing
 * @param trainRows rows of the training set
 * @param testRows rows of the test set
 * @param features each input as the network sees it, on the training rows
 */
public record Facts(boolean network, Task task, double chance, int trainRows, int testRows, List<Feature> features) {

    public Facts {
        features = List.copyOf(features);
    }

    /** Of a network that learns from these rows. */
    public static Facts of(Task task, double chance, Examples train, int testRows) {
        int columns = train.features();
        List<Feature> features = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            features.add(Feature.of(train.x(), c, columns));
        }
        return new Facts(true, task, chance, train.rows(), testRows, features);
    }

    /** Whether an activation is of the family of ReLU: zero, with slope zero, along half of the line. */
    public static boolean canDie(Activation activation) {
        return activation instanceof Relu
                || activation instanceof Relu6
                || activation instanceof HardSwish
                || activation instanceof Threshold;
    }

    /** Of a surface, where nobody guesses. */
    public static Facts ofSurface(double chance) {
        return new Facts(false, Task.REGRESSION, chance, 1, 1, List.of());
    }

    /** The metric from which on a task counts as solved: 98 % right, or 95 % of the variance explained. */
    public double target() {
        return task == Task.REGRESSION ? 0.95 : 0.98;
    }

    /** Mean and (biased) standard deviation of a column over the training rows. */
    public record Feature(double mean, double deviation) {

        static Feature of(double[] values, int column, int columns) {
            int rows = values.length / columns;
            double mean = 0;
            for (int i = column; i < values.length; i += columns) {
                mean += values[i] / rows;
            }
            double squares = 0;
            for (int i = column; i < values.length; i += columns) {
                double d = values[i] - mean;
                squares = Math.fma(d, d, squares);
            }
            return new Feature(mean, Math.sqrt(squares / rows));
        }
    }
}
