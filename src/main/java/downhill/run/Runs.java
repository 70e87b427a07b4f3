package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Interest;
import java.util.concurrent.CompletionStage;

/** All live runs; every argument is immutable data that could cross a wire, and no call waits. */
public interface Runs {

    /** Most frames that may be on their way to one watcher. */
    int MAX_CREDIT = 8;

    /**
     * Sets up a run, ready at update 0; {@link Reply.Queued} where the server is full, {@link Reply.Refused} where the
     * owner has too many, the experiment is too large, or too many wait already.
     */
    CompletionStage<Reply> start(Owner owner, Experiment experiment, Pace pace);

    /** A run as it is now; for one that waits for a place also the sign that somebody still wants it. */
    CompletionStage<Reply> find(RunId id);

    /** Tells a run something; only its owner may. */
    CompletionStage<Reply> command(RunId id, Owner owner, Command command);

    /**
     * Watches a run until {@link Watch#close()}; of an unknown run only {@link Sink#gone()} is heard.
     *
     * @param credit frames that may be on their way, from 1 to {@link #MAX_CREDIT}
     */
    Watch watch(RunId id, Interest interest, int credit, Sink sink);
}
