package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A card starts at a pace at which its story can be seen. */
class CardPaceTest {
    private static final long SOON = 64;

    private static List<Card.Variant> variants() {
        return Cards.all().stream().flatMap(card -> card.all().stream()).toList();
    }

    @Test
    void whatExplodesOrDescendsALineStartsAtTwoUpdatesASecond() {
        List<Card.Variant> slow = variants().stream()
                .filter(each -> diverges(each.experiment()) || descendsALine(each.experiment()))
                .toList();
        assertThat(slow)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(each ->
                        assertThat(each.updatesPerSecond()).as(each.toString()).isEqualTo(2));
    }

    private static boolean diverges(Experiment experiment) {
        return CardRuns.afterUpdates(experiment, SOON).divergence() != null;
    }

    private static boolean descendsALine(Experiment experiment) {
        return experiment.trainsNetwork()
                && experiment.data().dataset() instanceof Line
                && experiment.training().batch() instanceof FullBatch;
    }

    @Test
    void theFirstCardMakesEightEpochsASecond() {
        Card.Variant rings = Cards.all().getFirst().start();
        int updates = new Trainer(rings.experiment()).batches().total() / 10;
        assertThat(rings.experiment().training().batch().rows(200)).isEqualTo(10);
        assertThat(rings.updatesPerSecond()).isEqualTo(8.0 * updates);
    }
}
