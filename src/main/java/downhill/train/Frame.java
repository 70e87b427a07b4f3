package downhill.train;

import downhill.diagnose.Verdict;
import downhill.train.History.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page shows of one update, so that all of it belongs together.
 *
 * @param number counts the frames of one watcher, from 1
 * @param incarnation counts how often the run began anew; series of different incarnations do not continue each other
 * @param status what the run is doing
 * @param progress where it stands
 * @param readings its losses, and at which update they were measured
 * @param series rows of the history that the watcher lacks
 * @param errorSignal of each layer, at the update of the readings
 * @param gradients of the last batch, a map for each layer's weights; empty if not wanted
 * @param weights a map for each layer; empty if not wanted
 * @param picture what the network answers; null if not wanted
 * @param fingerprint SHA-256 in hex; null if not wanted, or too dear while training
 * @param divergence why it diverged, if it did
 * @param verdicts what is wrong with it, causes before what follows from them
 */
public record Frame(
        long number,
        int incarnation,
        Status status,
        Progress progress,
        Readings readings,
        Segment series,
        List<Double> errorSignal,
        List<WeightMap> gradients,
        List<WeightMap> weights,
        @Nullable Picture picture,
        @Nullable String fingerprint,
        @Nullable Divergence divergence,
        List<Verdict> verdicts) {

    public Frame {
        errorSignal = List.copyOf(errorSignal);
        gradients = List.copyOf(gradients);
        weights = List.copyOf(weights);
        verdicts = List.copyOf(verdicts);
    }

    /** The same under another number. */
    public Frame numbered(long other) {
        return new Frame(
                other,
                incarnation,
                status,
                progress,
                readings,
                series,
                errorSignal,
                gradients,
                weights,
                picture,
                fingerprint,
                divergence,
                verdicts);
    }

    /**
     * Where a run stands.
     *
     * @param update updates made
     * @param epoch passes over the training rows, with fraction
     * @param examples rows seen
     * @param learningRate of the next update
     * @param batch indices of the training rows of the next batch; empty where that is all of them
     */
    public record Progress(long update, double epoch, long examples, double learningRate, List<Integer> batch) {

        public Progress {
            batch = List.copyOf(batch);
        }
    }

    /**
     * Losses and metrics (accuracy, or R^2) on the whole sets.
     *
     * @param update when they were measured
     * @param chance loss of guessing
     */
    public record Readings(
            long update, double trainLoss, double testLoss, double trainMetric, double testMetric, double chance) {}
}
