package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding.Passivate;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding.ShardCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run where everybody in the cluster finds it: exactly one node has it, whose {@link LocalRuns} do all that takes time.
 * It only hands on, and its frames go from the threads that train straight to who watches.
 */
final class RunEntity {
    private static final Logger LOG = LoggerFactory.getLogger(RunEntity.class);
    private static final Duration TIDY = Duration.ofSeconds(5);

    /** Time after which a watcher that does not ask again gets no more frames. */
    private static final long SILENT = TimeUnit.SECONDS.toNanos(10);

    private final ActorContext<ToRun> context;
    private final ActorRef<ShardCommand> shard;
    private final RunId id;
    private final LocalRuns local;
    private final Parcels parcels;
    private final Function<RunId, CompletionStage<Reply>> find;
    private final Map<ActorRef<ToWatcher>, Held> watches = new HashMap<>();
    /** Complete when all that came before has been handed on, so that nothing overtakes. */
    private CompletionStage<?> before = CompletableFuture.completedFuture("");

    private volatile boolean leaving;

    private RunEntity(
            ActorContext<ToRun> context,
            ActorRef<ShardCommand> shard,
            RunId id,
            LocalRuns local,
            Parcels parcels,
            Function<RunId, CompletionStage<Reply>> find) {
        this.context = context;
        this.shard = shard;
        this.id = id;
        this.local = local;
        this.parcels = parcels;
        this.find = find;
    }

    /** @param find brings a run, here or elsewhere */
    static Behavior<ToRun> of(
            RunId id,
            ActorRef<ShardCommand> shard,
            LocalRuns local,
            Parcels parcels,
            Function<RunId, CompletionStage<Reply>> find) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            LOG.debug("Run {} is here", id);
            timers.startTimerWithFixedDelay(new ToRun.Tidy(), TIDY);
            return new RunEntity(context, shard, id, local, parcels, find).behavior();
        }));
    }

    private Behavior<ToRun> behavior() {
        return Behaviors.receive(ToRun.class)
                .onAnyMessage(this::hear)
                .onSignal(Terminated.class, gone -> {
                    close(gone.getRef().<ToWatcher>unsafeUpcast());
                    return Behaviors.same();
                })
                .onSignal(PostStop.class, _ -> {
                    closeAll();
                    return Behaviors.same();
                })
                .build();
    }

    private Behavior<ToRun> hear(ToRun message) {
        switch (message) {
            case ToRun.Start start ->
                handOn(
                        Experiment.class,
                        start.experiment(),
                        start.replyTo(),
                        experiment -> local.start(id, start.owner(), experiment, start.pace()));
            case ToRun.Find find -> answer(local.find(id), find.replyTo());
            case ToRun.Tell tell ->
                handOn(
                        Command.class,
                        tell.command(),
                        tell.replyTo(),
                        command -> local.command(id, tell.owner(), command));
            case ToRun.Fork fork ->
                handOn(
                        Branch.class,
                        fork.branch(),
                        fork.replyTo(),
                        branch -> local.branching().begin(fork.fresh(), fork.owner(), id, branch, find));
            case ToRun.Subscribe subscribe -> subscribe(subscribe);
            case ToRun.Acknowledge(var watcher, long term, long number) -> acknowledge(watcher, term, number);
            case ToRun.Again(var watcher) -> with(watcher, Watch::restart);
            case ToRun.Want(var watcher, var interest) -> with(watcher, watch -> watch.interest(interest));
            case ToRun.Rewind(var watcher, long past) -> with(watcher, watch -> rewind(watch, past));
            case ToRun.Unsubscribe(var watcher) -> close(watcher);
            case ToRun.Tidy _ -> tidy();
            case ToRun.Leave _ -> leave();
            case ToRun.Left _ -> {
                return Behaviors.stopped();
            }
        }
        return Behaviors.same();
    }

    private <T> void handOn(
            Class<T> type, Packed packed, ActorRef<Answer> replyTo, Function<T, CompletionStage<Reply>> to) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        before = before.thenCompose(_ -> parcels.unpack(type, packed))
                .thenAccept(content -> to.apply(content).whenComplete((done, failure) -> {
                    if (failure == null) {
                        reply.complete(done);
                    } else {
                        reply.completeExceptionally(failure);
                    }
                }))
                .exceptionally(failure -> {
                    reply.completeExceptionally(failure);
                    return null;
                });
        answer(reply, replyTo);
    }

    private void answer(CompletionStage<Reply> stage, ActorRef<Answer> replyTo) {
        CompletionStage<Reply> sure = stage.exceptionally(failure -> {
            LOG.error("A run did not answer", failure);
            return new Reply.Refused(List.of(Problem.of("", "failed")));
        });
        if (isHere(replyTo)) {
            sure.thenAccept(reply -> replyTo.tell(new Answer.Here(reply)));
            return;
        }
        sure.thenCompose(reply -> parcels.pack(Reply.class, reply)).whenComplete((packed, failure) -> {
            if (failure == null) {
                replyTo.tell(new Answer.Sent(packed));
            } else {
                LOG.error("An answer could not be sent", failure);
            }
        });
    }

    private static boolean isHere(ActorRef<?> ref) {
        return ref.path().address().hasLocalScope();
    }

    private void subscribe(ToRun.Subscribe wish) {
        ActorRef<ToWatcher> watcher = wish.watcher();
        Held held = watches.get(watcher);
        if (held != null && held.term >= wish.term()) {
            held.heard = System.nanoTime();
            return;
        }
        close(watcher);
        context.watch(watcher);
        long term = wish.term() + 1;
        UnaryOperator<Frame> thinning = isHere(watcher) ? UnaryOperator.identity() : Thinning::fit;
        Watch watch = local.watch(id, wish.interest(), wish.credit(), thinning, new Sender(watcher, term));
        watches.put(watcher, new Held(watch, term));
        if (wish.past() != ToRun.NOW) {
            rewind(watch, wish.past());
        }
    }

    private static void rewind(Watch watch, long past) {
        if (past == ToRun.NOW) {
            watch.live();
        } else {
            watch.at(past);
        }
    }

    private void acknowledge(ActorRef<ToWatcher> watcher, long term, long number) {
        Held held = watches.get(watcher);
        if (held != null && held.term == term) {
            held.watch.acknowledge(number);
        }
    }

    private void with(ActorRef<ToWatcher> watcher, java.util.function.Consumer<Watch> action) {
        Held held = watches.get(watcher);
        if (held != null) {
            action.accept(held.watch);
        }
    }

    private void close(ActorRef<ToWatcher> watcher) {
        Held held = watches.remove(watcher);
        if (held != null) {
            context.unwatch(watcher);
            held.watch.close();
        }
    }

    private void closeAll() {
        watches.values().forEach(held -> held.watch.close());
        watches.clear();
    }

    private void tidy() {
        long now = System.nanoTime();
        List<ActorRef<ToWatcher>> silent = watches.entrySet().stream()
                .filter(entry -> now - entry.getValue().heard > SILENT)
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(this::close);
        if (watches.isEmpty() && !local.holds(id)) {
            shard.tell(new Passivate<>(context.getSelf()));
        }
    }

    private void leave() {
        leaving = true;
        closeAll();
        context.pipeToSelf(local.release(id), (_, failure) -> {
            if (failure != null) {
                LOG.error("Run {} could not be written down before it moved", id, failure);
            }
            return new ToRun.Left();
        });
    }

    /** A watcher of this run. */
    private static final class Held {
        private final Watch watch;
        private final long term;
        private long heard = System.nanoTime();

        private Held(Watch watch, long term) {
            this.watch = watch;
            this.term = term;
        }
    }

    /** Called by the threads that train. */
    private final class Sender implements Sink {
        private final ActorRef<ToWatcher> watcher;
        private final long term;

        private Sender(ActorRef<ToWatcher> watcher, long term) {
            this.watcher = watcher;
            this.term = term;
        }

        @Override
        public void frame(Frame frame) {
            watcher.tell(new ToWatcher.Delivery(term, frame));
        }

        @Override
        public void replaying(long update, double progress) {
            watcher.tell(new ToWatcher.Replaying(term, update, progress));
        }

        @Override
        public void gone() {
            if (!leaving) {
                watcher.tell(new ToWatcher.Gone(term));
            }
        }
    }
}
