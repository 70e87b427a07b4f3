package downhill.ui;

import downhill.experiment.Card;
import downhill.experiment.Card.Variant;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the page says above its panels.
 *
 * @param card whose story it is; empty for what belongs to no card
 * @param question that the experiment answers
 * @param look where to look
 * @param next what the button offers; empty without a button
 */
record CardStory(String card, String question, String look, String next) {

    /** Of a variant of a card. */
    static CardStory of(Card card, int variant, Wording words) {
        List<Variant> all = card.all();
        String key = "card." + card.id();
        return new CardStory(
                card.id(),
                words.text(key + ".question"),
                words.text(key + ".look"),
                words.text(
                        "card.next",
                        words.text(
                                key + "." + all.get((variant + 1) % all.size()).id())));
    }

    /** Of an experiment that is no card's. */
    static CardStory own(Experiment experiment, Wording words) {
        return new CardStory("", words.text("choice." + place(experiment) + ".why"), words.text("card.own"), "");
    }

    /** Of an experiment that a page opens with. */
    static CardStory opening(Experiment experiment, Wording words) {
        return found(experiment)
                .map(found -> of(found.card(), found.variant(), words))
                .orElseGet(() -> isOn(Cards.all().getFirst(), experiment)
                        ? of(Cards.all().getFirst(), 0, words)
                        : own(experiment, words));
    }

    /** The variant of a card that has just this experiment. */
    static Optional<Found> found(Experiment experiment) {
        return Cards.all().stream()
                .flatMap(card -> IntStream.range(0, card.all().size()).mapToObj(variant -> new Found(card, variant)))
                .filter(each -> each.experiment().equals(experiment))
                .findFirst();
    }

    /** Whether an experiment has the card's data or surface. */
    static boolean isOn(Card card, Experiment experiment) {
        return place(card.start().experiment()).equals(place(experiment));
    }

    /** The name, among the texts of choices, of the data or the surface. */
    private static String place(Experiment experiment) {
        return switch (experiment.subject()) {
            case Network _ -> "dataset." + experiment.data().dataset().id();
            case OnSurface start -> "surface." + start.surface().id();
        };
    }

    /** A variant, by its number. */
    record Found(Card card, int variant) {
        private Experiment experiment() {
            return card.all().get(variant).experiment();
        }
    }
}
