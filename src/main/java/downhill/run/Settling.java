package downhill.run;

import downhill.train.Measurement;
import downhill.train.Probe;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Follows the sharpness of a run in the time that the run waits. */
final class Settling {
    /** Time that a run which waits may be measured in one go. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(5);

    /** Time between two frames that show nothing new but how far the sharpness has come. */
    private static final long NEWS = TimeUnit.MILLISECONDS.toNanos(400);

    private final Probe probe;
    private final Budget budget;
    private boolean news;
    private long newsAt;

    Settling(Probe probe, Budget budget) {
        this.probe = probe;
        this.budget = budget;
    }

    /** Whether the sharpness is watched, and not yet that of this very update. */
    boolean isUnderway(List<Watcher> watchers) {
        return Looking.isWatched(Measurement.SHARPNESS, watchers) && isStale();
    }

    private boolean isStale() {
        return probe.isStale(Measurement.SHARPNESS, true);
    }

    /**
     * Takes half of the time until the next update.
     *
     * @param wait nanoseconds until then
     * @param refresh computes a piece
     * @return nanoseconds until there is more to do, or {@link Slices#IDLE}
     */
    long settle(List<Watcher> watchers, long wait, Runnable refresh) {
        long spare = Math.min(SLICE, wait / 2);
        if (spare == 0 || !isUnderway(watchers)) {
            return Slices.IDLE;
        }
        long started = System.nanoTime();
        long spent = 0;
        // One piece may take longer than all of a slice: a run that stands has time for it all the same.
        boolean fits = wait == Slices.IDLE || piece() <= spare;
        while (fits && isStale()) {
            refresh.run();
            spent = System.nanoTime() - started;
            fits = spent + piece() <= spare;
        }
        boolean settled = !isStale();
        if (spent > 0 && (settled || started - newsAt >= NEWS)) {
            news = true;
            newsAt = started;
        }
        return settled || spent == 0 ? Slices.IDLE : spent;
    }

    private double piece() {
        return budget.cost(List.of(Measurement.SHARPNESS));
    }

    /** Whether there is something new to see without an update; once. */
    boolean hasNews() {
        boolean has = news;
        news = false;
        return has;
    }
}
