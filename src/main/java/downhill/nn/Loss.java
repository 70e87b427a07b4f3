package downhill.nn;

import downhill.choice.Choice;
import downhill.choice.Task;
import java.util.Set;

/**
 * What training makes small: {@link #scale} times the {@link #sum} over a batch of the loss of each sample, which is
 * their mean for all but the losses that PyTorch calls {@code reduction='sum'}.
 *
 * <p>Predictions are {@code [rows][outputs]} behind the {@link #head}, targets {@code [rows][targetColumns]} as
 * {@link #encode} writes them.
 */
public sealed interface Loss extends Choice
        permits BceWithLogits,
                CrossEntropy,
                Mse,
                HalfMse,
                MseSum,
                Mae,
                Huber,
                SmoothL1,
                LogCosh,
                Hinge,
                SquaredHinge,
                Bce,
                CategoricalCrossEntropy,
                Nll,
                KlDiv {

    /** The tasks it fits. */
    Set<Task> tasks();

    /** What the network needs behind its last layer. */
    default Head head() {
        return Head.IDENTITY;
    }

    /** Columns of a target row for so many outputs: class indices have one. */
    default int targetColumns(int outputs) {
        return outputs;
    }

    /**
     * Writes the target row for a label.
     *
     * @param label a number for regression, 0 or 1 for two classes with one output, else the index of a class
     * @param into filled from {@code at} on with {@link #targetColumns} numbers
     */
    default void encode(double label, int outputs, double[] into, int at) {
        Targets.encode(label, outputs, 0, 1, into, at);
    }

    /** For two classes with one output: the prediction above which the answer is class 1. */
    default double threshold() {
        return 0;
    }

    /** The factor that makes the loss of a batch out of the {@link #sum} over its rows. */
    default double scale(int rows) {
        return 1.0 / rows;
    }

    /** Sum over the rows of the loss of one sample, in order of rows. */
    double sum(double[] prediction, double[] target, int rows, int outputs);

    /**
     * Derivative by the prediction of {@code scale} times the sum of the losses of the samples.
     *
     * @param scale {@link #scale} of the rows for the gradient of the batch, 1 for each sample's own
     * @param into {@code [rows][outputs]}, overwritten
     */
    void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into);

    /**
     * The second derivative by the prediction of {@code scale} times the sum of the losses of the samples, times a
     * direction; at a kink that of one side, so that a loss of straight pieces has none.
     *
     * @param direction {@code [rows][outputs]}
     * @param into {@code [rows][outputs]}, overwritten; never {@code direction} itself
     */
    void curvature(
            double[] prediction,
            double[] target,
            int rows,
            int outputs,
            double scale,
            double[] direction,
            double[] into);

    /**
     * The loss of somebody who knows the targets' distribution but no input ("guessing"): where the loss measures
     * distance that of the best constant answer, for probabilities that of calling all classes equally likely.
     */
    double chance(double[] target, int rows, int outputs);
}
