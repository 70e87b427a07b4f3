package downhill.diagnose;

/**
 * What is noted of a run at one update of the fixed grid; a sample also speaks for the updates since the one before.
 *
 * @param update number of updates made, counting one that failed
 * @param failed whether the run ended with this update, which was not applied
 * @param sets losses and metrics of the whole sets
 * @param batchLoss largest loss of a batch since the sample before
 * @param rate learning rate of this update
 * @param gradientNorm largest L2 norm before treatment since the sample before
 * @param clipped share, from 0 to 1, of the updates since the sample before whose gradient was cut
 * @param turn how the last two gradients lie to each other
 * @param layers each layer from the input on, the output layer last; none on a surface
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
public record Vitals(
        long update,
        boolean failed,
        Sets sets,
        double batchLoss,
        double rate,
        double gradientNorm,
        double clipped,
        Turn turn,
        Layers layers) {

    /** Number of hidden layers. */
    public int hidden() {
        return Math.max(0, layers.delta.length - 1);
    }

    /** Loss on the whole training set. */
    public double loss() {
        return sets.trainLoss;
    }

    /** Whether every number of the sample that training goes on from is one. */
    public boolean finite() {
        return !failed && Double.isFinite(sets.trainLoss) && Double.isFinite(batchLoss);
    }

    /**
     * Of the whole sets.
     *
     * @param trainMetric accuracy in [0, 1] or R^2; NaN on a surface
     * @param testMetric likewise
     */
    public record Sets(double trainLoss, double testLoss, double trainMetric, double testMetric) {}

    /**
     * Two gradients in a row, each of its own batch.
     *
     * @param cosine of the angle between them, in [-1, 1]; NaN where they were not both known
     * @param ratio length of the second relative to the first; NaN where they were not both known
     */
    public record Turn(double cosine, double ratio) {
        /** Nothing is known. */
        public static final Turn UNKNOWN = new Turn(Double.NaN, Double.NaN);
    }

    /**
     * Of each layer.
     *
     * @param delta RMS over samples and units of d loss / d z on a fixed probe set
     * @param relativeStep ||change of W|| / ||W||; NaN where there was no update, or no weight but zero before it
     * @param dead share of units whose activation was zero on the whole training set
     * @param twins share of units whose weights are those of another unit of the layer
     */
    public record Layers(double[] delta, double[] relativeStep, double[] dead, double[] twins) {
        /** Those of a surface. */
        public static final Layers NONE = new Layers(new double[0], new double[0], new double[0], new double[0]);
    }
}
