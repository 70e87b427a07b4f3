package downhill.run;

import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run just long enough to have its whole history. It waits on the thread of whoever asks, {@value #SECONDS}
 * seconds at most; the run only puts frames down here.
 */
public final class SeriesGathering implements Sink {
    private static final int SECONDS = 10;
    private static final int CREDIT = 4;

    /** Milliseconds without a frame after which a run has nothing more to tell. */
    private static final int QUIET = 1000;

    private static final Interest SERIES = new Interest(Set.of(Measurement.SERIES), Interest.MAX_RATE);

    private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(Runs.MAX_CREDIT);
    private final List<Row> rows = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();
    private @Nullable Frame newest;
    private long wanted;

    private SeriesGathering() {}

    /**
     * A history as it was.
     *
     * @param rows at least one
     * @param cpuSeconds by each row; empty where nobody measures it
     */
    public record Gathered(List<Row> rows, List<Double> cpuSeconds, double chance) {}

    /** The history of a run; empty if there is no such run, or it did not answer in time. */
    public static Optional<Gathered> of(Runs runs, RunId id) throws InterruptedException {
        SeriesGathering gathering = new SeriesGathering();
        Watch watch = runs.watch(id, SERIES, CREDIT, gathering);
        try {
            gathering.gather(watch);
        } finally {
            watch.close();
        }
        return gathering.gathered();
    }

    @Override
    public void frame(Frame frame) {
        frames.offer(Optional.of(frame)); // there is room for all that credit allows
    }

    @Override
    public void gone() {
        frames.offer(Optional.empty());
    }

    private void gather(Watch watch) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        boolean complete = false;
        while (!complete) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            Optional<Frame> next = frames.poll(newest == null ? left : Math.min(left, QUIET), TimeUnit.MILLISECONDS);
            if (next == null || next.isEmpty()) {
                return;
            }
            complete = take(next.get());
            watch.acknowledge(next.get().number());
        }
    }

    /** Whether this was all there is. */
    private boolean take(Frame frame) {
        if (newest == null || newest.incarnation() != frame.incarnation()) {
            wanted = frame.progress().update();
        }
        newest = frame;
        int from = frame.series().from();
        if (from > rows.size()) {
            return false;
        }
        int had = rows.size();
        rows.subList(from, had).clear();
        rows.addAll(frame.series().rows());
        if (cpuSeconds.size() >= from) {
            cpuSeconds.subList(from, cpuSeconds.size()).clear();
            cpuSeconds.addAll(frame.cpuSeconds());
        }
        boolean nothingNew = from == had && frame.series().rows().isEmpty();
        return !rows.isEmpty() && (nothingNew || rows.getLast().update() >= wanted);
    }

    private Optional<Gathered> gathered() {
        if (newest == null || rows.isEmpty()) {
            return Optional.empty();
        }
        List<Double> measured = cpuSeconds.size() == rows.size() ? List.copyOf(cpuSeconds) : List.of();
        return Optional.of(
                new Gathered(List.copyOf(rows), measured, newest.readings().chance()));
    }
}
