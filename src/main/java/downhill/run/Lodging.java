package downhill.run;

import downhill.experiment.Experiment;
import downhill.experiment.Footprint;
import downhill.experiment.InvalidExperiment;
import downhill.train.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which runs are in memory: those that are new or asked for come in as far as there is room, others leave. */
final class Lodging {
    private static final Logger LOG = LoggerFactory.getLogger(Lodging.class);
    private static final long MEGABYTE = 1_000_000;

    private final Map<RunId, Run> here = new ConcurrentHashMap<>();
    private final Departures departures = new Departures();
    private final Map<RunId, CompletableFuture<Reply>> asked = new ConcurrentHashMap<>();
    private final RunLimits limits;
    private final Keeper keeper;
    private final Maker maker;
    private final Sleepers sleepers = new Sleepers();
    /** Who has a place or waits for one; guarded by this. */
    private final Admission<Wish> admission;

    private volatile boolean closed;

    Lodging(Maker maker) {
        this.maker = maker;
        limits = maker.limits();
        keeper = maker.keeper();
        admission = new Admission<>(limits.total(), limits.heapBytes(), limits.queue());
    }

    /** Who watches a run that is not here for a while. */
    Sleepers sleepers() {
        return sleepers;
    }

    /** All that are here. */
    Collection<Run> all() {
        return here.values();
    }

    /** Whether it is here, or waits for a place. */
    synchronized boolean holds(RunId id) {
        return here.containsKey(id) || admission.find(id) != null || asked.containsKey(id);
    }

    /** One that is here and stays. */
    Optional<Run> find(RunId id) {
        return Optional.ofNullable(here.get(id)).filter(run -> !run.isLeaving());
    }

    /** Lets a new run in, or lets it wait. */
    CompletionStage<Reply> start(RunId id, Owner owner, Experiment experiment, Pace pace) {
        return admit(id, Wish.of(owner, experiment, pace), Footprint.bytes(experiment));
    }

    /** A run as it is now; one that is not here comes back, or waits for a place. */
    CompletionStage<Reply> summon(RunId id) {
        Run run = here.get(id);
        if (run != null && !run.isLeaving()) {
            return run.describe()
                    .thenCompose(reply -> reply instanceof Reply.Unknown
                                    && !run.custody().lost().isDone()
                            ? absent(id)
                            : CompletableFuture.completedStage(reply));
        }
        return absent(id);
    }

    private CompletionStage<Reply> absent(RunId id) {
        Optional<CompletableFuture<Void>> going = departures.find(id);
        if (going.isPresent()) {
            return going.get().thenCompose(_ -> summon(id));
        }
        synchronized (this) {
            admission.heardOf(id, System.nanoTime());
            int place = admission.place(id);
            Wish wish = admission.find(id);
            if (wish != null) {
                return place > 0 ? CompletableFuture.completedStage(new Reply.Queued(id, place)) : wish.built();
            }
        }
        CompletableFuture<Reply> found = new CompletableFuture<>();
        CompletableFuture<Reply> other = asked.putIfAbsent(id, found);
        if (other != null) {
            return other;
        }
        var _ = keeper.ask(records -> records.find(id))
                .thenCompose(kept ->
                        kept.isPresent() ? readmit(kept.get()) : CompletableFuture.completedStage(new Reply.Unknown()))
                .whenComplete((reply, failure) -> {
                    asked.remove(id);
                    finish(found, reply, failure);
                });
        return found;
    }

    private CompletionStage<Reply> readmit(RunRecord kept) {
        try {
            long bytes = Footprint.bytes(kept.recording().experiment());
            return admit(kept.id(), Wish.ofKept(Owner.of(kept.owner())), bytes);
        } catch (InvalidExperiment e) {
            LOG.warn("Run {} is of another version, and cannot come back", kept.id(), e);
            return CompletableFuture.completedStage(new Reply.Unknown());
        }
    }

    /** What becomes of a run that waits, or is on its way; unknown if there is no such run. */
    synchronized CompletionStage<Reply> arrival(RunId id) {
        Wish wish = admission.find(id);
        return wish == null ? CompletableFuture.completedStage(new Reply.Unknown()) : wish.built();
    }

    private CompletionStage<Reply> admit(RunId id, Wish wish, long bytes) {
        if (bytes > limits.heapBytes()) {
            return CompletableFuture.completedStage(
                    Reply.Refused.of("run_too_large", bytes / MEGABYTE, limits.heapBytes() / MEGABYTE));
        }
        Optional<Run> left = hasPlace(wish.owner()) ? Optional.empty() : leftBy(wish.owner());
        return left.isEmpty() ? enter(id, wish, bytes) : release(left.get()).thenCompose(_ -> enter(id, wish, bytes));
    }

    private synchronized boolean hasPlace(Owner owner) {
        return admission.of(owner) < limits.perOwner();
    }

    // Of an owner's runs that nobody looks at and that do not train, the one unused for longest makes room.
    private Optional<Run> leftBy(Owner owner) {
        long now = System.nanoTime();
        return here.values().stream()
                .filter(run -> run.owner().equals(owner) && run.status() != Status.TRAINING)
                .filter(run -> run.watchers() == 0
                        || run.unused(now) > limits.pauseAfter().toNanos())
                .max(Comparator.comparingLong(run -> run.unused(now)));
    }

    private synchronized CompletionStage<Reply> enter(RunId id, Wish wish, long bytes) {
        Wish other = admission.find(id);
        if (other != null) {
            return other.built();
        }
        if (!hasPlace(wish.owner())) {
            return CompletableFuture.completedStage(Reply.Refused.of("too_many_runs", limits.perOwner()));
        }
        if (!admission.come(id, wish.owner(), bytes, wish, System.nanoTime())) {
            return CompletableFuture.completedStage(Reply.Refused.of("server_full", limits.total(), limits.queue()));
        }
        int place = admission.place(id);
        if (place > 0) {
            return CompletableFuture.completedStage(new Reply.Queued(id, place));
        }
        build(id, wish);
        return wish.built();
    }

    private void build(RunId id, Wish wish) {
        var _ = wish.make(id, maker).whenComplete((made, failure) -> {
            if (made != null && !closed) {
                settle(made, wish);
                return;
            }
            leave(id);
            if (failure != null && wish.fresh() != null) {
                LOG.warn("A run could not be begun", failure);
                wish.built().complete(Reply.Refused.of("not_kept"));
            } else {
                finish(wish.built(), new Reply.Unknown(), failure);
            }
        });
    }

    private void settle(Run run, Wish wish) {
        here.put(run.id(), run);
        sleepers.wake(run);
        var _ = run.custody().lost().thenRun(() -> {
            LOG.info("Run {} is held by another server, and leaves this one", run.id());
            drop(run);
        });
        run.describe().whenComplete((reply, failure) -> finish(wish.built(), reply, failure));
    }

    /** Writes how a run stands, if that can be, and then has it no longer. */
    CompletableFuture<Void> release(Run run) {
        return departures.leave(run, run::leave, (gone, _) -> drop(gone));
    }

    /** The same, unless somebody would notice or it cannot be written; who watches waits until it is back. */
    CompletableFuture<Void> evict(Run run) {
        return departures.leave(run, run::leaveUnnoticed, (gone, kept) -> {
            if (kept) {
                drop(gone, Run::sleep);
            } else {
                gone.stay();
            }
        });
    }

    /** Has a run no longer, and nothing is kept of it. */
    void forget(Run run) {
        run.custody().forget();
        drop(run);
    }

    private void drop(Run run) {
        drop(run, Run::end);
    }

    private void drop(Run run, Consumer<Run> end) {
        if (here.remove(run.id(), run)) {
            end.accept(run);
            leave(run.id());
        }
    }

    /** Whether there is room for a run to begin anew with this experiment. */
    synchronized boolean hasRoom(RunId id, Experiment next) {
        return admission.resize(id, Footprint.bytes(next));
    }

    /** Runs that wait for a place. */
    synchronized int queued() {
        return admission.waiting();
    }

    /** Lets those go who wait and were not heard of, and lets others in. */
    synchronized void expire() {
        admission
                .expire(System.nanoTime(), limits.queuePatience().toNanos())
                .forEach(wish -> wish.built().complete(new Reply.Unknown()));
        letIn();
    }

    private synchronized void leave(RunId id) {
        admission.leave(id);
        letIn();
    }

    private void letIn() {
        for (RunId next = admission.next(); next != null && !closed; next = admission.next()) {
            Wish wish = admission.find(next);
            if (wish != null) {
                build(next, wish);
            }
        }
    }

    /** Writes how all runs stand and has none any more. */
    CompletableFuture<Void> close() {
        closed = true;
        return CompletableFuture.allOf(here.values().stream().map(this::release).toArray(CompletableFuture[]::new));
    }

    private static <T> void finish(CompletableFuture<T> future, T value, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(failure);
        }
    }
}
