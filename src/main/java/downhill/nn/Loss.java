package downhill.nn;

import downhill.choice.Choice;
import downhill.choice.Task;
import java.util.Set;

/**
 * What training makes small: {@link #scale} times the {@link BatchLoss#sum} over a batch of the loss of each sample,
 * which is their mean for all but the losses that PyTorch calls {@code reduction='sum'}.
 *
 * <p>Predictions are {@code [rows][outputs]} behind the {@link #head}, targets {@code [rows][targetColumns]} as
 * {@link #encode} writes them.
 */
public sealed interface Loss extends Choice, BatchLoss
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

    /** The factor that makes the loss of a batch out of the {@link BatchLoss#sum} over its rows. */
    default double scale(int rows) {
        return 1.0 / rows;
    }
}
