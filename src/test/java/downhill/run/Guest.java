package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Recording;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody with runs on a server, for tests: waits for every answer. */
final class Guest {
    private static final long DEADLINE_SECONDS = 20;

    private final Runs runs;
    private final Owner owner;

    Guest(Runs runs) {
        this(runs, Owner.random());
    }

    private Guest(Runs runs, Owner owner) {
        this.runs = runs;
        this.owner = owner;
    }

    /** The same guest at another server. */
    Guest at(Runs other) {
        return new Guest(other, owner);
    }

    static Reply answer(CompletionStage<Reply> reply) throws Exception {
        return reply.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks for a run, which may be refused. */
    Reply ask(Experiment experiment) throws Exception {
        return answer(runs.start(owner, experiment, Pace.MAXIMUM));
    }

    RunId start(Experiment experiment) throws Exception {
        return ((Reply.Done) ask(experiment)).info().id();
    }

    /** Asks for a run at an update of a recording. */
    Reply start(Recording recording, long update) throws Exception {
        return answer(runs.start(owner, recording, update, Pace.MAXIMUM));
    }

    /** Sets out for an update of a recording. */
    Passage travel(Recording recording, long update) {
        return runs.travel(owner, recording, update, Pace.MAXIMUM);
    }

    /** Asks for a run that leaves another one. */
    Reply fork(RunId from, long update, @Nullable Edit edit) throws Exception {
        return answer(runs.fork(from, update, edit, owner, Pace.MAXIMUM));
    }

    Reply tell(RunId id, Command command) throws Exception {
        return answer(send(id, command));
    }

    /** Tells a run something and does not wait. */
    CompletableFuture<Reply> send(RunId id, Command command) {
        return runs.command(id, owner, command).toCompletableFuture();
    }

    Reply find(RunId id) throws Exception {
        return answer(runs.find(id));
    }

    RunInfo info(RunId id) throws Exception {
        return ((Reply.Done) find(id)).info();
    }

    /** Sees all there is of a run, at most two frames before the first is acknowledged. */
    Watch watch(RunId id, Frames frames) {
        return runs.watch(id, Interest.ALL, 2, frames);
    }

    /** Starts a run and watches it. */
    Visit visit(Experiment experiment) throws Exception {
        RunId id = start(experiment);
        Frames frames = new Frames();
        return new Visit(id, frames, watch(id, frames));
    }

    /** A run of this guest, who watches it. */
    final class Visit {
        private final RunId id;
        private final Frames frames;
        private final Watch watch;

        private Visit(RunId id, Frames frames, Watch watch) {
            this.id = id;
            this.frames = frames;
            this.watch = watch;
        }

        RunId id() {
            return id;
        }

        Reply tell(Command command) throws Exception {
            return Guest.this.tell(id, command);
        }

        /** The next frame, left without acknowledgement. */
        Frame next() throws InterruptedException {
            return frames.next();
        }

        /** The first frame that is as wanted; all before it, and it, are acknowledged. */
        Frame until(Predicate<Frame> wanted) throws InterruptedException {
            return frames.until(watch, wanted);
        }

        /** Asks for the whole series again. */
        void restart() {
            watch.restart();
        }

        /** Whether no further frame comes. */
        boolean isGone() {
            return frames.isGone();
        }

        /** Goes away. */
        void leave() {
            watch.close();
        }
    }
}
