package downhill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.ExperimentCodec;
import downhill.measure.Blame;
import downhill.train.Needs;
import downhill.train.TimeProbe;
import downhill.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ThroughTimeJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aRecurrentNetworkTellsHowFarBackTheBlameReaches() throws Exception {
        for (String cell : List.of("rnn", "lstm", "gru")) {
            String remembering = """
                    {"format": 1, "data": {"dataset": {"id": "remember_first", "length": 7}, "train": 60, "test": 20},
                     "subject": {"layers": [{"id": "%s", "units": 3}, {"id": "%s", "units": 4}, "dense"],
                                 "truncation": {"id": "last_k", "k": 5}},
                     "training": {"epochs": 2}}
                    """.formatted(cell, cell);
            List<JsonNode> lines = Program.run(remembering, "train", "-", "--json").lines().stream()
                    .map(JSON::readTree)
                    .toList();
            Trainer trainer = new Trainer(ExperimentCodec.read(remembering));
            for (int epoch = 1; epoch <= 2; epoch++) {
                while (trainer.epoch() < epoch) {
                    trainer.step(Needs.NOTHING);
                }
                List<Blame> blames = new TimeProbe(trainer).measure();
                JsonNode told = lines.get(epoch - 1).path("through_time");
                assertThat(told).hasSize(2);
                for (int l = 0; l < 2; l++) {
                    assertThat(told.path(l).path("layer").intValue()).isEqualTo(l + 1);
                    assertThat(told.path(l).path("carried").intValue()).isEqualTo(5);
                    assertThat(values(told.path(l).path("hidden")))
                            .isEqualTo(blames.get(l).relativeHidden())
                            .hasSize(7)
                            .startsWith(1.0);
                    assertThat(told.path(l).has("cell")).isEqualTo(cell.equals("lstm"));
                    assertThat(values(told.path(l).path("cell")))
                            .isEqualTo(blames.get(l).relativeCell());
                }
            }
            assertThat(lines.getLast().path("fingerprint").stringValue()).isEqualTo(trainer.fingerprint());
        }
    }

    private static List<Double> values(JsonNode array) {
        return array.valueStream().map(JsonNode::doubleValue).toList();
    }
}
