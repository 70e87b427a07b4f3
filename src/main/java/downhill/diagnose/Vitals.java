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
 * @param around what was measured last of the surroundings of the weights, with this sample or some before
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
        Around around,
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
     * What lies around the weights; each NaN before it was measured first with these settings.
     *
     * @param meanLoss loss on the training set at the mean of the weights over about the last quarter of the samples
     * @param steepest largest eigenvalue of the Hessian of what plain descent with all examples descends
     * @param flat curvature along what is left of the gradient without that direction
     * @param slope length of what is left
     */
    public record Around(double meanLoss, double steepest, double flat, double slope) {
        /** Nothing is known. */
        public static final Around UNKNOWN = new Around(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
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
