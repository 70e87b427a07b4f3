package downhill.cli;

import downhill.train.Needs;
import downhill.train.Trainer;

/** Tells how a run goes on and how it ended. */
interface Reporter {

    /** What each update must keep for it. */
    Needs needs();

    /** After each update. */
    void updated(Trainer trainer);

    /**
     * After the last update of an epoch.
     *
     * @param rate learning rate of that update
     * @param seconds since the run began
     */
    void epochEnded(Trainer trainer, double rate, double seconds);

    /** Once, when the run is over. */
    void ended(Outcome outcome);
}
