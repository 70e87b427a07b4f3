package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.Links;
import downhill.run.RunId;
import downhill.share.Moment;
import downhill.share.ShortId;
import java.util.Optional;

/**
 * The address of a page: its experiment, and the run that it looks at. {@link Opening} reads it.
 *
 * @param kept where an experiment is kept that is too large for a link of its own
 */
record Address(Experiment experiment, Optional<RunId> run, Optional<ShortId> kept) {

    static Address of(Pilot pilot, Opening opening) {
        Experiment experiment = pilot.experiment();
        Optional<ShortId> kept = opening.shared()
                .filter(shared -> shared.experiment().equals(experiment))
                .map(Opening.Kept::id);
        return new Address(experiment, pilot.id(), kept);
    }

    /** Says so where the experiment is too large for a link. */
    Optional<Problem> tooLong() {
        return Links.tooLong(experiment);
    }

    /** Leads to the experiment alone. */
    String path() {
        return "x/" + Links.encode(experiment);
    }

    /** Leads to this very run. */
    String pathOfRun() {
        return path() + query();
    }

    private String query() {
        return run.map(id -> "?run=" + id).orElse("");
    }

    /**
     * Leads to a moment of a recording.
     *
     * @param at the moment; the recording has no edits
     */
    static String pathTo(Experiment experiment, Moment at) {
        return "x/" + Links.encode(experiment) + "?" + at.query();
    }

    /** Leads to this run, or to its experiment where there is none yet; without an experiment that is too large. */
    String whole() {
        String instead = kept.map(id -> "s/" + id).orElse("");
        return (tooLong().isEmpty() ? path() : instead) + query();
    }
}
