package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.Footprint;
import downhill.train.Interest;
import downhill.train.Status;
import downhill.train.Trainer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** All live runs of one process. */
@Service
@EnableConfigurationProperties({RunLimits.class, ExperimentLimits.class})
class LocalRuns implements Runs {
    private static final long JANITOR_MILLIS = 1000;
    private static final Owner SERVER = Owner.random();

    private static final long MEGABYTE = 1_000_000;

    private final Map<RunId, Run> runs = new ConcurrentHashMap<>();
    private final RunLimits limits;
    private final ExperimentLimits sizes;
    private final RunMeters meters;
    private final Pool pool;
    private final Jobs jobs;
    /** Who has a place or waits for one; guarded by this. */
    private final Admission<Wish> admission;

    @Autowired
    LocalRuns(RunLimits limits, ExperimentLimits sizes, MeterRegistry registry) {
        this.limits = limits;
        this.sizes = sizes;
        meters = new RunMeters(registry);
        pool = new Pool(limits.poolSize());
        jobs = new PooledJobs(pool, limits.jobsPerOwner());
        admission = new Admission<>(limits.total(), limits.heapBytes(), limits.queue());
        meters.watch(this);
        meters.watch(pool);
        pool.every(SERVER, Math.min(JANITOR_MILLIS, limits.pauseAfter().toMillis()), this::tidy);
    }

    /** Whose numbers nobody reads. */
    LocalRuns(RunLimits limits, ExperimentLimits sizes) {
        this(limits, sizes, new SimpleMeterRegistry());
    }

    /** With experiments as large as the engine allows. */
    LocalRuns(RunLimits limits) {
        this(limits, ExperimentLimits.ALL);
    }

    /** Live runs that stand so. */
    long count(Status status) {
        return runs.values().stream().filter(run -> run.status() == status).count();
    }

    /** Runs that wait for a place. */
    synchronized int queued() {
        return admission.waiting();
    }

    /** Other work on the same threads. */
    Jobs jobs() {
        return jobs;
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace) {
        List<Problem> tooLarge = sizes.problems(experiment);
        if (!tooLarge.isEmpty()) {
            return answer(new Reply.Refused(tooLarge));
        }
        long bytes = Footprint.bytes(experiment);
        if (bytes > limits.heapBytes()) {
            return answer(refused("run_too_large", bytes / MEGABYTE, limits.heapBytes() / MEGABYTE));
        }
        Wish wish = new Wish(owner, experiment, pace, new CompletableFuture<>());
        return admit(RunId.random(), wish, bytes);
    }

    private synchronized CompletionStage<Reply> admit(RunId id, Wish wish, long bytes) {
        boolean room = admission.of(wish.owner()) < limits.perOwner() || forgetOne(wish.owner());
        if (!room) {
            return answer(refused("too_many_runs", limits.perOwner()));
        }
        if (!admission.come(id, wish.owner(), bytes, wish, System.nanoTime())) {
            return answer(refused("server_full", limits.total(), limits.queue()));
        }
        int place = admission.place(id);
        if (place > 0) {
            return answer(new Reply.Queued(id, place));
        }
        build(id, wish);
        return wish.built();
    }

    private void build(RunId id, Wish wish) {
        pool.execute(wish.owner(), () -> {
            try {
                Trainer trainer = new Trainer(wish.experiment());
                Run run = new Run(id, wish.owner(), new Drive(trainer, wish.pace(), sizes), pool, meters);
                runs.put(id, run);
                run.describe().thenAccept(wish.built()::complete);
            } catch (RuntimeException | Error e) {
                leave(id);
                wish.built().completeExceptionally(e);
            }
        });
    }

    // Of an owner's runs that nobody looks at and that do not train, the one unused for longest makes room.
    private boolean forgetOne(Owner owner) {
        long now = System.nanoTime();
        Optional<Run> oldest = runs.values().stream()
                .filter(run -> run.owner().equals(owner))
                .filter(run -> run.status() != Status.TRAINING && isLeft(run, now))
                .max(Comparator.comparingLong(run -> run.unused(now)));
        oldest.ifPresent(this::forget);
        return oldest.isPresent();
    }

    private boolean isLeft(Run run, long now) {
        return run.watchers() == 0 || run.unused(now) > limits.pauseAfter().toNanos();
    }

    private static Reply refused(String code, Object... numbers) {
        return new Reply.Refused(List.of(Problem.of("", code, numbers)));
    }

    private static CompletionStage<Reply> answer(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    @Override
    public CompletionStage<Reply> find(RunId id) {
        Run run = runs.get(id);
        return run == null ? unborn(id) : run.describe();
    }

    private synchronized CompletionStage<Reply> unborn(RunId id) {
        admission.heardOf(id, System.nanoTime());
        int place = admission.place(id);
        if (place > 0) {
            return answer(new Reply.Queued(id, place));
        }
        Wish wish = admission.find(id);
        return wish == null ? answer(new Reply.Unknown()) : wish.built();
    }

    @Override
    public CompletionStage<Reply> command(RunId id, Owner owner, Command command) {
        Run run = runs.get(id);
        if (run == null) {
            return unborn(id);
        }
        if (!run.owner().equals(owner)) {
            return answer(new Reply.Foreign());
        }
        if (command instanceof Command.Restart(Experiment next) && !hasRoom(id, next)) {
            return answer(refused("no_room", Footprint.bytes(next) / MEGABYTE, limits.heapBytes() / MEGABYTE));
        }
        return run.tell(command);
    }

    private synchronized boolean hasRoom(RunId id, Experiment next) {
        return admission.resize(id, Footprint.bytes(next));
    }

    @Override
    public Watch watch(RunId id, Interest interest, int credit, Sink sink) {
        Run run = runs.get(id);
        if (run == null || run.watchers() >= limits.watchers()) {
            sink.gone();
            return NOBODY;
        }
        Watcher watcher = new Watcher(run, interest, credit, sink);
        run.add(watcher);
        return watcher;
    }

    /** Pauses what nobody has looked at for a while, and forgets it after a longer one; lets in whoever has room. */
    private void tidy() {
        long now = System.nanoTime();
        expire(now);
        for (Run run : runs.values()) {
            long unused = run.unused(now);
            if (unused > limits.forgetAfter().toNanos()) {
                forget(run);
            } else if (unused > limits.pauseAfter().toNanos() && run.status() == Status.TRAINING) {
                run.pauseUnwatched();
            }
        }
    }

    private synchronized void expire(long now) {
        admission.expire(now, limits.queuePatience().toNanos());
        letIn();
    }

    private void forget(Run run) {
        runs.remove(run.id());
        run.end();
        leave(run.id());
    }

    private synchronized void leave(RunId id) {
        admission.leave(id);
        letIn();
    }

    private void letIn() {
        for (RunId next = admission.next(); next != null; next = admission.next()) {
            Wish wish = admission.find(next);
            if (wish != null) {
                build(next, wish);
            }
        }
    }

    /** Stops all training. */
    @PreDestroy
    void close() {
        runs.values().forEach(this::forget);
        pool.close();
    }

    /**
     * A run that is asked for.
     *
     * @param built answered with it when it is there
     */
    private record Wish(Owner owner, Experiment experiment, Pace pace, CompletableFuture<Reply> built) {}

    private static final Watch NOBODY = new Watch() {
        @Override
        public void acknowledge(long number) {}

        @Override
        public void restart() {}

        @Override
        public void interest(Interest interest) {}

        @Override
        public void close() {}
    };
}
