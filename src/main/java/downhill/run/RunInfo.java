package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Status;

/**
 * A run in short.
 *
 * @param experiment as it is now, with all edits
 * @param edits made while it trained; 0 means that the experiment alone gives the same numbers
 */
public record RunInfo(RunId id, Owner owner, Experiment experiment, Pace pace, Status status, int edits) {}
