package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.WeightAddress;

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

    /**
     * Follow this weight for all who watch {@link downhill.train.Measurement#ANATOMY}, in place of the one before: a run
     * follows one at a time, the last word counts, also after the run began anew if there is such a weight then. It is no
     * edit.
     */
    record Follow(WeightAddress weight) implements Command {}

    /** Follow no weight. */
    record Unfollow() implements Command {}

    /** Check the gradient of the last update that was followed; answered with {@link Reply.Checked}. */
    record Check() implements Command {}

    /** Say how you came where you are; answered with {@link Reply.Recalled}, and no change at all. */
    record Recall() implements Command {}

    /** Say what your weights are; answered with {@link Reply.Weighed}, and no change at all. */
    record Weigh() implements Command {}

    /** Whether it only asks: then anybody may. */
    default boolean asks() {
        return this instanceof Recall || this instanceof Weigh;
    }

    /** Change the experiment while it trains. */
    record Change(Edit edit) implements Command {}
}
