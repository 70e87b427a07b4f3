package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.Footprint;
import downhill.store.Database;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Recording;
import downhill.train.Status;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** All live runs of one process; those that are kept and not in memory come back when they are asked for. */
@Service
@EnableConfigurationProperties({RunLimits.class, ExperimentLimits.class})
class LocalRuns implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRuns.class);
    private static final long JANITOR_MILLIS = 1000;
    private static final long PATIENCE_SECONDS = 10;
    private static final long MEGABYTE = 1_000_000;

    /** A run may leave while it is spoken to, and come back; that it leaves again and again is not likely. */
    private static final int ATTEMPTS = 3;

    private static final Owner SERVER = Owner.random();

    private final RunLimits limits;
    private final ExperimentLimits sizes;
    private final RunMeters meters;
    private final Pool pool;
    private final Jobs jobs;
    private final Keeper keeper;
    private final Lodging lodging;
    private final Branching branching;
    private final Studio studio;
    private final Passages passages;

    @Autowired
    LocalRuns(
            RunLimits limits,
            ExperimentLimits sizes,
            Database database,
            MeterRegistry registry,
            ObjectProvider<Chronicle> chronicles) {
        this(limits, sizes, database, registry, chronicles.getIfAvailable(() -> Chronicle.NONE));
    }

    /** Runs whose stories nobody keeps. */
    LocalRuns(RunLimits limits, ExperimentLimits sizes, Database database, MeterRegistry registry) {
        this(limits, sizes, database, registry, Chronicle.NONE);
    }

    /** Runs with a chronicle of their own. */
    LocalRuns(
            RunLimits limits, ExperimentLimits sizes, Database database, MeterRegistry registry, Chronicle chronicle) {
        this.limits = limits;
        this.sizes = sizes;
        meters = new RunMeters(registry);
        pool = new Pool(limits.poolSize());
        jobs = new PooledJobs(pool, limits.jobsPerOwner());
        keeper = new Keeper(database, meters, chronicle);
        Room moments = new Room(limits.rewindBytes());
        studio = new Studio(jobs, new Room(limits.rewindBytes()));
        lodging = new Lodging(new Maker(limits, sizes, pool, studio, moments, keeper, meters));
        branching = new Branching(limits, sizes, keeper, lodging::find);
        passages = new Passages(limits, sizes, studio, branching);
        meters.watch(this);
        meters.watch(pool);
        pool.every(
                SERVER,
                Math.min(JANITOR_MILLIS, limits.pauseAfter().toMillis()),
                new Janitor(limits, lodging, keeper)::tidy);
    }

    /** Live runs that stand so. */
    long count(Status status) {
        return lodging.all().stream().filter(run -> run.status() == status).count();
    }

    /** Runs that wait for a place. */
    int queued() {
        return lodging.queued();
    }

    /** Where what runs do is counted. */
    RunMeters meters() {
        return meters;
    }

    /** Other work on the same threads. */
    Jobs jobs() {
        return jobs;
    }

    /** What trains a little to see how it begins. */
    Sketches sketches() {
        return new Sketches(sizes, studio);
    }

    /** The runs in memory. */
    Collection<Run> live() {
        return lodging.all();
    }

    /**
     * Lets the runs that were training when a server ended train on, as far as there is room; those that come back nowhere
     * wait.
     *
     * @param find brings a run back, here or elsewhere
     */
    void resume(Function<RunId, CompletionStage<Reply>> find) {
        new Resuming(keeper, find).begin(limits.poolSize());
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace) {
        return start(RunId.random(), owner, experiment, pace);
    }

    /** The same with an id that nobody had before. */
    CompletionStage<Reply> start(RunId id, Owner owner, Experiment experiment, Pace pace) {
        List<Problem> tooLarge = sizes.problems(experiment);
        return tooLarge.isEmpty()
                ? lodging.start(id, owner, experiment, pace)
                : CompletableFuture.completedStage(new Reply.Refused(tooLarge));
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Recording recording, long update, Pace pace) {
        return branching.begin(RunId.random(), owner, recording, new Branch(update, null, pace), this::find);
    }

    @Override
    public Passage travel(Owner owner, Recording recording, long update, Pace pace) {
        return passages.begin(owner, recording, new Branch(update, null, pace), this::find);
    }

    @Override
    public CompletionStage<Reply> fork(RunId from, long update, @Nullable Edit edit, Owner owner, Pace pace) {
        return branching.begin(RunId.random(), owner, from, new Branch(update, edit, pace), this::find);
    }

    /** Where the past is made again. */
    Studio studio() {
        return studio;
    }

    /** Leads runs to an update of their past. */
    Passages passages() {
        return passages;
    }

    /** Begins runs that have a past. */
    Branching branching() {
        return branching;
    }

    @Override
    public CompletionStage<Reply> find(RunId id) {
        return lodging.summon(id);
    }

    @Override
    public CompletionStage<Reply> command(RunId id, Owner owner, Command command) {
        return command(id, owner, command, ATTEMPTS);
    }

    private CompletionStage<Reply> command(RunId id, Owner owner, Command command, int attempts) {
        Optional<Run> found = lodging.find(id);
        if (found.isEmpty()) {
            return lodging.summon(id)
                    .thenCompose(reply -> reply instanceof Reply.Done && attempts > 0
                            ? command(id, owner, command, attempts - 1)
                            : CompletableFuture.completedStage(reply));
        }
        Run run = found.get();
        if (!run.owner().equals(owner) && !command.asks()) {
            return CompletableFuture.completedStage(new Reply.Foreign());
        }
        if (command instanceof Command.Restart(Experiment next) && !lodging.hasRoom(id, next)) {
            return CompletableFuture.completedStage(
                    Reply.Refused.of("no_room", Footprint.bytes(next) / MEGABYTE, limits.heapBytes() / MEGABYTE));
        }
        return run.tell(command).thenCompose(reply -> {
            if (reply instanceof Reply.Recalled recalled && recalled.update() > limits.replay()) {
                return CompletableFuture.completedStage(
                        Reply.Refused.of("limit_replay", recalled.update(), limits.replay()));
            }
            boolean left =
                    reply instanceof Reply.Unknown && !run.custody().lost().isDone();
            return left && attempts > 0
                    ? command(id, owner, command, attempts - 1)
                    : CompletableFuture.completedStage(reply);
        });
    }

    @Override
    public Watch watch(RunId id, Interest interest, int credit, Sink sink) {
        return watch(id, interest, credit, UnaryOperator.identity(), sink);
    }

    /**
     * The same.
     *
     * @param thinning of every frame; what it leaves of the series comes with the next frames
     */
    Watch watch(RunId id, Interest interest, int credit, UnaryOperator<Frame> thinning, Sink sink) {
        LateWatch watch = new LateWatch(
                id, interest, credit, thinning, sink, lodging.sleepers(), late -> attach(id, late, ATTEMPTS));
        attach(id, watch, ATTEMPTS);
        return watch;
    }

    private void attach(RunId id, LateWatch watch, int attempts) {
        Optional<Run> found = lodging.find(id);
        if (attempts == 0 || (found.isPresent() && found.get().watchers() >= limits.watchers())) {
            watch.gone();
        } else if (found.isEmpty() || !watch.attach(found.get())) {
            lodging.summon(id)
                    .thenCompose(reply -> reply instanceof Reply.Queued
                            ? lodging.arrival(id)
                            : CompletableFuture.completedStage(reply))
                    .whenComplete((reply, _) -> {
                        if (reply instanceof Reply.Done) {
                            attach(id, watch, attempts - 1);
                        } else {
                            watch.gone();
                        }
                    });
        }
    }

    /** Whether a run is in memory, or waits for a place. */
    boolean holds(RunId id) {
        return lodging.holds(id);
    }

    /** Writes how a run stands, then has it in memory no longer; its watchers hear that it is gone. */
    CompletionStage<Void> release(RunId id) {
        return lodging.find(id).map(lodging::release).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Stops all training, and writes where. */
    @PreDestroy
    void close() {
        try {
            lodging.close().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Not every run could write where it stands; it will be made again up to what was written", e);
        }
        pool.close();
        keeper.close();
    }
}
