package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaceFieldTest {

    static List<Experiment> experiments() {
        return Cards.all().stream()
                .map(Card::start)
                .map(Card.Variant::experiment)
                .toList();
    }

    private static Experiment with(Experiment experiment, RaceField field, String typed) throws InvalidExperiment {
        return ExperimentCodec.with(experiment, field.path(), field.json(typed).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatAFieldIsNowCanBeTypedInEachAndLeavesTheExperimentAsItIs(Experiment experiment) throws Exception {
        Map<String, RaceField> fields = RaceField.of(experiment);
        assertThat(fields).containsKeys("training.learning_rate", "training.optimizer", "training.treatment");
        for (RaceField field : fields.values()) {
            if (field.path().equals("training.treatment") && !field.now().isEmpty()) {
                continue; // its numbers are others than the usual ones
            }
            String now = field.now().isArray()
                    ? field.path().equals("subject.layers")
                            ? Integer.toString(field.now().size())
                            : RaceField.NONE
                    : field.now().isObject()
                            ? field.now().get("id").asString()
                            : field.now().asString();
            assertThat(field.json(now)).as(field.path()).isPresent();
            assertThatCode(() -> with(experiment, field, now)).as(field.path()).doesNotThrowAnyException();
            if (!field.now().isObject()) {
                assertThat(with(experiment, field, now)).as(field.path()).isEqualTo(experiment);
            }
        }
    }

    @Test
    void clippingRacesAgainstNoneAndNetworksOfSeveralDepthsAgainstEachOther() throws Exception {
        Experiment first = Cards.first();
        RaceField clipping = RaceField.of(first).get("training.treatment");
        assertThat(clipping.suggestion()).startsWith("none, clip_grad_norm");
        assertThat(with(first, clipping, "clip_grad_value").training().treatment())
                .singleElement()
                .extracting(treatment -> treatment.id())
                .isEqualTo("clip_grad_value");
        RaceField layers = RaceField.of(first).get("subject.layers");
        assertThat(layers.suggestion()).isEqualTo("2, 3, 6");
        Experiment deep = with(first, layers, "6");
        assertThat(deep.network().layers())
                .hasSize(6)
                .containsOnly(first.network().layers().getFirst());
        assertThat(with(first, layers, "0").network().layers()).isEmpty();
        assertThat(layers.json("many")).isEmpty();
        assertThat(Arrays.asList(
                        RaceField.of(first).get("data.standardize").suggestion().split(", ")))
                .containsExactly("true", "false");
    }
}
