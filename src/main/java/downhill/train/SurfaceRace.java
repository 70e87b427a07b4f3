package downhill.train;

import downhill.experiment.Race;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The racers of a {@link Race}, trained side by side: each {@link #advance} is one update of all that still run, some
 * microseconds.
 *
 * <p>It is over when each has arrived, has diverged, has run away or is stuck, and after {@link #MOST} updates at the latest. Who
 * has arrived goes on meanwhile. Not thread-safe.
 */
public final class SurfaceRace {
    /** Most updates. */
    public static final int MOST = 5000;

    /** Who is less than so high above the lowest minimum has arrived. */
    public static final double GOAL = 1e-3;

    /** First updates whose places are all kept; from there on each next one is a hundredth further. */
    private static final int DENSE = 600;

    private static final double GROWTH = 1.01;

    private final List<SurfaceRacer> racers;
    private int update;
    private int nextKept = 1;

    /** All at the start. */
    public SurfaceRace(Race race) {
        racers = IntStream.range(0, race.racers().size())
                .mapToObj(i -> new SurfaceRacer(race.experiment(i)))
                .toList();
    }

    /** Computes the next update; whether anything is left. */
    public boolean advance() {
        if (isOver()) {
            return false;
        }
        update++;
        boolean keep = update == nextKept;
        if (keep) {
            nextKept = next(update);
        }
        for (SurfaceRacer racer : racers) {
            racer.step(keep);
        }
        return !isOver();
    }

    private boolean isOver() {
        return update == MOST || racers.stream().allMatch(SurfaceRacer::isDone);
    }

    /** Updates made. */
    public int update() {
        return update;
    }

    /** What became of each, in order. */
    public List<SurfaceWay> ways() {
        return racers.stream().map(SurfaceRacer::way).toList();
    }

    /** The update whose place is kept after that of another. */
    public static int next(int kept) {
        return kept < DENSE ? kept + 1 : Math.max(kept + 1, (int) (kept * GROWTH));
    }
}
