package downhill.run;

import downhill.support.Databases;
import downhill.train.Trainer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.util.unit.DataSize;

/** Two threads, three runs for each of at most five, and room for two who wait. */
final class TestLimits {
    static final int TOTAL = 5;
    static final int QUEUE = 2;

    private static final Duration EVICT_AFTER = Duration.ofMinutes(1);
    private static final Duration CHECKPOINT_EVERY = Duration.ofMillis(200);

    private static final DataSize REWIND = DataSize.ofMegabytes(400);

    private TestLimits() {}

    /** Runs on a real database. */
    static LocalRuns runs(RunLimits limits) {
        return runs(limits, new SimpleMeterRegistry());
    }

    /** Runs whose numbers are counted here. */
    static LocalRuns runs(RunLimits limits, MeterRegistry registry) {
        return new LocalRuns(limits, ExperimentLimits.ALL, Databases.H2.shared(), registry);
    }

    /** A run at full speed, without a server, kept in a real database. */
    static Run run(Trainer trainer, Pool pool) {
        RunId id = RunId.random();
        Owner owner = Owner.random();
        RunState state = RunState.ready(Pace.MAXIMUM, Instant.now());
        RunMeters meters = new RunMeters(new SimpleMeterRegistry());
        Keeper keeper = new Keeper(Databases.H2.shared(), meters, Chronicle.NONE);
        keeper.records().create(id, owner, trainer.recording(), state);
        Custody custody = new Custody(id, RunRecords.FIRST_EPOCH, state, keeper, Duration.ofSeconds(5));
        return new Run(
                id,
                owner,
                new Drive(new Journey(trainer, state, 0, new Room(1_000_000_000)), state, ExperimentLimits.ALL),
                custody,
                pool,
                new Studio(new PooledJobs(pool, 4), new Room(1_000_000_000)),
                meters);
    }

    static RunLimits patient() {
        return of(Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    /** Room for all that tests with several nodes begin; a run is written every second. */
    static RunLimits roomy() {
        Duration half = Duration.ofMinutes(30);
        Duration second = Duration.ofSeconds(1);
        return new RunLimits(
                2, 8, 2, 200, DataSize.ofGigabytes(4), REWIND, 1_000_000, QUEUE, half, 50, half, half, half, second);
    }

    static RunLimits of(Duration pauseAfter, Duration forgetAfter) {
        return of(pauseAfter, forgetAfter, Duration.ofMinutes(1), 1000);
    }

    static RunLimits of(Duration pauseAfter, Duration forgetAfter, Duration queuePatience, long megabytes) {
        return of(TOTAL, QUEUE, megabytes, queuePatience, pauseAfter, EVICT_AFTER, forgetAfter);
    }

    /** What nobody watches leaves the memory soon. */
    static RunLimits evicting(Duration after) {
        return of(TOTAL, QUEUE, 1000, EVICT_AFTER, Duration.ofMinutes(2), after, Duration.ofMinutes(30));
    }

    /** Room for so many runs, and for so many who wait. */
    static RunLimits places(int total, int queue) {
        Duration half = Duration.ofMinutes(30);
        return of(total, queue, 1000, half, half, half, half);
    }

    private static RunLimits of(
            int total, int queue, long megabytes, Duration patience, Duration pause, Duration evict, Duration forget) {
        DataSize heap = DataSize.ofMegabytes(megabytes);
        return new RunLimits(
                2, 3, 2, total, heap, REWIND, 1_000_000, queue, patience, 50, pause, evict, forget, CHECKPOINT_EVERY);
    }
}
