package downhill.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import downhill.choice.Problem;
import downhill.experiment.Card.Variant;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Pace;
import downhill.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What an address asks for: {@code x/{experiment}?run={id}}.
 *
 * @param experiment of the link, or the first card's
 * @param pace of the card that has this experiment, or a usual one
 * @param run to look at, if the address names one
 * @param problems of a link that cannot be read, or was made by another engine
 */
record Opening(Experiment experiment, Pace pace, Optional<RunId> run, List<Problem> problems) {
    private static final Pace USUAL = new Pace(100);

    /** The page without anything in its address. */
    static final Opening FIRST = new Opening(Cards.first(), pace(Cards.first()), Optional.empty(), List.of());

    static Opening of(BeforeEnterEvent event) {
        Optional<RunId> run = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("run")
                .flatMap(RunId::parse);
        Optional<String> link = event.getRouteParameters().get("experiment");
        if (link.isEmpty()) {
            return new Opening(FIRST.experiment, FIRST.pace, run, List.of());
        }
        try {
            Experiment experiment = Links.decode(link.get());
            Experiment now = experiment.ofThisEngine();
            return new Opening(now, pace(now), run, otherEngine(experiment));
        } catch (InvalidExperiment e) {
            return new Opening(FIRST.experiment, FIRST.pace, run, e.problems());
        }
    }

    private static List<Problem> otherEngine(Experiment experiment) {
        return experiment.engine() == Experiment.ENGINE
                ? List.of()
                : List.of(Problem.of("", "other_engine", experiment.engine(), Experiment.ENGINE));
    }

    private static Pace pace(Experiment experiment) {
        return Cards.all().stream()
                .flatMap(card -> card.all().stream())
                .filter(variant -> variant.experiment().equals(experiment))
                .findFirst()
                .map(Variant::updatesPerSecond)
                .map(Pace::new)
                .orElse(USUAL);
    }
}
