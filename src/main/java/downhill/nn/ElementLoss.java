package downhill.nn;

/** A loss that is the mean over the outputs of a function of one prediction and its target. */
interface ElementLoss {

    /** The loss of one output. */
    double value(double prediction, double target);

    /** Its derivative by the prediction. */
    double slope(double prediction, double target);

    /** Its second derivative by the prediction; at a kink that of one side. */
    double curvature(double prediction, double target);

    /** {@link Loss#sum}. */
    static double sum(ElementLoss loss, double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            sum += loss.value(prediction[i], target[i]);
        }
        return sum / outputs;
    }

    /** {@link Loss#gradient}. */
    static void gradient(
            ElementLoss loss, double[] prediction, double[] target, int size, double factor, double[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = factor * loss.slope(prediction[i], target[i]);
        }
    }

    /** {@link Loss#curvature}. */
    static void curvature(
            ElementLoss loss,
            double[] prediction,
            double[] target,
            int size,
            double factor,
            double[] direction,
            double[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = factor * loss.curvature(prediction[i], target[i]) * direction[i];
        }
    }

    /**
     * {@link Loss#chance} of always answering the targets' median or their mean, whichever is better: exact for
     * absolute errors, and near the best constant for what lies between absolute and squared ones.
     */
    static double chance(ElementLoss loss, double[] target, int rows, int outputs) {
        double total = 0;
        for (int column = 0; column < outputs; column++) {
            total += Math.min(
                    constant(loss, Targets.median(target, rows, outputs, column), target, rows, outputs, column),
                    constant(loss, Targets.mean(target, rows, outputs, column), target, rows, outputs, column));
        }
        return total / outputs;
    }

    private static double constant(
            ElementLoss loss, double answer, double[] target, int rows, int outputs, int column) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += loss.value(answer, target[r * outputs + column]);
        }
        return sum / rows;
    }
}
