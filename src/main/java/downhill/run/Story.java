package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Row;
import downhill.train.Status;
import java.util.List;

/**
 * What a run has come to.
 *
 * @param run names the run, and how often it began anew
 * @param owner of whom only the hash may be known
 * @param experiment as it is now, with all edits
 * @param edits made while it trained; 0 means that the experiment alone gives the same numbers
 * @param updates made, at least one
 * @param epoch passes over the training rows, with fraction
 * @param rows of its history, from update 0 on
 */
public record Story(
        String run,
        Owner owner,
        Experiment experiment,
        int edits,
        Status status,
        long updates,
        double epoch,
        List<Row> rows) {
    public Story {
        rows = List.copyOf(rows);
    }
}
