package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.Links;
import downhill.run.RunId;
import java.util.Optional;

/** The address of a page: its experiment, and the run that it looks at. {@link Opening} reads it. */
record Address(Experiment experiment, Optional<RunId> run) {

    static Address of(Pilot pilot) {
        return new Address(pilot.experiment(), pilot.id());
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

    /** Puts it into the address bar, without an experiment that is too large. */
    void show(UI ui) {
        ui.getPage().getHistory().replaceState(null, (tooLong().isEmpty() ? path() : "") + query());
    }
}
