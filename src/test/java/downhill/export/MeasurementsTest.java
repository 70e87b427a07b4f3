package downhill.export;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.train.LayerMeasure;
import downhill.train.Needs;
import downhill.train.Row;
import downhill.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of a run read back to the bits that were measured. */
class MeasurementsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SINGLE = 9;

    private static List<Row> rows() throws Exception {
        Experiment experiment = ExperimentCodec.read("{\"format\":1}");
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < 100; i++) {
            trainer.step(Needs.NOTHING);
        }
        return trainer.history().rows();
    }

    @Test
    void everyNumberOfTheCsvReadsBackToTheSameBits() throws Exception {
        List<Row> rows = rows();
        List<String> lines = Measurements.csv(rows).lines().toList();
        List<String> names = List.of(lines.getFirst().split(","));
        assertThat(lines).hasSize(rows.size() + 1);
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            String[] cells = lines.get(r + 1).split(",", -1);
            assertThat(cells).hasSize(SINGLE + 2 * LayerMeasure.values().length * row.layers());
            assertThat(cells[0]).isEqualTo(Long.toString(row.update()));
            assertThat(Double.parseDouble(cells[3])).isEqualTo(row.train());
            assertThat(Double.parseDouble(cells[4])).isEqualTo(row.test());
            assertThat(Double.parseDouble(cells[7])).isEqualTo(row.rate());
            assertThat(Double.parseDouble(cells[names.indexOf("error_signal_1_high")]))
                    .isEqualTo(row.high(LayerMeasure.ERROR_SIGNAL, 0));
        }
    }

    @Test
    void everyLineOfTheJsonIsAnObjectWithTheSameNumbers() throws Exception {
        List<Row> rows = rows();
        List<String> lines = Measurements.jsonLines(rows).lines().toList();
        assertThat(lines).hasSize(rows.size());
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            JsonNode json = JSON.readTree(lines.get(r));
            assertThat(json.get("update").longValue()).isEqualTo(row.update());
            assertThat(json.get("train_loss").doubleValue()).isEqualTo(row.train());
            assertThat(json.get("error_signal").get("low").get(0).doubleValue())
                    .isEqualTo(row.low(LayerMeasure.ERROR_SIGNAL, 0));
            assertThat(json.get("error_signal").get("high").size()).isEqualTo(row.layers());
        }
    }
}
