package downhill.run;

import downhill.store.Database;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what runs have to do with the database, on threads of its own: those that train never wait for it. */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int THREADS = 3;

    /** Every live run has one request or two. */
    private static final int MOST_WAITING = 10_000;

    private static final long PATIENCE_SECONDS = 10;

    private final RunRecords records;
    private final RunMeters meters;
    private final Chronicle chronicle;
    private final ThreadPoolExecutor threads;

    /**
     * Begins its threads.
     *
     * @param meters that count what is written
     * @param chronicle hears what runs have come to
     */
    Keeper(Database database, RunMeters meters, Chronicle chronicle) {
        this.meters = meters;
        this.chronicle = chronicle;
        records = new RunRecords(database);
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("keep-", 0).daemon().factory());
    }

    /** Asks or writes something soon; it fails where the database does, or where too much waits. */
    <T> CompletableFuture<T> ask(Function<RunRecords, T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> work.apply(records), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The records themselves, for whoever may wait. */
    RunRecords records() {
        return records;
    }

    /** Tells the chronicle, on the thread of the caller; a chronicle that fails keeps nobody from anything else. */
    void tell(Story story) {
        try {
            chronicle.note(story);
        } catch (RuntimeException e) {
            LOG.warn("What a run has come to could not be noted: {}", e.toString());
        }
    }

    /** Where it is counted what is written. */
    RunMeters meters() {
        return meters;
    }

    /** Ends what was asked for before and takes nothing new. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The database is slow: {} writes about runs are given up",
                        threads.getQueue().size());
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
