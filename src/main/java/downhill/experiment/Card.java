package downhill.experiment;

import java.util.List;
import java.util.stream.Stream;

/**
 * One story of gradient descent: an experiment to start from, and the one thing to change next.
 *
 * <p>Title, question and where to look are texts of the page, under the card's id.
 *
 * @param id such as {@code p0}
 * @param start the experiment it opens with
 * @param variants what its button changes to, one after the other; it leads back to the start in the end
 */
public record Card(String id, Variant start, List<Variant> variants) {

    public Card {
        variants = List.copyOf(variants);
    }

    /** The start and every variant, in order. */
    public List<Variant> all() {
        return Stream.concat(Stream.of(start), variants.stream()).toList();
    }

    /**
     * One way to run a card.
     *
     * @param id unique within the card
     * @param updatesPerSecond pace that shows it best; 0 is as fast as possible
     */
    public record Variant(String id, Experiment experiment, double updatesPerSecond) {}
}
