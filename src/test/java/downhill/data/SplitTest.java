package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training rows, test rows, and the tables they come from. */
class SplitTest {

    private static List<List<Double>> rows(Examples examples) {
        List<List<Double>> rows = new ArrayList<>();
        for (int r = 0; r < examples.rows(); r++) {
            List<Double> row = new ArrayList<>();
            for (int c = 0; c < examples.inputs(); c++) {
                row.add(examples.x()[r * examples.inputs() + c]);
            }
            row.add(examples.y()[r]);
            rows.add(row);
        }
        return rows;
    }

    private static DataSpec.Prepared raw(Dataset dataset, int train, int test, long seed) {
        return new DataSpec(dataset, train, test, seed, false).prepare();
    }

    @Test
    void noRowOfATableIsBothInTrainingAndInTest() {
        for (Dataset table : List.of(new Penguins(), new AutoMpg(true), new AutoMpg(false))) {
            List<List<Double>> whole =
                    new ArrayList<>(rows(table.draw(table.available(), Stream.of(9, Stream.Purpose.DATA))));
            int train = table.available() - 100;
            DataSpec.Prepared prepared = raw(table, train, 100, 3);
            // Two cars may have the very same numbers, so each use of a row takes one copy away.
            for (List<Double> row : rows(prepared.train())) {
                assertThat(whole.remove(row)).isTrue();
            }
            for (List<Double> row : rows(prepared.test())) {
                assertThat(whole.remove(row)).isTrue();
            }
            assertThat(whole).as(table.id()).isEmpty();
        }
    }

    @Test
    void anotherSeedSplitsATableAnotherWay() {
        assertThat(rows(raw(new Penguins(), 240, 100, 1).test()))
                .isEqualTo(rows(raw(new Penguins(), 240, 100, 1).test()))
                .isNotEqualTo(rows(raw(new Penguins(), 240, 100, 2).test()));
    }

    @Test
    void trainingAndTestRowsHaveTheSizesAskedFor() {
        DataSpec.Prepared prepared = raw(new Moons(0.15), 7, 5, 1);
        assertThat(prepared.train().rows()).isEqualTo(7);
        assertThat(prepared.train().x()).hasSize(14);
        assertThat(prepared.test().rows()).isEqualTo(5);
        assertThat(prepared.test().y()).hasSize(5);
        for (int r = 0; r < 5; r++) {
            assertThat(rows(prepared.train()))
                    .doesNotContain(rows(prepared.test()).get(r));
        }
    }

    @Test
    void testRowsAreScaledAsTheTrainingRowsAreAndBack() {
        for (Dataset dataset : List.of(new AutoMpg(false), new Sine(0.1), new Rings(0.015))) {
            DataSpec.Prepared scaled = DataSpec.of(dataset, 4).prepare();
            DataSpec.Prepared raw = raw(dataset, dataset.defaultTrain(), dataset.defaultTest(), 4);
            int inputs = raw.test().inputs();
            for (int i = 0; i < raw.test().x().length; i++) {
                double back = scaled.scaler().original(i % inputs, scaled.test().x()[i]);
                assertThat(back).isCloseTo(raw.test().x()[i], within(1e-9));
            }
            assertThat(scaled.test().y()).isEqualTo(raw.test().y());
        }
    }

    @Test
    void aConstantColumnIsShiftedAndNotDividedByZero() {
        Examples.Labels labels = new Examples.Labels(List.of("same", "x"), "y", List.of());
        Examples examples = new Examples(3, new double[] {5, 1, 5, 2, 5, 3}, new double[3], labels);
        Examples scaled = Scaler.fit(examples).apply(examples);
        assertThat(new double[] {scaled.x()[0], scaled.x()[2], scaled.x()[4]}).containsOnly(0);
        assertThat(Arrays.stream(scaled.x())).allMatch(Double::isFinite);
        assertThat(scaled.x()[5]).isCloseTo(Math.sqrt(1.5), within(1e-12));
    }

    @Test
    void penguinsAndCarsAreTheOnesOfTheirTables() {
        Examples penguins = raw(new Penguins(), 341, 1, 1).train();
        assertThat(penguins.labels().inputs())
                .containsExactly("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
        long[] counts = new long[3];
        for (double y :
                new Penguins().draw(342, Stream.of(1, Stream.Purpose.DATA)).y()) {
            counts[(int) y]++;
        }
        assertThat(counts).containsExactly(151, 68, 123);
        Examples cars = new AutoMpg(true).draw(398, Stream.of(1, Stream.Purpose.DATA));
        assertThat(cars.labels().inputs()).containsExactly("weight");
        assertThat(cars.labels().classes()).isEmpty();
        assertThat(Arrays.stream(cars.y())).allMatch(mpg -> mpg >= 9 && mpg <= 46.6);
        assertThat(Arrays.stream(cars.x())).allMatch(weight -> weight >= 1613 && weight <= 5140);
        assertThat(new AutoMpg(false).labels().inputs()).hasSize(6);
    }

    private static Table table(String csv, String... inputs) {
        return Table.parse(csv.getBytes(StandardCharsets.UTF_8), List.of(inputs), "y");
    }

    @Test
    void aTableOfWordsHasItsClassesInAlphabeticalOrder() {
        Examples all = table("x,y\n1,pear\n2,apple\n3,pear\n", "x").draw(3, Stream.of(1, Stream.Purpose.DATA));
        assertThat(all.labels().classes()).containsExactly("apple", "pear");
        for (int r = 0; r < 3; r++) {
            assertThat(all.y()[r]).isEqualTo(all.x()[r] == 2 ? 0 : 1);
        }
    }

    @Test
    void numbersMayBeSignedDecimalOrScientificAndFieldsQuoted() {
        Examples all = table("x,y\n\"-1.5\",+2e-3\n", "x").draw(1, Stream.of(1, Stream.Purpose.DATA));
        assertThat(all.x()).containsExactly(-1.5);
        assertThat(all.y()).containsExactly(0.002);
    }

    @Test
    void aTableThatLacksAColumnOrHoldsWordsForNumbersIsRefused() {
        assertThatThrownBy(() -> table("x,z\n1,2\n", "x")).hasMessageContaining("y");
        assertThatThrownBy(() -> table("x,y\n1,2\n", "w")).hasMessageContaining("w");
        assertThatThrownBy(() -> table("x,y\n1;5,2\n", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(table("x,y\n", "x").rows()).isZero();
        assertThatThrownBy(() -> Table.resource("no-such-table.csv", List.of("x"), "y"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-table.csv");
    }
}
