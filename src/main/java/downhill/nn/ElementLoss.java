package downhill.nn;

/** A loss that is the mean over the outputs of a function of one prediction and its target. */
interface ElementLoss extends BatchLoss {

    /** The loss of one output. */
    double value(double prediction, double target);

    /** Its derivative by the prediction. */
    double slope(double prediction, double target);

    /** Its second derivative by the prediction; at a kink that of one side. */
    double curvature(double prediction, double target);

    @Override
    default double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            sum += value(prediction[i], target[i]);
        }
        return sum / outputs;
    }

    @Override
    default void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        double factor = scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * slope(prediction[i], target[i]);
        }
    }

    @Override
    default void curvature(
            double[] prediction,
            double[] target,
            int rows,
            int outputs,
            double scale,
            double[] direction,
            double[] into) {
        double factor = scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * curvature(prediction[i], target[i]) * direction[i];
        }
    }

    /**
     * Of always answering the targets' median or their mean, whichever is better: exact for absolute errors, and near
     * the best constant for what lies between absolute and squared ones.
     */
    @Override
    default double chance(double[] target, int rows, int outputs) {
        double total = 0;
        for (int column = 0; column < outputs; column++) {
            total += Math.min(
                    constant(Targets.median(target, rows, outputs, column), target, rows, outputs, column),
                    constant(Targets.mean(target, rows, outputs, column), target, rows, outputs, column));
        }
        return total / outputs;
    }

    private double constant(double answer, double[] target, int rows, int outputs, int column) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += value(answer, target[r * outputs + column]);
        }
        return sum / rows;
    }
}
