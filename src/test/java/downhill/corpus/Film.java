package downhill.corpus;

import downhill.nn.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run by the labels' own loop: the parameters after every update, and what follows from them.
 *
 * <p>It ends where the loss of a batch is too large or no number, as the trainer's does.
 */
final class Film {
    /** Updates between two of those whose error signals and metrics are computed. */
    static final int GRID = 5;

    private static final double TOO_LARGE = 1000;

    private final World world;
    private final List<Values> frames = new ArrayList<>();
    private final double[] batch;
    private final double[] norms;
    private final double[] rates;
    private final double[] clipped;
    private final double[] train;
    private final double[] test;
    private final double limit;
    private boolean failed;
    private int updates;

    /** Watches a loop that has not begun for at most so many updates. */
    Film(World world, Loop loop, int most) {
        this.world = world;
        batch = new double[most + 1];
        norms = new double[most + 1];
        rates = new double[most + 1];
        clipped = new double[most + 1];
        train = new double[most + 1];
        test = new double[most + 1];
        keep(loop);
        limit = TOO_LARGE * Math.max(Math.abs(train[0]), world.chance());
        while (!failed && updates < most) {
            rates[updates + 1] = loop.rate();
            boolean applied = loop.step() && !(loop.loss() > limit);
            updates++;
            batch[updates] = loop.loss();
            norms[updates] = loop.norm();
            clipped[updates] = loop.clipped();
            failed = !applied;
            if (applied) {
                keep(loop);
            } else {
                frames.add(frames.getLast());
                train[updates] = train[updates - 1];
                test[updates] = test[updates - 1];
            }
        }
    }

    private void keep(Loop loop) {
        Values values = loop.values();
        frames.add(new Values(values.parameters().clone(), values.buffers().clone()));
        train[updates] = world.train(values);
        test[updates] = world.test(values);
    }

    /** Updates made, counting one that failed. */
    int updates() {
        return updates;
    }

    /** Whether the last update failed and was not made. */
    boolean failed() {
        return failed;
    }

    /** A loss above this, or none that is a number, ends the run. */
    double limit() {
        return limit;
    }

    /** Parameters after so many updates. */
    Values at(int update) {
        return frames.get(update);
    }

    /** Loss on the whole training set after so many updates. */
    double train(int update) {
        return train[update];
    }

    double test(int update) {
        return test[update];
    }

    /** Loss of the batch of an update, from 1. */
    double batch(int update) {
        return batch[update];
    }

    /** Norm of the gradient of an update, from 1, before treatment. */
    double norm(int update) {
        return norms[update];
    }

    double rate(int update) {
        return rates[update];
    }

    /** Share of the elements of the gradient of an update, from 1, that a treatment made smaller. */
    double clipped(int update) {
        return clipped[update];
    }

    /** The median of the training loss after updates in [from, to]. */
    double median(int from, int to) {
        return median(Arrays.copyOfRange(train, from, to + 1));
    }

    /** The median of the test loss after updates in [from, to]. */
    double medianTest(int from, int to) {
        return median(Arrays.copyOfRange(test, from, to + 1));
    }

    /** The training loss at the end; infinite where the run failed. */
    double end() {
        return failed ? Double.POSITIVE_INFINITY : median(Math.max(0, updates - last(updates)), updates);
    }

    /** Over how many of the last updates the loss at the end is a median. */
    static int last(int updates) {
        return Math.min(50, updates / 5);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }
}
