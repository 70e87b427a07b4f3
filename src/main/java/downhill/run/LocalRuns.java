package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.train.Interest;
import downhill.train.Status;
import downhill.train.Trainer;
import jakarta.annotation.PreDestroy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** All live runs of one process. */
@Service
@EnableConfigurationProperties(RunLimits.class)
class LocalRuns implements Runs {
    private static final long JANITOR_MILLIS = 1000;

    private final Map<RunId, Run> runs = new ConcurrentHashMap<>();
    private final RunLimits limits;
    private final Slices.Pool pool;

    LocalRuns(RunLimits limits) {
        this.limits = limits;
        pool = new Slices.Pool(limits.poolSize());
        pool.every(Math.min(JANITOR_MILLIS, limits.pauseAfter().toMillis()), this::tidy);
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        pool.execute(() -> {
            try {
                Trainer trainer = new Trainer(experiment);
                admit(new Run(RunId.random(), owner, trainer, pace, pool), reply);
            } catch (RuntimeException | Error e) {
                reply.completeExceptionally(e);
            }
        });
        return reply;
    }

    private synchronized void admit(Run run, CompletableFuture<Reply> reply) {
        List<Run> own = runs.values().stream()
                .filter(r -> r.owner().equals(run.owner()))
                .toList();
        boolean room = own.size() < limits.perOwner() || forgetOne(own);
        if (!room) {
            reply.complete(refused("too_many_runs", limits.perOwner()));
        } else if (runs.size() >= limits.total()) {
            reply.complete(refused("server_full", limits.total()));
        } else {
            runs.put(run.id(), run);
            run.describe().thenAccept(reply::complete);
        }
    }

    // Of an owner's runs that nobody looks at and that do not train, the one unused for longest makes room.
    private boolean forgetOne(List<Run> own) {
        long now = System.nanoTime();
        Optional<Run> oldest = own.stream()
                .filter(run -> run.status() != Status.TRAINING && isLeft(run, now))
                .max(Comparator.comparingLong(run -> run.unused(now)));
        oldest.ifPresent(this::forget);
        return oldest.isPresent();
    }

    private boolean isLeft(Run run, long now) {
        return run.watchers() == 0 || run.unused(now) > limits.pauseAfter().toNanos();
    }

    private static Reply refused(String code, int limit) {
        return new Reply.Refused(List.of(Problem.of("", code, limit)));
    }

    @Override
    public CompletionStage<Reply> find(RunId id) {
        Run run = runs.get(id);
        return run == null ? CompletableFuture.completedFuture(new Reply.Unknown()) : run.describe();
    }

    @Override
    public CompletionStage<Reply> command(RunId id, Owner owner, Command command) {
        Run run = runs.get(id);
        if (run == null) {
            return CompletableFuture.completedFuture(new Reply.Unknown());
        }
        return run.owner().equals(owner) ? run.tell(command) : CompletableFuture.completedFuture(new Reply.Foreign());
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

    /** Pauses what nobody has looked at for a while, and forgets it after a longer one. */
    private void tidy() {
        long now = System.nanoTime();
        for (Run run : runs.values()) {
            long unused = run.unused(now);
            if (unused > limits.forgetAfter().toNanos()) {
                forget(run);
            } else if (unused > limits.pauseAfter().toNanos() && run.status() == Status.TRAINING) {
                run.pauseUnwatched();
            }
        }
    }

    private void forget(Run run) {
        runs.remove(run.id());
        run.end();
    }

    /** Stops all training. */
    @PreDestroy
    void close() {
        runs.values().forEach(this::forget);
        pool.close();
    }

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
