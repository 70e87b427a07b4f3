package downhill.run;

import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Status;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A page's end of a watch: asks the run for frames again and again, so that it is found wherever it moves, drops what is
 * stale, and numbers frames in one rising count. After a move the run may be a little behind what was shown: what it
 * makes again is acknowledged and not shown. Nor is what lacks the rows of a frame that was lost on its way between two
 * nodes: everything is asked for anew.
 */
final class Subscriber {
    private static final Duration RENEW = Duration.ofSeconds(2);

    private final ActorRef<ToWatcher> self;
    private final RecipientRef<ToRun> run;
    private final int credit;
    private final Sink sink;
    private final Runnable stale;
    private final BooleanSupplier leaving;
    private Interest interest;
    private long past = ToRun.NOW;
    private long term;
    /** Number of the newest frame of this term. */
    private long newest;
    /** What the page had got before this term. */
    private long base;

    private int shownIncarnation = -1;
    private long shownUpdate = -1;

    private Subscriber(
            ActorRef<ToWatcher> self,
            RecipientRef<ToRun> run,
            Interest interest,
            int credit,
            Sink sink,
            Runnable stale,
            BooleanSupplier leaving) {
        this.self = self;
        this.run = run;
        this.interest = interest;
        this.credit = credit;
        this.sink = sink;
        this.stale = stale;
        this.leaving = leaving;
    }

    /**
     * @param stale called for each stale frame
     * @param leaving whether this server leaves: the runs that it hands over are asked for nothing any more, since it would
     *     wait until they have heard it
     */
    static Behavior<ToWatcher> of(
            RecipientRef<ToRun> run,
            Interest interest,
            int credit,
            Sink sink,
            Runnable stale,
            BooleanSupplier leaving) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new ToWatcher.Renew(), Duration.ZERO, RENEW);
            Subscriber subscriber = new Subscriber(context.getSelf(), run, interest, credit, sink, stale, leaving);
            return Behaviors.receive(ToWatcher.class)
                    .onAnyMessage(subscriber::hear)
                    .build();
        }));
    }

    private Behavior<ToWatcher> hear(ToWatcher message) {
        switch (message) {
            case ToWatcher.Delivery(long sent, Frame frame) -> show(sent, frame);
            case ToWatcher.Gone(long sent) -> {
                if (sent >= term) {
                    sink.gone();
                    return Behaviors.stopped();
                }
            }
            case ToWatcher.Shown(long number) -> {
                if (number > base) {
                    run.tell(new ToRun.Acknowledge(self, term, number - base));
                }
            }
            case ToWatcher.Again _ -> run.tell(new ToRun.Again(self));
            case ToWatcher.Want(Interest other) -> {
                interest = other;
                run.tell(new ToRun.Want(self, other));
            }
            case ToWatcher.Rewind(long update) -> {
                past = update;
                run.tell(new ToRun.Rewind(self, update));
            }
            case ToWatcher.Replaying(long sent, long update, double progress) -> {
                if (sent >= term && update == past) {
                    sink.replaying(update, progress);
                }
            }
            case ToWatcher.Renew _ -> {
                if (!leaving.getAsBoolean()) {
                    run.tell(new ToRun.Subscribe(self, interest, credit, term, past));
                }
            }
            case ToWatcher.Close _ -> {
                run.tell(new ToRun.Unsubscribe(self));
                return Behaviors.stopped();
            }
        }
        return Behaviors.same();
    }

    private void show(long sent, Frame frame) {
        if (sent < term || (sent == term && frame.number() <= newest)) {
            stale.run();
            return;
        }
        if (sent > term) {
            base += newest;
            term = sent;
            newest = 0;
        }
        boolean lacksRows = frame.number() > newest + 1 && frame.series().from() > 0;
        newest = frame.number();
        if (lacksRows || isMadeAgain(frame)) {
            run.tell(new ToRun.Acknowledge(self, term, newest));
            if (lacksRows) {
                run.tell(new ToRun.Again(self));
            }
            return;
        }
        if (!frame.past()) {
            shownIncarnation = frame.incarnation();
            shownUpdate = frame.progress().update();
        }
        sink.frame(frame.numbered(base + newest));
    }

    private boolean isMadeAgain(Frame frame) {
        return !frame.past()
                && frame.status() == Status.TRAINING
                && frame.incarnation() == shownIncarnation
                && frame.progress().update() < shownUpdate;
    }
}
