package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.run.cluster.ClusterNode;
import downhill.run.cluster.ClusterSettings;
import downhill.store.Blobs;
import downhill.store.Database;
import downhill.train.Edit;
import downhill.train.Interest;
import downhill.train.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;

/**
 * The runs of all nodes: each is on one of them, and found from every other by its id. A server alone is a cluster of
 * one, by the same way.
 */
final class ShardedRuns implements Runs, AutoCloseable {
    private static final EntityTypeKey<ToRun> TYPE = EntityTypeKey.create(ToRun.class, "run");
    private static final int WAITING = 1000;

    private final LocalRuns local;
    private final Duration answerWithin;
    private final ExecutorService blocking = blocking();
    private final Parcels parcels;
    private final ClusterNode node;
    private final AtomicLong watches = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    /** Of each run, what is being sent to it: complete when it has been handed on, so that nothing overtakes. */
    private final Map<RunId, CompletableFuture<?>> sending = new ConcurrentHashMap<>();

    private volatile boolean leaving;

    /** @param lost called once when this server is no member of the cluster any more though it was not closed */
    ShardedRuns(ClusterSettings settings, Database database, Blobs blobs, LocalRuns local, Runnable lost) {
        this.local = local;
        answerWithin = settings.answerWithin();
        parcels = new Parcels(blobs, blocking);
        node = ClusterNode.begin(settings, database, this::prepare, lost);
        local.meters().watch(node);
    }

    private static ExecutorService blocking() {
        return new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("parcels-", 1).daemon().factory());
    }

    private void prepare(ActorSystem<?> system) {
        ClusterSharding.get(system)
                .init(Entity.of(
                                TYPE,
                                context -> RunEntity.of(
                                        new RunId(context.getEntityId()),
                                        context.getShard(),
                                        local,
                                        parcels,
                                        this::find))
                        .withStopMessage(new ToRun.Leave()));
        system.systemActorOf(Waking.of(() -> local.resume(this::find)), "waking", Props.empty());
    }

    /** This server's place in the cluster. */
    ClusterNode node() {
        return node;
    }

    /** Frames that came from a node that had lost the run, and were dropped. */
    long staleFrames() {
        return stale.get();
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace) {
        return parcels.pack(Experiment.class, experiment)
                .thenCompose(packed -> ask(RunId.random(), replyTo -> new ToRun.Start(owner, packed, pace, replyTo)));
    }

    @Override
    public CompletionStage<Reply> start(Owner owner, Recording recording, long update, Pace pace) {
        return local.branching().begin(RunId.random(), owner, recording, new Branch(update, null, pace), this::find);
    }

    @Override
    public Passage travel(Owner owner, Recording recording, long update, Pace pace) {
        return local.passages().begin(owner, recording, new Branch(update, null, pace), this::find);
    }

    @Override
    public CompletionStage<Reply> fork(RunId from, long update, @Nullable Edit edit, Owner owner, Pace pace) {
        RunId fresh = RunId.random();
        // Where the run lives more is known of its past.
        return parcels.pack(Branch.class, new Branch(update, edit, pace))
                .thenCompose(packed -> ask(from, replyTo -> new ToRun.Fork(owner, fresh, packed, replyTo)))
                .exceptionallyCompose(ShardedRuns::tooLate);
    }

    @Override
    public CompletionStage<Reply> find(RunId id) {
        return ask(id, replyTo -> new ToRun.Find(replyTo))
                .exceptionallyCompose(failure -> isLate(failure)
                        ? ask(id, replyTo -> new ToRun.Find(replyTo))
                        : CompletableFuture.failedFuture(failure));
    }

    @Override
    public CompletionStage<Reply> command(RunId id, Owner owner, Command command) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        // One that has to be kept in the database first holds up those that come after it.
        CompletableFuture<?> sent = sending.compute(id, (_, before) -> {
            CompletionStage<?> free = before == null ? CompletableFuture.completedFuture("") : before;
            return free.handle((_, _) -> "")
                    .thenCompose(_ -> parcels.pack(Command.class, command))
                    .thenAccept(packed -> pass(
                            ask(id, replyTo -> new ToRun.Tell(owner, packed, replyTo))
                                    .exceptionallyCompose(ShardedRuns::tooLate),
                            reply))
                    .exceptionally(failure -> {
                        reply.completeExceptionally(failure);
                        return null;
                    })
                    .toCompletableFuture();
        });
        CompletableFuture<?> _ = sent.whenComplete((_, _) -> sending.remove(id, sent));
        return reply;
    }

    // Nobody knows whether it was heard: to say it again is for the person to decide.
    private static CompletionStage<Reply> tooLate(Throwable failure) {
        return isLate(failure)
                ? CompletableFuture.completedFuture(new Reply.Refused(List.of(Problem.of("", "no_answer"))))
                : CompletableFuture.failedFuture(failure);
    }

    private static boolean isLate(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException;
    }

    private static void pass(CompletionStage<Reply> from, CompletableFuture<Reply> to) {
        from.whenComplete((reply, failure) -> {
            if (failure == null) {
                to.complete(reply);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<Reply> ask(RunId id, Function<ActorRef<Answer>, ToRun> question) {
        return node.up()
                .thenCompose(system -> entity(system, id).<Answer>ask(replyTo -> question.apply(replyTo), answerWithin))
                .thenCompose(answer -> switch (answer) {
                    case Answer.Here(Reply reply) -> CompletableFuture.completedFuture(reply);
                    case Answer.Sent(Packed packed) -> parcels.unpack(Reply.class, packed);
                });
    }

    private static EntityRef<ToRun> entity(ActorSystem<?> system, RunId id) {
        return ClusterSharding.get(system).entityRefFor(TYPE, id.value());
    }

    @Override
    public Watch watch(RunId id, Interest interest, int credit, Sink sink) {
        String name = "watch-" + watches.incrementAndGet();
        CompletionStage<ActorRef<ToWatcher>> subscriber = node.up()
                .thenApply(system -> system.systemActorOf(
                        Subscriber.of(
                                entity(system, id), interest, credit, sink, stale::incrementAndGet, () -> leaving),
                        name,
                        Props.empty()));
        return new FarWatch(subscriber.whenComplete((_, failure) -> {
            if (failure != null) {
                sink.gone();
            }
        }));
    }

    /** Hands all runs of this server over to the others, or writes them down, and leaves. */
    @Override
    public void close() {
        leaving = true;
        node.leave();
        blocking.shutdownNow();
    }

    /** Tells a subscriber, in order, also where it is not there yet. */
    private static final class FarWatch implements Watch {
        private CompletionStage<ActorRef<ToWatcher>> subscriber;

        private FarWatch(CompletionStage<ActorRef<ToWatcher>> subscriber) {
            this.subscriber = subscriber;
        }

        private synchronized void tell(ToWatcher message) {
            subscriber = subscriber.thenApply(ref -> {
                ref.tell(message);
                return ref;
            });
        }

        @Override
        public void acknowledge(long number) {
            tell(new ToWatcher.Shown(number));
        }

        @Override
        public void restart() {
            tell(new ToWatcher.Again());
        }

        @Override
        public void interest(Interest interest) {
            tell(new ToWatcher.Want(interest));
        }

        @Override
        public void at(long update) {
            tell(new ToWatcher.Rewind(Math.max(0, update)));
        }

        @Override
        public void live() {
            tell(new ToWatcher.Rewind(ToRun.NOW));
        }

        @Override
        public void close() {
            tell(new ToWatcher.Close());
        }
    }
}
