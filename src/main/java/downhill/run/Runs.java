package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.Interest;
import downhill.train.Recording;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** All live runs; every argument is immutable data that could cross a wire, and no call waits. */
public interface Runs {

    /** Most frames that may be on their way to one watcher. */
    int MAX_CREDIT = 8;

    /**
     * Sets up a run, ready at update 0; {@link Reply.Queued} where the server is full, {@link Reply.Refused} where the
     * owner has too many, the experiment is too large, or too many wait already.
     */
    CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace);

    /**
     * Sets up a run that stands at an update of a recording, paused, with the same bits as if it had trained up to there
     * with the edits until then. Answered when it is made; else as above, and {@link Reply.Refused} where the recording
     * is not legal or its update is too far.
     */
    CompletionStage<Reply> start(Owner owner, Recording recording, long update, Pace pace);

    /**
     * Sets up the same, and says on the way how far it is; made by this server while it is there, and by no other.
     *
     * @param update at which the run stands in the end, or at its last one if it has fewer
     */
    Passage travel(Owner owner, Recording recording, long update, Pace pace);

    /**
     * Sets up a run that leaves another one at an update of its past, paused; the other one is not touched, and need not
     * be the owner's.
     *
     * @param edit made at that update; null for none
     */
    CompletionStage<Reply> fork(RunId from, long update, @Nullable Edit edit, Owner owner, Pace pace);

    /** A run as it is now; for one that waits for a place also the sign that somebody still wants it. */
    CompletionStage<Reply> find(RunId id);

    /** Tells a run something; only its owner may, but anybody may ask it something ({@link Command#asks}). */
    CompletionStage<Reply> command(RunId id, Owner owner, Command command);

    /**
     * Watches a run until {@link Watch#close()}; of an unknown run only {@link Sink#gone()} is heard.
     *
     * @param credit frames that may be on their way, from 1 to {@link #MAX_CREDIT}
     */
    Watch watch(RunId id, Interest interest, int credit, Sink sink);
}
