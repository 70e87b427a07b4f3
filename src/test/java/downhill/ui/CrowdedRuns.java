package downhill.ui;

import downhill.experiment.Experiment;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Passage;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.Sink;
import downhill.run.Watch;
import downhill.train.Edit;
import downhill.train.Interest;
import downhill.train.Recording;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A full server, for tests: a run waits, and moves up whenever it is asked for. */
final class CrowdedRuns implements Runs {
    private static final RunId WAITING = RunId.parse("w".repeat(22)).orElseThrow();

    private final Runs real;
    private int place;
    private CompletionStage<Reply> started = CompletableFuture.failedFuture(new IllegalStateException("not asked"));
    private Owner owner = Owner.random();
    private Experiment experiment;
    private Pace pace = Pace.MAXIMUM;
    private int placeOfThoseThatLeft;

    /** @param place in the queue of the run that is asked for */
    CrowdedRuns(Runs real, int place, Experiment experiment) {
        this.real = real;
        this.place = place;
        this.experiment = experiment;
    }

    @Override
    public synchronized CompletionStage<Reply> start(Owner who, Experiment what, Pace how) {
        owner = who;
        experiment = what;
        pace = how;
        return CompletableFuture.completedFuture(new Reply.Queued(WAITING, place));
    }

    @Override
    public CompletionStage<Reply> start(Owner who, Recording recording, long update, Pace how) {
        return real.start(who, recording, update, how);
    }

    @Override
    public Passage travel(Owner who, Recording recording, long update, Pace how) {
        return real.travel(who, recording, update, how);
    }

    @Override
    public CompletionStage<Reply> fork(RunId from, long update, @Nullable Edit edit, Owner who, Pace how) {
        return real.fork(from, update, edit, who, how);
    }

    @Override
    public synchronized CompletionStage<Reply> find(RunId id) {
        if (placeOfThoseThatLeft > 0) {
            placeOfThoseThatLeft--;
            return answer(id);
        }
        if (!id.equals(WAITING)) {
            return real.find(id);
        }
        place--;
        if (place > 0) {
            return CompletableFuture.completedFuture(new Reply.Queued(WAITING, place));
        }
        if (place == 0) {
            started = real.start(owner, experiment, pace);
        }
        return started;
    }

    private CompletionStage<Reply> answer(RunId id) {
        return placeOfThoseThatLeft > 0
                ? CompletableFuture.completedFuture(new Reply.Queued(id, placeOfThoseThatLeft))
                : real.find(id);
    }

    /** From now on a run that is told something waits, as one that had left the memory. */
    synchronized void fill(int withPlace) {
        placeOfThoseThatLeft = withPlace;
    }

    @Override
    public synchronized CompletionStage<Reply> command(RunId id, Owner who, Command command) {
        if (placeOfThoseThatLeft > 0) {
            return answer(id);
        }
        return real.command(id, who, command);
    }

    @Override
    public Watch watch(RunId id, Interest interest, int credit, Sink sink) {
        return real.watch(id, interest, credit, sink);
    }
}
