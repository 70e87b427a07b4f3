package downhill.train;

import downhill.diagnose.Verdict;
import downhill.measure.ClipCount;
import downhill.train.History.Position;
import downhill.train.History.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page shows of one moment. The progress is of now; what is dear to measure may be of an earlier update,
 * and says of which.
 *
 * @param number counts the frames of one watcher, from 1
 * @param incarnation counts how often the run began anew; series of different incarnations do not continue each other
 * @param status what the run is doing
 * @param progress where it stands
 * @param last what its last update did
 * @param readings its losses, and at which update they were measured
 * @param series rows of the history that the watcher lacks
 * @param errorSignal of each layer, at the update of the readings
 * @param look all else that is wanted
 * @param divergence why it diverged, if it did
 * @param verdicts what is wrong with it, causes before what follows from them
 * @param cpuSeconds that training had taken a processor by each row of the series; empty where nobody measures it. It
 *     differs from machine to machine and from time to time, so that no row of the history, no snapshot and no
 *     fingerprint holds it: it belongs to a live run, and whoever makes that run again has its own
 * @param past whether this is a moment that the run has left behind; the status alone is then of now
 */
public record Frame(
        long number,
        int incarnation,
        Status status,
        Progress progress,
        LastUpdate last,
        Readings readings,
        Segment series,
        List<Double> errorSignal,
        Look look,
        @Nullable Divergence divergence,
        List<Verdict> verdicts,
        List<Double> cpuSeconds,
        boolean past) {

    public Frame {
        errorSignal = List.copyOf(errorSignal);
        verdicts = List.copyOf(verdicts);
        cpuSeconds = List.copyOf(cpuSeconds);
    }

    /** The same under another number. */
    public Frame numbered(long other) {
        return new Frame(
                other,
                incarnation,
                status,
                progress,
                last,
                readings,
                series,
                errorSignal,
                look,
                divergence,
                verdicts,
                cpuSeconds,
                past);
    }

    /**
     * The same of a run that has used so much time of a processor.
     *
     * @param seconds by now
     * @param byRow by each row of the series
     */
    public Frame withCpuSeconds(double seconds, List<Double> byRow) {
        return with(incarnation, status, progress.withCpuSeconds(seconds), series, look, byRow, past);
    }

    /** The same with so many rows of its series; the others belong to the next frame. */
    public Frame withFirstRows(int rows) {
        return withRows(series.first(rows), cpuSeconds.subList(0, Math.min(rows, cpuSeconds.size())));
    }

    /**
     * The same as a moment of the past.
     *
     * @param now what the run does now
     */
    public Frame past(Status now, int ofIncarnation) {
        return with(ofIncarnation, now, progress, series, look, cpuSeconds, true);
    }

    /** The same for somebody who has so much of its series, which is here from the first row on. */
    public Frame since(Position has) {
        boolean known = has.generation() == series.generation()
                && has.rows() <= series.rows().size();
        return known ? withoutRows(has.rows()) : this;
    }

    /**
     * The same with the rows of a frame before it that nobody has seen, where its own continue them.
     *
     * @param unseen null for none
     */
    public Frame after(@Nullable Frame unseen) {
        if (unseen == null || unseen.incarnation() != incarnation || !series.continues(unseen.series())) {
            return this;
        }
        List<Double> seconds =
                Stream.concat(unseen.cpuSeconds().stream(), cpuSeconds.stream()).toList();
        return withRows(series.after(unseen.series()), seconds);
    }

    private Frame withoutRows(int rows) {
        List<Row> left = series.rows().subList(rows, series.rows().size());
        return withRows(
                new Segment(series.generation(), rows, left),
                cpuSeconds.subList(Math.min(rows, cpuSeconds.size()), cpuSeconds.size()));
    }

    private Frame withRows(Segment other, List<Double> seconds) {
        return with(incarnation, status, progress, other, look, seconds, past);
    }

    private Frame with(
            int ofIncarnation,
            Status now,
            Progress stand,
            Segment rows,
            Look shown,
            List<Double> seconds,
            boolean ofThePast) {
        return new Frame(
                number,
                ofIncarnation,
                now,
                stand,
                last,
                readings,
                rows,
                errorSignal,
                shown,
                divergence,
                verdicts,
                seconds,
                ofThePast);
    }

    /** The same with another look. */
    public Frame withLook(Look other) {
        return with(incarnation, status, progress, series, other, cpuSeconds, past);
    }

    /** Maps of the last batch's gradient, one for each weight matrix; empty if not wanted. */
    public List<LayerMap> gradients() {
        return look.gradients();
    }

    /** Maps of the weights, one for each layer; empty if not wanted. */
    public List<WeightMap> weights() {
        return look.weights();
    }

    /** What the network answers; null if not wanted. */
    public @Nullable Picture picture() {
        return look.picture();
    }

    /** SHA-256 in hex; null if not wanted, or too dear while training. */
    public @Nullable String fingerprint() {
        return look.fingerprint();
    }

    /**
     * Where a run stands.
     *
     * @param update updates made
     * @param epoch passes over the training rows, with fraction
     * @param examples rows seen
     * @param learningRate of the next update
     * @param batch indices of the training rows of the next batch; empty where that is all of them
     * @param cpuSeconds that training has taken a processor since update 0; NaN where nobody measures it
     */
    public record Progress(
            long update, double epoch, long examples, double learningRate, List<Integer> batch, double cpuSeconds) {

        /** Rows of a batch up to which they are named one by one. */
        private static final int NAMED_BATCH = 64;

        public Progress {
            batch = List.copyOf(batch);
        }

        /** Of now, without a measured time. */
        static Progress of(Trainer trainer) {
            Batches batches = trainer.batches();
            int[] batch = batches.upcoming();
            boolean named = batch.length <= NAMED_BATCH && batch.length < batches.total();
            return new Progress(
                    trainer.update(),
                    trainer.epoch(),
                    trainer.examples(),
                    trainer.rate(),
                    named ? Arrays.stream(batch).boxed().toList() : List.of(),
                    Double.NaN);
        }

        private Progress withCpuSeconds(double seconds) {
            return new Progress(update, epoch, examples, learningRate, batch, seconds);
        }
    }

    /**
     * What the last update did; all but the counts NaN before the first.
     *
     * @param batchLoss mean loss of its batch, without the cost of weights
     * @param gradientNorm L2 norm of its gradient before treatment
     * @param clips how often clipping made a gradient smaller
     */
    public record LastUpdate(double batchLoss, double gradientNorm, ClipCount clips) {

        static LastUpdate of(Descent descent) {
            double norm = descent.begun() ? descent.gradientNorm() : Double.NaN;
            return new LastUpdate(descent.loss(), norm, descent.clips());
        }
    }

    /**
     * Losses and metrics (accuracy, or R^2) on the whole sets.
     *
     * @param update when they were measured; -1 if a weight was set by hand since
     * @param chance loss of guessing
     */
    public record Readings(
            long update, double trainLoss, double testLoss, double trainMetric, double testMetric, double chance) {

        static Readings of(Recorder.Measured latest, double chance) {
            Recorder.Sets sets = latest.sets();
            return new Readings(
                    latest.update(),
                    sets.train().loss(),
                    sets.test().loss(),
                    sets.train().metric(),
                    sets.test().metric(),
                    chance);
        }
    }
}
