package downhill.export;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.train.Needs;
import downhill.train.StateDict;
import downhill.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An experiment and its weights as JSON. */
class WeightsJsonTest {

    private static List<Card> cards() {
        return Cards.all();
    }

    private static void same(JsonNode tree, List<StateDict.Entry> entries) {
        assertThat(tree.size()).isEqualTo(entries.size());
        for (StateDict.Entry entry : entries) {
            JsonNode tensor = tree.get(entry.tensor().name());
            int columns = entry.tensor().columns();
            for (int i = 0; i < entry.data().length; i++) {
                JsonNode number =
                        columns == 1 ? tensor.get(i) : tensor.get(i / columns).get(i % columns);
                double value = number.isString() ? Double.parseDouble(number.asString()) : number.asDouble();
                assertThat(Double.valueOf(value)).isEqualTo(Double.valueOf(entry.data()[i]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cards")
    void everyNumberOfACardsRunReadsBackToTheSameBits(Card card) throws Exception {
        Trainer trainer = new Trainer(card.all().getFirst().experiment());
        for (int i = 0; i < 3; i++) {
            trainer.step(Needs.NOTHING);
        }
        JsonNode tree = JsonMapper.shared().readTree(WeightsJson.of(trainer));
        assertThat(tree.get("update").asLong()).isEqualTo(3);
        assertThat(tree.get("fingerprint").asString()).isEqualTo(trainer.fingerprint());
        assertThat(ExperimentCodec.read(tree.get("experiment").toString())).isEqualTo(trainer.experiment());
        StateDict state = StateDict.of(trainer);
        assertThat(state.parameters()).isNotEmpty();
        same(tree.get("parameters"), state.parameters());
        same(tree.get("buffers"), state.buffers());
    }

    @Test
    void whatIsNoNumberIsWrittenAsText() throws Exception {
        Trainer trainer = new Trainer(ExperimentCodec.read("{\"format\":1,\"training\":{\"optimizer\":\"sgd\","
                + "\"learning_rate\":10000,\"stop_when_diverged\":false,\"loss\":\"mse\"}}"));
        for (int i = 0; i < 400; i++) {
            trainer.step(Needs.NOTHING);
        }
        String json = WeightsJson.of(trainer);
        assertThat(json).containsAnyOf("\"NaN\"", "\"Infinity\"", "\"-Infinity\"");
        same(
                JsonMapper.shared().readTree(json).get("parameters"),
                StateDict.of(trainer).parameters());
    }
}
