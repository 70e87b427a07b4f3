package downhill.diagnose;

import org.jspecify.annotations.Nullable;

/** The highest and lowest points of a run. */
final class Marks {
    /** A gradient so many times as long as usual is a spike. */
    static final double SPIKE = 100;

    private static final long NEVER = -1;

    // Of the whole run.
    private @Nullable Vitals first;
    private double lossLeap;
    private double deltaLeap;
    private long leapAt;

    // Since the settings changed.
    private double spike;
    private long spikeAt;
    private int samplesSinceSpike;
    private double lowestTest;
    private double trainThen;
    private long lowestAt;
    private double path;
    private double updates;
    private double clipped;
    private double lowestLoss;
    private double rise;
    private double longest;

    Marks() {
        restart();
    }

    State state() {
        return new State(
                first,
                lossLeap,
                deltaLeap,
                leapAt,
                spike,
                spikeAt,
                samplesSinceSpike,
                lowestTest,
                trainThen,
                lowestAt,
                path,
                updates,
                clipped,
                lowestLoss,
                rise,
                longest);
    }

    void resume(State state) {
        first = state.first();
        lossLeap = state.lossLeap();
        deltaLeap = state.deltaLeap();
        leapAt = state.leapAt();
        spike = state.spike();
        spikeAt = state.spikeAt();
        samplesSinceSpike = state.samplesSinceSpike();
        lowestTest = state.lowestTest();
        trainThen = state.trainThen();
        lowestAt = state.lowestAt();
        path = state.path();
        updates = state.updates();
        clipped = state.clipped();
        lowestLoss = state.lowestLoss();
        rise = state.rise();
        longest = state.longest();
    }

    void restart() {
        spike = 0;
        spikeAt = NEVER;
        samplesSinceSpike = Integer.MAX_VALUE;
        lowestTest = Double.POSITIVE_INFINITY;
        trainThen = Double.POSITIVE_INFINITY;
        lowestAt = NEVER;
        path = 0;
        updates = 0;
        clipped = 0;
        lowestLoss = Double.POSITIVE_INFINITY;
        rise = 0;
        longest = 0;
    }

    /**
     * @param gap updates since the sample before
     * @param usualNorm median of the norms before; NaN where there is none
     */
    void add(Vitals vitals, long gap, double usualNorm) {
        if (first == null) {
            first = vitals;
        }
        leap(vitals, first);
        spike(vitals, usualNorm);
        double step = vitals.layers().medianStep();
        double whole = vitals.layers().wholeStep();
        path += Double.isNaN(whole) ? 0 : whole * (double) gap;
        longest = step > longest ? step : longest;
        updates += (double) gap;
        clipped += vitals.clipped() * (double) gap;
        rise = Math.max(rise, vitals.loss() / lowestLoss);
        lowestLoss = Math.min(lowestLoss, vitals.loss());
    }

    private void leap(Vitals vitals, Vitals from) {
        double loss = Math.max(Math.abs(vitals.loss()), Math.abs(vitals.batchLoss())) / Math.abs(from.loss());
        double delta = 0;
        for (int l = 0; l < vitals.layers().delta().length; l++) {
            double before = from.layers().delta()[l];
            delta = before == 0 ? delta : Math.max(delta, vitals.layers().delta()[l] / before);
        }
        if (loss > lossLeap || delta > deltaLeap) {
            leapAt = vitals.update();
        }
        lossLeap = Math.max(lossLeap, loss);
        deltaLeap = Math.max(deltaLeap, delta);
    }

    private void spike(Vitals vitals, double usualNorm) {
        samplesSinceSpike = samplesSinceSpike == Integer.MAX_VALUE ? samplesSinceSpike : samplesSinceSpike + 1;
        double ratio = vitals.gradientNorm() / usualNorm;
        boolean leaps = usualNorm > 0 && (ratio > SPIKE || Double.isNaN(ratio));
        if (leaps) {
            spike = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
            spikeAt = vitals.update();
            samplesSinceSpike = 0;
        }
    }

    /** Takes smoothed losses. */
    void smoothed(double test, double train, long update) {
        if (test < lowestTest) {
            lowestTest = test;
            trainThen = train;
            lowestAt = update;
        }
    }

    /** The sample before the first update. */
    Vitals first(Vitals otherwise) {
        return first == null ? otherwise : first;
    }

    /** The largest loss of the run relative to the first one. */
    double lossLeap() {
        return lossLeap;
    }

    /** The largest error signal of a layer relative to its first one. */
    double deltaLeap() {
        return deltaLeap;
    }

    /** When one of the two was largest. */
    long leapAt() {
        return leapAt;
    }

    /** Whether the gradient was a spike within the last so many samples. */
    boolean spiked(int samples) {
        return samplesSinceSpike < samples;
    }

    /** How many times as long as usual the gradient was at the last spike. */
    double spike() {
        return spike;
    }

    long spikeAt() {
        return spikeAt;
    }

    /** Smallest smoothed loss on the test set. */
    double lowestTest() {
        return lowestTest;
    }

    /** Smoothed loss on the training set at that time. */
    double trainThen() {
        return trainThen;
    }

    long lowestAt() {
        return lowestAt;
    }

    /** Length of the way of all weights together, in their own norms: the sum of the relative steps. */
    double path() {
        return path;
    }

    /** Share of all updates whose gradient was clipped. */
    double clipped() {
        return updates == 0 ? 0 : clipped / updates;
    }

    /** How many times its lowest point so far the loss on the training set was at most. */
    double rise() {
        return rise;
    }

    /** Largest relative step of a sample, the median over the layers. */
    double longest() {
        return longest;
    }

    /** All that it remembers. */
    record State(
            @Nullable Vitals first,
            double lossLeap,
            double deltaLeap,
            long leapAt,
            double spike,
            long spikeAt,
            int samplesSinceSpike,
            double lowestTest,
            double trainThen,
            long lowestAt,
            double path,
            double updates,
            double clipped,
            double lowestLoss,
            double rise,
            double longest) {}
}
