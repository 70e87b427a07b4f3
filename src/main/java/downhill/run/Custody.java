package downhill.run;

import downhill.experiment.Experiment;
import downhill.run.RunRecord.Checkpoint;
import downhill.train.Recording;
import downhill.train.Snapshot;
import downhill.train.SnapshotCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one process writes about one live run, in order, as long as it holds the run: the first write that is refused says
 * that somebody else does. Asked by one thread at a time.
 *
 * <p>How a run stands is written often; a snapshot goes along only where it spares whoever brings the run back more work
 * than {@link #WORTH}, since a database keeps for a while what was overwritten.
 */
final class Custody {
    /** Nanoseconds of a processor that a snapshot must spare. */
    static final long WORTH = 200_000_000;

    /** A sign of life is news after so long. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);

    private final RunId id;
    private final long epoch;
    private final Keeper keeper;
    private final long every;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private CompletableFuture<?> line = CompletableFuture.completedFuture(null);
    private CompletableFuture<Boolean> saving = CompletableFuture.completedFuture(true);
    private RunState written;
    private long writtenAt;
    private long spared;
    private volatile boolean tooLarge;
    private volatile boolean failed;

    /**
     * Of a run that is held.
     *
     * @param written how it stands in the database
     * @param every time between two writes
     */
    Custody(RunId id, long epoch, RunState written, Keeper keeper, Duration every) {
        this.id = id;
        this.epoch = epoch;
        this.written = written;
        this.keeper = keeper;
        this.every = every.toNanos();
        writtenAt = System.nanoTime();
    }

    /** Completes when somebody else holds the run, or it is no longer kept. */
    CompletableFuture<Void> lost() {
        return lost;
    }

    /** What lives here is not what is kept: it must go, and may come back from there. */
    void giveUp() {
        lost.complete(null);
    }

    /** Writes an edit at its place in the journal; false if the run is lost. */
    CompletableFuture<Boolean> append(int index, Recording.Entry entry) {
        return write(records -> records.append(id, epoch, index, entry, Instant.now()));
    }

    /**
     * Writes that the run begins anew; false if the run is lost.
     *
     * @param story of what it was before, for the chronicle; null for none
     */
    CompletableFuture<Boolean> begin(Experiment experiment, RunState state, @Nullable Story story) {
        written = state;
        writtenAt = System.nanoTime();
        spared = 0;
        tooLarge = false;
        return write(records -> {
            tell(story);
            return records.begin(id, epoch, experiment, state);
        });
    }

    /** Removes all that is kept of the run. */
    void forget() {
        CompletableFuture<Boolean> _ = write(records -> records.forget(id, epoch));
    }

    /** Nanoseconds until the next write is due; {@link Slices#IDLE} if nothing has changed. */
    long delay(RunState now, long nanos) {
        if (!saving.isDone() || !isNews(now)) {
            return Slices.IDLE;
        }
        return now.status() == written.status() ? Math.max(0, writtenAt + every - nanos) : 0;
    }

    private boolean isNews(RunState now) {
        return failed
                || !now.equals(written.usedAt(now.used()))
                || now.used().isAfter(written.used().plus(STALE));
    }

    /** Whether a snapshot is worth its room after so many nanoseconds of work in all. */
    boolean wantsSnapshot(long work) {
        return work - (failed ? 0 : spared) >= WORTH && !tooLarge;
    }

    /**
     * Writes how the run stands, if that is news.
     *
     * @param snapshot of now; null where it is not wanted
     * @param work nanoseconds that it took to come here
     * @param story for the chronicle; null for none
     * @return false if the run is lost
     */
    CompletableFuture<Boolean> save(RunState state, @Nullable Snapshot snapshot, long work, @Nullable Story story) {
        if (snapshot == null && story == null && !isNews(state)) {
            return saving;
        }
        writtenAt = System.nanoTime();
        written = state;
        failed = false;
        if (snapshot != null) {
            spared = work;
        }
        long asked = writtenAt;
        saving = write(records -> save(records, state, snapshot, story)).whenComplete((_, failure) -> {
            if (failure == null) {
                keeper.meters().kept(System.nanoTime() - asked);
            } else {
                failed = true;
                LOG.warn("How run {} stands could not be written, and will be again: {}", id, failure.toString());
            }
        });
        return saving;
    }

    private boolean save(RunRecords records, RunState state, @Nullable Snapshot snapshot, @Nullable Story story) {
        tell(story);
        byte[] bytes = snapshot == null ? new byte[0] : SnapshotCodec.write(snapshot);
        tooLarge |= bytes.length > Checkpoint.MAX;
        return (snapshot == null || tooLarge)
                ? records.save(id, epoch, state)
                : records.save(id, epoch, state, new Checkpoint(snapshot.update(), Instant.now(), bytes));
    }

    private void tell(@Nullable Story story) {
        if (story != null) {
            keeper.tell(story);
        }
    }

    private CompletableFuture<Boolean> write(Predicate<RunRecords> work) {
        Function<RunRecords, Boolean> asked = work::test;
        CompletableFuture<Boolean> next = line.handle((_, _) -> true).thenCompose(_ -> keeper.ask(asked));
        line = next;
        return next.thenApply(ours -> {
            if (!ours) {
                lost.complete(null);
            }
            return ours;
        });
    }
}
