package downhill.share;

import downhill.run.Story;
import downhill.train.Row;
import downhill.train.Status;

/**
 * How an experiment went when it ran last.
 *
 * @param edits made while it trained; 0 means that the experiment alone gives the same numbers
 * @param updates made; 0 where it never ran
 * @param epoch passes over the training rows, with fraction
 * @param train loss on the training set, NaN where it never ran
 * @param test loss on the test set, likewise
 */
public record Progress(Status status, int edits, long updates, double epoch, double train, double test, Curve curve) {
    /** Of what never ran. */
    static final Progress NONE = new Progress(Status.READY, 0, 0, 0, Double.NaN, Double.NaN, Curve.NONE);

    static Progress of(Story story) {
        Row last = story.rows().getLast();
        return new Progress(
                story.status(),
                story.edits(),
                story.updates(),
                story.epoch(),
                last.train(),
                last.test(),
                Curve.of(story.rows()));
    }
}
