package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that somebody brings along. */
class CsvTest {

    private static Examples examples(Csv csv) {
        assertThat(csv.problems()).isEmpty();
        return CsvTable.of(csv).examples();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,y\n1,2.5,3\n4,5,6\n",
                "\uFEFFa,b,y\r\n1,2.5,3\r\n4,5,6",
                "a;b;y\n1;2,5;3\n4;5;6\n\n",
                "a\tb\ty\n1\t2.5\t3\n\n4\t5\t6\n \n",
                "\n\"a\",\"b\",\"y\"\n\"1\",\"2.5\", 3 \n+4,5e0,6.\n",
                "a;b;y\r1;2.5;3\r4;5;6\r"
            })
    void theUsualWaysToWriteATableAreUnderstood(String text) {
        Csv csv = new Csv(text);
        Examples examples = examples(csv);
        assertThat(examples.labels().inputs()).containsExactly("a", "b");
        assertThat(examples.labels().target()).isEqualTo("y");
        assertThat(examples.x()).containsExactly(1, 2.5, 4, 5);
        assertThat(examples.y()).containsExactly(3, 6);
        assertThat(csv.task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void aColumnOfTextsIsOneInputForEachInAlphabeticalOrder() {
        Examples examples = examples(new Csv("kind,x,y\npear,1,2\napple,3,4\npear,5,6\n"));
        assertThat(examples.labels().inputs()).containsExactly("kind=apple", "kind=pear", "x");
        assertThat(examples.x()).containsExactly(0, 1, 1, 1, 0, 3, 0, 1, 5);
    }

    @Test
    void aTargetOfTextsHasClassesAndOneOfNumbersOnlyWhereThatIsAskedFor() {
        Csv two = new Csv("x,y\n1,no\n2,yes\n3,no\n");
        assertThat(two.task()).isEqualTo(Task.BINARY);
        assertThat(two.labels().classes()).containsExactly("no", "yes");
        assertThat(examples(two).y()).containsExactly(0, 1, 0);
        Csv three = new Csv(new CsvText("x,y\n1,10\n2,9\n3,0.5\n4,9.0\n"), List.of(), "", false, true);
        assertThat(three.task()).isEqualTo(Task.MULTICLASS);
        assertThat(three.labels().classes()).containsExactly("0.5", "9", "10");
        assertThat(examples(three).y()).containsExactly(2, 1, 0, 1);
        assertThat(new Csv("x,y\n1,10\n2,9\n").task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void onlyTheColumnsAskedForAreUsedInTheOrderAskedFor() {
        CsvText text = new CsvText("a,b,note,y\n1,2,?!,3\n4,5,x1,6\n7,8,,9\n");
        Csv csv = new Csv(text, List.of("y", "a"), "b", false, false);
        Examples examples = examples(csv);
        assertThat(examples.labels().inputs()).containsExactly("y", "a");
        assertThat(examples.x()).containsExactly(3, 1, 6, 4, 9, 7);
        assertThat(examples.y()).containsExactly(2, 5, 8);
    }

    @Test
    void rowsWithAMissingCellAreLeftOut() {
        Csv csv = new Csv("a,b,y\n1,,1\nNA,2,2\n3,?,3\n4,4,\n5,5,5\n6,6,NaN\n7,7,7\n");
        assertThat(csv.available()).isEqualTo(2);
        assertThat(examples(csv).x()).containsExactly(5, 5, 7, 7);
    }

    @Test
    void aMissingInputTakesTheMeanOfTheTrainingRowsAlone() {
        StringBuilder text = new StringBuilder("a,kind,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 4 == 0 ? "" : i * i).append(i % 5 == 0 ? ",," : i % 2 == 0 ? ",p," : ",q,");
            text.append(i).append('\n');
        }
        Csv csv = new Csv(new CsvText(text.toString()), List.of(), "", true, false);
        assertThat(csv.available()).isEqualTo(40);
        DataSpec.Prepared prepared = new DataSpec(csv, 30, 10, 1, false).prepare();
        Examples raw = csv.draw(40, downhill.math.Stream.of(1, downhill.math.Stream.Purpose.DATA));
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            int count = 0;
            for (int r = 0; r < 30; r++) {
                double value = raw.x()[3 * r + c];
                sum += Double.isNaN(value) ? 0 : value;
                count += Double.isNaN(value) ? 0 : 1;
            }
            for (int r = 0; r < 40; r++) {
                double value = raw.x()[3 * r + c];
                double given = r < 30
                        ? prepared.train().x()[3 * r + c]
                        : prepared.test().x()[3 * (r - 30) + c];
                assertThat(given).isCloseTo(Double.isNaN(value) ? sum / count : value, within(1e-12));
            }
        }
    }

    @Test
    void aColumnThatIsNeverThereIsFilledWithZero() {
        Csv csv = new Csv(new CsvText("a,b,y\n1,,2\n3,,4\n"), List.of(), "", true, false);
        assertThat(new DataSpec(csv, 1, 1, 1, false).prepare().train().x()[1]).isZero();
    }

    @Test
    void aTableAsLargeAsAllowedIsReadOnceAndAnswersAtOnce() {
        StringBuilder text = new StringBuilder("a,b,c,d,e,f,g,h,y\n");
        for (int i = 0; i < DataSpec.MAX_ROWS; i++) {
            text.append("12345,1,2,3,4,5,6,")
                    .append(i % 7)
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        Csv csv = new Csv(text.toString());
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.available()).isEqualTo(DataSpec.MAX_ROWS);
        assertThat(csv).isEqualTo(new Csv(text.toString())).isNotEqualTo(new Csv(text + "1,1,1,1,1,1,1,1,1\n"));
    }

    @Test
    void pointsPlacedByHandAreTheirOwnClasses() {
        Placed placed = new Placed(List.of(1.0, 2.0, 5.0, 3.0, 4.0, 0.0, -1.0, -2.0, 5.0));
        assertThat(placed.problems()).isEmpty();
        assertThat(placed.task()).isEqualTo(Task.BINARY);
        assertThat(placed.labels().classes()).containsExactly("0", "5");
        Examples all = placed.draw(3, downhill.math.Stream.of(1, downhill.math.Stream.Purpose.DATA));
        for (int r = 0; r < 3; r++) {
            assertThat(all.y()[r]).isEqualTo(all.x()[2 * r] == 3 ? 0 : 1);
        }
        assertThat(new Placed(List.of(1.0, 2.0, 5.0, 3.0, 4.0, 0.0, -1.0, -2.0, 1.0)).task())
                .isEqualTo(Task.MULTICLASS);
    }
}
