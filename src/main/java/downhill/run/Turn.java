package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Recording;

/** A change of what a run is made of, which must be kept before it is made. */
sealed interface Turn {

    /** An edit comes at this index of the journal. */
    record Edited(int index, Recording.Entry entry) implements Turn {}

    /** The run begins anew with this experiment, and then stands like this. */
    record Anew(Experiment experiment, RunState state) implements Turn {}
}
