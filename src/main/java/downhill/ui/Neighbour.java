package downhill.ui;

import downhill.experiment.Experiment;
import downhill.run.RunId;
import downhill.train.Frame;
import downhill.train.Recording;
import downhill.train.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run beside the one of a page.
 *
 * @param key of its curve
 * @param slot its colour and dashes, from 0
 * @param experiment as it was last
 * @param recording that makes it again; null where there is none, or the run itself is still there
 * @param run null where it is gone, since the page's run began anew
 */
record Neighbour(
        String key,
        int slot,
        Experiment experiment,
        Summary summary,
        @Nullable Recording recording,
        @Nullable RunId run) {

    Neighbour with(Summary other) {
        return new Neighbour(key, slot, experiment, other, recording, run);
    }

    /** Whether it can be shown on the page. */
    boolean canBeOpened() {
        return run != null || recording != null;
    }

    /**
     * How far a run has come.
     *
     * @param greatest norm of a batch's gradient before clipping; NaN where there was none
     * @param clipped share from 0 to 1 of updates whose gradient was clipped; NaN where there is no clipping
     * @param brokenAt the update from which its numbers were not finite
     */
    record Summary(long update, double train, double test, double greatest, double clipped, Optional<Long> brokenAt) {
        static final Summary NOTHING = new Summary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Optional.empty());

        /** After one more frame. */
        Summary after(Frame frame) {
            double most = frame.series().from() == 0 ? Double.NaN : greatest;
            for (Row row : frame.series().rows()) {
                double norm = row.gradientNorm();
                most = Double.isNaN(most) || norm > most ? norm : most;
            }
            return new Summary(
                    frame.progress().update(),
                    frame.readings().trainLoss(),
                    frame.readings().testLoss(),
                    most,
                    frame.last().clips().updates() == 0
                            ? Double.NaN
                            : frame.last().clips().share(),
                    Optional.ofNullable(frame.divergence()).map(broken -> broken.update()));
        }
    }
}
