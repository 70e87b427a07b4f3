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
import downhill.share.Shared;
import downhill.share.ShortId;
import downhill.share.ShortLinks;
import java.util.List;
import java.util.Optional;

/**
 * What an address asks for: {@code x/{experiment}?run={id}}, or {@code s/{id}} for what is kept here.
 *
 * @param experiment of the link, or the first card's
 * @param pace of the card that has this experiment, or a usual one
 * @param run to look at, if the address names one
 * @param problems of a link that cannot be read, or was made by another engine
 * @param shared what the short link leads to
 */
record Opening(Experiment experiment, Pace pace, Optional<RunId> run, List<Problem> problems, Optional<Kept> shared) {
    private static final Pace USUAL = new Pace(100);

    /** The page without anything in its address. */
    static final Opening FIRST =
            new Opening(Cards.first(), pace(Cards.first()), Optional.empty(), List.of(), Optional.empty());

    static Opening of(BeforeEnterEvent event, ShortLinks links) {
        Optional<RunId> run = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("run")
                .flatMap(RunId::parse);
        Optional<String> link = event.getRouteParameters().get("experiment");
        Optional<String> name = event.getRouteParameters().get("short");
        try {
            if (name.isPresent()) {
                return kept(name.get(), run, links);
            }
            return link.isPresent() ? of(Links.decode(link.get()), run, Optional.empty()) : first(run, List.of());
        } catch (InvalidExperiment e) {
            return first(run, e.problems());
        }
    }

    private static Opening first(Optional<RunId> run, List<Problem> problems) {
        return new Opening(FIRST.experiment, FIRST.pace, run, problems, Optional.empty());
    }

    private static Opening of(Experiment experiment, Optional<RunId> run, Optional<Kept> shared) {
        Experiment now = experiment.ofThisEngine();
        return new Opening(now, pace(now), run, otherEngine(experiment), shared);
    }

    private static Opening kept(String name, Optional<RunId> run, ShortLinks links) throws InvalidExperiment {
        Optional<ShortId> id = ShortId.parse(name);
        Optional<Shared> found = id.isEmpty() ? Optional.empty() : links.find(id.get());
        if (id.isEmpty() || found.isEmpty()) {
            return first(run, List.of(Problem.of("", "no_such_link")));
        }
        Experiment experiment = found.get().recording().experiment();
        Kept kept = new Kept(
                id.get(),
                experiment.ofThisEngine(),
                found.get().title(),
                found.get().note());
        return of(experiment, run, Optional.of(kept));
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

    /** What is kept under a short link, for as long as the page shows it. */
    record Kept(ShortId id, Experiment experiment, String title, String note) {}
}
