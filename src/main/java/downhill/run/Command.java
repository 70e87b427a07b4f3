package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Edit;

/** What an owner tells a run; applied between two updates, in order. */
public sealed interface Command {

    /** Train on; a run that is over begins again from the same weights. */
    record Play() implements Command {}

    /** Wait. */
    record Pause() implements Command {}

    /** Make one update, then wait. */
    record OneUpdate() implements Command {}

    /** Train to the end of the epoch, then wait. */
    record OneEpoch() implements Command {}

    /** Back to update 0 with the same weights and the present choices. */
    record Reset() implements Command {}

    /** Begin anew with another experiment. */
    record Restart(Experiment experiment) implements Command {}

    /** Go at another pace. */
    record SetPace(Pace pace) implements Command {}

    /** Change the experiment while it trains. */
    record Change(Edit edit) implements Command {}
}
