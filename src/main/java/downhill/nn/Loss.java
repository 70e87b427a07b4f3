package downhill.nn;

import downhill.choice.Choice;
import downhill.choice.Task;
import java.util.Set;

/** What training makes small: the mean over a batch of the loss of each sample. */
public sealed interface Loss extends Choice permits Mse, BceWithLogits, CrossEntropy {

    /** The tasks it fits. */
    Set<Task> tasks();

    /** Columns of a target row for so many outputs: class indices have one. */
    int targetColumns(int outputs);

    /**
     * Sum over the rows of the loss of one sample, in order of rows.
     *
     * @param prediction {@code [rows][outputs]}
     * @param target {@code [rows][targetColumns]}
     */
    double sum(double[] prediction, double[] target, int rows, int outputs);

    /**
     * Derivative by the prediction of {@code scale} times the sum of the losses of the samples.
     *
     * @param scale 1/rows for the gradient of the mean
     * @param into {@code [rows][outputs]}, overwritten
     */
    void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into);

    /** The loss of somebody who guesses from the targets' distribution alone ("guessing"). */
    double chance(double[] target, int rows, int outputs);
}
