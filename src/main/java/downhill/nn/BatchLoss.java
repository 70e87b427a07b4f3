package downhill.nn;

/**
 * The arithmetic of a loss: value and derivatives over the rows of a batch.
 *
 * <p>Predictions are {@code [rows][outputs]}, targets {@code [rows][targetColumns]} as {@link Loss#encode} writes them.
 */
public interface BatchLoss {

    /** Sum over the rows of the loss of one sample, in order of rows. */
    double sum(double[] prediction, double[] target, int rows, int outputs);

    /**
     * Derivative by the prediction of {@code scale} times the sum of the losses of the samples.
     *
     * @param scale {@link Loss#scale} of the rows for the gradient of the batch, 1 for each sample's own
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
