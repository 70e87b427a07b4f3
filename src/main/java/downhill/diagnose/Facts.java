package downhill.diagnose;

import downhill.choice.Task;
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

    /** Of a surface, where nobody guesses. */
    public static Facts ofSurface(double chance) {
        return new Facts(false, Task.REGRESSION, chance, 1, 1, List.of());
    }

    /** The metric from which on a task counts as solved: 98 % right, or 95 % of the variance explained. */
    public double target() {
        return task == Task.REGRESSION ? 0.95 : 0.98;
    }

    /** Mean and (biased) standard deviation of a column over the training rows. */
    public record Feature(double mean, double deviation) {}
}
