package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Two trainers that must be the same bit for bit. */
final class Twins {
    private Twins() {}

    /** Both stand at the same update with the same numbers, and recorded the same. */
    static void same(Trainer trainer, Trainer other) {
        assertThat(trainer.update()).isEqualTo(other.update());
        assertThat(trainer.examples()).isEqualTo(other.examples());
        assertThat(trainer.experiment()).isEqualTo(other.experiment());
        assertThat(trainer.divergence()).isEqualTo(other.divergence());
        assertThat(trainer.rate()).isEqualTo(other.rate());
        sameRows(trainer.history().rows(), other.history().rows());
        assertThat(trainer.history().interval()).isEqualTo(other.history().interval());
        assertThat(trainer.history().end()).isEqualTo(other.history().end());
        assertThat(trainer.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(trainer.verdicts()).isEqualTo(other.verdicts());
    }

    private static void sameRows(List<Row> rows, List<Row> others) {
        assertThat(rows).hasSameSizeAs(others);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(bits(rows.get(i)))
                    .as("Row of update " + rows.get(i).update())
                    .isEqualTo(bits(others.get(i)));
        }
    }

    private static List<Object> bits(Row row) {
        return List.of(
                row.update(),
                Arrays.stream(row.numbers()).boxed().toList(),
                Arrays.stream(row.low()).boxed().toList(),
                Arrays.stream(row.high()).boxed().toList());
    }
}
