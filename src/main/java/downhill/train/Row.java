package downhill.train;

/**
 * What was measured after an update; a row also speaks for the updates since the row before it.
 *
 * @param update number of updates made
 * @param epoch passes over the training rows, with fraction
 * @param examples rows seen
 * @param train loss on the whole training set
 * @param test loss on the whole test set
 * @param batchMin smallest loss of a batch since the row before
 * @param batchMax largest loss of a batch since the row before
 * @param rate learning rate of the last update
 * @param gradientNorm largest norm before treatment since the row before
 * @param low smallest value of each measure and layer, in the order of measures
 * @param high largest value, likewise; NaN and infinity win over every number
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
public record Row(
        long update,
        double epoch,
        double examples,
        double train,
        double test,
        double batchMin,
        double batchMax,
        double rate,
        double gradientNorm,
        double[] low,
        double[] high) {

    /** Stands for "nothing was measured" where only magnitudes can stand. */
    public static final double MISSING = -1;

    /** Number of layers. */
    public int layers() {
        return LayerMeasure.layers(high.length);
    }

    /** Everything but the update and the layers, from the epoch to the norm of the gradient. */
    public double[] numbers() {
        return new double[] {epoch, examples, train, test, batchMin, batchMax, rate, gradientNorm};
    }

    /** Largest value of a measure in a layer, or {@link #MISSING}. */
    public double high(LayerMeasure measure, int layer) {
        return high[measure.at(layer, layers())];
    }

    /** Smallest value of a measure in a layer, or {@link #MISSING}. */
    public double low(LayerMeasure measure, int layer) {
        return low[measure.at(layer, layers())];
    }

    /** This row and the next one as one row at the next one's update. */
    Row mergedWith(Row next) {
        double[] lows = new double[low.length];
        double[] highs = new double[high.length];
        for (int i = 0; i < low.length; i++) {
            boolean missing = low[i] == MISSING || next.low[i] == MISSING;
            lows[i] = missing ? Math.max(low[i], next.low[i]) : Math.min(low[i], next.low[i]);
            highs[i] = Math.max(high[i], next.high[i]);
        }
        return new Row(
                next.update,
                next.epoch,
                next.examples,
                next.train,
                next.test,
                Math.min(batchMin, next.batchMin),
                Math.max(batchMax, next.batchMax),
                next.rate,
                Math.max(gradientNorm, next.gradientNorm),
                lows,
                highs);
    }
}
