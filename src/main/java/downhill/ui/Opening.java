package downhill.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import downhill.choice.Problem;
import downhill.experiment.Card.Variant;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Pace;
import downhill.run.RunId;
import downhill.share.Moment;
import downhill.share.Shared;
import downhill.share.ShortId;
import downhill.share.ShortLinks;
import downhill.train.Recording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an address asks for: {@code x/{experiment}?run={id}}, or {@code s/{id}} for what is kept here; and
 * {@code ?at={update}&fp={fingerprint}} for a moment of it.
 *
 * @param experiment of the link, or the first card's
 * @param pace of the card that has this experiment, or a usual one
 * @param run to look at, if the address names one
 * @param problems of a link that cannot be read, or was made by another engine
 * @param shared what the short link leads to
 * @param destination the moment that the link leads to, if it is not the start
 */
record Opening(
        Experiment experiment,
        Pace pace,
        Optional<RunId> run,
        List<Problem> problems,
        Optional<Kept> shared,
        Optional<Destination> destination) {
    private static final Pace USUAL = new Pace(100);

    /** The page without anything in its address. */
    static final Opening FIRST = new Opening(
            Cards.first(), pace(Cards.first()), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    static Opening of(BeforeEnterEvent event, ShortLinks links) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Asked asked = new Asked(
                event.getRouteParameters().get("experiment"),
                event.getRouteParameters().get("short"),
                query.getSingleParameter("run"),
                query.getSingleParameter("at"),
                query.getSingleParameter("fp"));
        return of(asked, links::find);
    }

    /** A run whose experiment is known, as far as that can be said before it is there. */
    static Opening ofRun(RunId run, Experiment experiment, Pace pace) {
        return new Opening(experiment, pace, Optional.of(run), List.of(), Optional.empty(), Optional.empty());
    }

    /** An update of a recording. */
    static Opening ofMoment(Recording recording, long update, Pace pace) {
        return new Opening(
                recording.experiment(),
                pace,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(new Destination(recording, new Moment(update, ""))));
    }

    /**
     * Whatever is asked for, there is an opening.
     *
     * @param links what is kept under short links
     */
    static Opening of(Asked asked, Finder links) {
        Optional<RunId> run = asked.run().flatMap(RunId::parse);
        try {
            if (asked.kept().isPresent()) {
                return kept(asked.kept().get(), run, links);
            }
            return asked.link().isPresent()
                    ? linked(Links.decode(asked.link().get()), run, asked)
                    : first(run, List.of());
        } catch (InvalidExperiment e) {
            return first(run, e.problems());
        }
    }

    private static Opening first(Optional<RunId> run, List<Problem> problems) {
        return new Opening(FIRST.experiment, FIRST.pace, run, problems, Optional.empty(), Optional.empty());
    }

    private static Opening linked(Experiment experiment, Optional<RunId> run, Asked asked) {
        List<Problem> problems = new ArrayList<>(otherEngine(experiment));
        Optional<Moment> moment =
                asked.at().flatMap(at -> Moment.parse(at, asked.fingerprint().orElse("")));
        if (asked.at().isPresent() && moment.isEmpty()) {
            problems.add(Problem.of("", "damaged_moment"));
        }
        Experiment now = experiment.ofThisEngine();
        return new Opening(
                now,
                pace(now),
                run,
                problems,
                Optional.empty(),
                moment.map(at -> new Destination(new Recording(now, List.of()), at)));
    }

    private static Opening kept(String name, Optional<RunId> run, Finder links) throws InvalidExperiment {
        Optional<ShortId> id = ShortId.parse(name);
        Optional<Shared> found = id.isEmpty() ? Optional.empty() : links.find(id.get());
        if (id.isEmpty() || found.isEmpty()) {
            return first(run, List.of(Problem.of("", "no_such_link")));
        }
        Shared shared = found.get();
        Experiment experiment = shared.recording().experiment();
        Experiment now = experiment.ofThisEngine();
        return new Opening(
                now,
                pace(now),
                run,
                otherEngine(experiment),
                Optional.of(new Kept(id.get(), now, shared.title(), shared.note())),
                shared.moment()
                        .map(at -> new Destination(
                                new Recording(now, shared.recording().journal()), at)));
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

    /** A moment of a run. */
    record Destination(Recording recording, Moment moment) {}

    /** The parts of an address, as somebody wrote them. */
    record Asked(
            Optional<String> link,
            Optional<String> kept,
            Optional<String> run,
            Optional<String> at,
            Optional<String> fingerprint) {
        private static final String EXPERIMENT = "/x/";
        private static final String SHORT = "/s/";

        /** Before there is a page, whose experiment does not depend on its run. */
        static Asked before(HttpServletRequest request) {
            String path = Optional.ofNullable(request.getPathInfo()).orElse("");
            return new Asked(
                    Optional.of(
                            path.startsWith(EXPERIMENT)
                                    ? path.substring(EXPERIMENT.length())
                                    : Links.encode(Cards.first())),
                    Optional.of(path)
                            .filter(whole -> whole.startsWith(SHORT))
                            .map(whole -> whole.substring(SHORT.length())),
                    Optional.empty(),
                    Optional.ofNullable(request.getParameter("at")),
                    Optional.empty());
        }
    }

    /** Finds what is kept. */
    @FunctionalInterface
    interface Finder {
        /**
         * What a short link leads to; nothing if there is no such link.
         *
         * @throws InvalidExperiment if this version cannot read it
         */
        Optional<Shared> find(ShortId id) throws InvalidExperiment;
    }
}
