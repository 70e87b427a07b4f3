package downhill.diagnose;

import downhill.math.Functions;
import java.util.Arrays;

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

        /**
         * Learning rate x curvature along the step between them, where that was plain descent without treatment on
         * the same loss: from 1 on the step jumps over the bottom, from 2 on it climbs. 0 where it is not known.
         */
        public double curvature() {
            double curvature = 1 - cosine * ratio;
            return Double.isFinite(curvature) ? curvature : 0;
        }
    }

    /**
     * Of each layer.
     *
     * @param delta RMS over samples and units of d loss / d z on a fixed probe set
     * @param relativeStep ||change of W|| / ||W||; NaN where there was no update, or no weight but zero before it
     * @param dead share of units whose activation was zero on the whole training set
     * @param twins share of units whose weights are those of another unit of the layer
     * @param wholeStep ||change of W|| / ||W|| of all layers' weights together; NaN where no layer has one
     */
    public record Layers(double[] delta, double[] relativeStep, double[] dead, double[] twins, double wholeStep) {

        private int hidden() {
            return Math.max(0, delta.length - 1);
        }

        /** Error signal of the first hidden layer relative to the last one; NaN without two of them or without any. */
        public double received() {
            int hidden = hidden();
            return hidden < 2 || delta[hidden - 1] == 0 ? Double.NaN : delta[0] / delta[hidden - 1];
        }

        /**
         * The factor by which the error signal changes from a hidden layer to the one before it: 10^-s, s the
         * least-squares slope of log10 delta over the hidden layers that have a signal; 0 where none reaches the first
         * one, NaN without two layers.
         */
        public double passedBack() {
            int hidden = hidden();
            if (hidden > 1 && delta[0] == 0) {
                return 0;
            }
            double middle = middle();
            double above = 0;
            double below = 0;
            for (int l = 0; l < hidden; l++) {
                if (delta[l] != 0) {
                    above = Math.fma(l - middle, Functions.log(delta[l]), above);
                    below = Math.fma(l - middle, l - middle, below);
                }
            }
            return Functions.exp(-above / below);
        }

        /** Mean place of the hidden layers that have a signal. */
        private double middle() {
            double sum = 0;
            int count = 0;
            for (int l = 0; l < hidden(); l++) {
                sum += delta[l] == 0 ? 0 : l;
                count += delta[l] == 0 ? 0 : 1;
            }
            return sum / count;
        }

        /** Median over the layers of the relative step; NaN where no layer has one. */
        public double medianStep() {
            double[] known = Arrays.stream(relativeStep)
                    .filter(step -> !Double.isNaN(step))
                    .sorted()
                    .toArray();
            return known.length == 0 ? Double.NaN : known[known.length / 2];
        }
    }
}
