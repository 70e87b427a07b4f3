package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final List<Dataset> ALL = Catalogue.of(Dataset.class).ids().stream()
            .<Dataset>map(id -> ExperimentCodec.choice(Dataset.class, id).orElseThrow())
            .filter(Dataset::offered)
            .toList();

    private static Examples draw(Dataset dataset, int rows, long seed) {
        return dataset.draw(rows, Stream.of(seed, Stream.Purpose.DATA));
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherOthers() {
        for (Dataset dataset : ALL) {
            Examples first = draw(dataset, 100, 1);
            assertThat(draw(dataset, 100, 1).x()).as(dataset.id()).isEqualTo(first.x());
            assertThat(draw(dataset, 100, 1).y()).as(dataset.id()).isEqualTo(first.y());
            if (dataset.gap() == 0) {
                assertThat(draw(dataset, 100, 2).x()).as(dataset.id()).isNotEqualTo(first.x());
            }
        }
    }

    @Test
    void generatedClassesAreBalanced() {
        for (Dataset dataset : ALL) {
            boolean generated = dataset.available() == DataSpec.MAX_ROWS;
            if (dataset.task() != Task.REGRESSION && generated) {
                Examples examples = draw(dataset, 120, 1).flat();
                int classes = examples.labels().classes().size();
                for (int c = 0; c < classes; c++) {
                    int label = c;
                    assertThat(Arrays.stream(examples.y())
                                    .filter(y -> y == label)
                                    .count())
                            .isEqualTo(120 / classes);
                }
            }
        }
    }

    @Test
    void ringsLieWhereTheySay() {
        Examples rings = draw(new Rings(0), 1000, 1);
        for (int r = 0; r < rings.rows(); r++) {
            double radius = Math.hypot(rings.x()[2 * r], rings.x()[2 * r + 1]);
            if (rings.y()[r] == 1) {
                assertThat(radius).isBetween(0.0, 0.5);
            } else {
                assertThat(radius).isBetween(0.7, 1.0);
            }
        }
    }

    @Test
    void xorGoesBySignAndTheLineByItsFormula() {
        Examples xor = draw(new Xor(0), 1000, 1);
        for (int r = 0; r < xor.rows(); r++) {
            assertThat(xor.x()[2 * r] * xor.x()[2 * r + 1] < 0).isEqualTo(xor.y()[r] == 1);
        }
        Examples line = draw(new Line(0), 100, 1);
        for (int r = 0; r < line.rows(); r++) {
            assertThat(line.y()[r]).isEqualTo(0.8 * line.x()[r] + 2);
        }
    }

    @Test
    void standardisedInputsHaveMeanZeroAndDeviationOneOnTheTrainingRows() {
        for (Dataset dataset : ALL) {
            DataSpec.Prepared prepared = DataSpec.of(dataset, 3).prepare();
            Examples train = prepared.train();
            int features = train.features();
            int count = train.rows() * train.steps();
            for (int c = 0; c < features; c++) {
                double sum = 0;
                double squares = 0;
                for (int i = c; i < train.x().length; i += features) {
                    sum += train.x()[i];
                    squares += train.x()[i] * train.x()[i];
                }
                assertThat(sum / count).as(dataset.id()).isBetween(-1e-9, 1e-9);
                if (squares > 0) { // a corner of the digits is always blank
                    assertThat(squares / count).as(dataset.id()).isBetween(1 - 1e-9, 1 + 1e-9);
                }
            }
        }
    }

    @Test
    void notStandardisedInputsStayAsTheyAre() {
        DataSpec spec = new DataSpec(new Line(1), 50, 10, 3, false);
        Examples raw = draw(new Line(1), 60, 3);
        assertThat(spec.prepare().train().x()).isEqualTo(Arrays.copyOf(raw.x(), 50));
        assertThat(spec.prepare().test().y()).isEqualTo(Arrays.copyOfRange(raw.y(), 50, 60));
    }

    @Test
    void penguinsAndCarsAreWholeRowsDrawnWithoutRepetition() {
        Penguins penguins = new Penguins();
        assertThat(penguins.available()).isEqualTo(342);
        assertThat(penguins.labels().classes()).containsExactly("Adelie", "Chinstrap", "Gentoo");
        Examples all = draw(penguins, 342, 1);
        Set<List<Double>> rows = new HashSet<>();
        for (int r = 0; r < all.rows(); r++) {
            rows.add(Arrays.stream(all.x(), r * 4, r * 4 + 4).boxed().toList());
        }
        assertThat(rows).hasSizeGreaterThan(335); // a few penguins have the very same measurements
        assertThat(new AutoMpg(true).available()).isEqualTo(398);
        assertThat(new AutoMpg(false).available()).isEqualTo(392);
    }

    @Test
    void aTableLeavesOutRowsWithAMissingCellAndNamesWhatItLacks() {
        byte[] csv = "a,b,kind\n1,2,x\n3,,y\n5,6,\n7,8,y\n".getBytes(StandardCharsets.UTF_8);
        Table table = Table.parse(csv, List.of("a", "b"), "kind");
        assertThat(table.rows()).isEqualTo(2);
        assertThatThrownBy(() -> Table.parse(csv, List.of("a", "c"), "kind")).hasMessageContaining("c");
        byte[] words = "a,y\none,1\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Table.parse(words, List.of("a"), "y")).isInstanceOf(IllegalArgumentException.class);
    }
}
