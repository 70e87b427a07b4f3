package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.export.WeightsJson;
import downhill.train.Trainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands of one run, in order. One that changes what the run is made of is written first and obeyed when that is
 * durable; meanwhile the run waits, and so do the commands behind it.
 */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final RunId id;
    private final Owner owner;
    private final Drive drive;
    private final Custody custody;
    private final Telling telling;
    private final Runnable wake;
    private final Mailbox mailbox = new Mailbox();
    private volatile @Nullable Pending pending;
    private volatile boolean closed;

    /** @param wake called when an answer of the database is there */
    Orders(RunId id, Owner owner, Drive drive, Custody custody, Telling telling, Runnable wake) {
        this.id = id;
        this.owner = owner;
        this.drive = drive;
        this.custody = custody;
        this.telling = telling;
        this.wake = wake;
    }

    /** Queues a command, or a question (null) about how the run is. */
    CompletableFuture<Reply> put(@Nullable Command command) {
        return mailbox.put(command);
    }

    /** Whether one can be obeyed, or was written and can now be. */
    boolean isEmpty() {
        Pending now = pending;
        return now == null ? mailbox.isEmpty() : !now.kept.isDone();
    }

    /** Whether one waits for the database. */
    boolean isWaiting() {
        return pending != null;
    }

    /** Nobody will obey what waits, or what comes. */
    void close() {
        closed = true;
        mailbox.close();
        turnAway();
    }

    private void turnAway() {
        Pending left = pending;
        if (left != null) {
            left.letter.answer(Reply.Unknown::new);
        }
    }

    /** Obeys what can be obeyed now, between two updates. */
    void obey(List<Watcher> watchers) {
        while (!drive.isUpdating()) {
            Pending now = pending;
            if (now != null) {
                if (!now.kept.isDone()) {
                    return;
                }
                finish(now, watchers);
                continue;
            }
            Mailbox.Letter letter = mailbox.take();
            if (letter == null) {
                return;
            }
            begin(letter, watchers);
        }
    }

    private void begin(Mailbox.Letter letter, List<Watcher> watchers) {
        Command command = letter.command();
        letter.answer(() -> {
            try {
                Turn turn = command == null ? null : drive.turn(command);
                if (turn == null) {
                    return obey(command, watchers);
                }
                CompletableFuture<Boolean> kept = switch (turn) {
                    case Turn.Edited(int index, var entry) -> custody.append(index, entry);
                    case Turn.Anew(var experiment, RunState state) ->
                        custody.begin(experiment, state, telling.farewell(System.nanoTime()));
                };
                pending = new Pending(letter, kept);
                drive.tempo().hold(true);
                if (closed) {
                    turnAway();
                }
                var _ = kept.whenComplete((_, _) -> wake.run());
                return null;
            } catch (InvalidExperiment e) {
                return new Reply.Refused(e.problems());
            }
        });
    }

    private void finish(Pending written, List<Watcher> watchers) {
        pending = null;
        drive.tempo().hold(false);
        written.letter.answer(() -> {
            if (written.kept.isCompletedExceptionally()) {
                LOG.warn("A change could not be kept, and was not made", written.kept.exceptionNow());
                return new Reply.Refused(List.of(Problem.of("", "not_kept")));
            }
            // Of a run that somebody else holds nothing more is done here.
            return written.kept.join() ? obeyKept(written.letter.command(), watchers) : new Reply.Unknown();
        });
    }

    private Reply obeyKept(@Nullable Command command, List<Watcher> watchers) {
        boolean done = false;
        try {
            Reply reply = obey(command, watchers);
            done = reply instanceof Reply.Done;
            return reply;
        } finally {
            if (!done) {
                custody.giveUp();
            }
        }
    }

    private Reply obey(@Nullable Command command, List<Watcher> watchers) {
        try {
            if (command instanceof Command.Check) {
                return new Reply.Checked(drive.info(id, owner), drive.journey().check());
            }
            if (command instanceof Command.Recall) {
                return recall(drive.journey().trainer());
            }
            if (command instanceof Command.Weigh) {
                return new Reply.Weighed(
                        drive.info(id, owner), WeightsJson.of(drive.journey().trainer()));
            }
            if (command != null) {
                drive.looking().attend(watchers);
                drive.obey(command, Looking.needs(watchers));
            }
            return new Reply.Done(drive.info(id, owner));
        } catch (InvalidExperiment e) {
            return new Reply.Refused(e.problems());
        }
    }

    private Reply recall(Trainer trainer) {
        return new Reply.Recalled(drive.info(id, owner), trainer.recording(), trainer.update(), trainer.fingerprint());
    }

    private record Pending(Mailbox.Letter letter, CompletableFuture<Boolean> kept) {}
}
