package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Problem;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a table is told by line and column, never thrown. */
class CsvProblemsTest {

    private static Problem text(String code, Object... args) {
        return Problem.of("text", code, args);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", text("csv_empty")),
                Arguments.of("\uFEFF\r\n\r\n", text("csv_empty")),
                Arguments.of("a,b\n", text("csv_empty")),
                Arguments.of("a,b\n1,2\n3\n", text("csv_ragged", 3L, 1, 2)),
                Arguments.of("a,b\n1,2\n\n3,4,5\n", text("csv_ragged", 4L, 3, 2)),
                Arguments.of("a,b\n1,2\n3,x\n5,6\n", text("csv_not_a_number", 3L, "b", "x", 1e30)),
                Arguments.of("a,b\n1,2\n1e31,4\n5,6\n", text("csv_not_a_number", 3L, "a", "1e31", 1e30)),
                Arguments.of("a,b\n1,2\n0x1p3,4\n5,6\n", text("csv_not_a_number", 3L, "a", "0x1p3", 1e30)),
                Arguments.of("a,b\n\"1\n\",2\n3,4\ny,6\n", text("csv_not_a_number", 5L, "a", "y", 1e30)),
                Arguments.of("a,b,a\n1,2,3\n", text("csv_column_twice", "a")),
                Arguments.of("a,b\n\"1\"x,2\n", text("csv_malformed", 2L)),
                Arguments.of("b\n1\n2\n", text("csv_no_features", "b")),
                Arguments.of("a,b\n1,\n,2\n3,4\n", text("csv_too_few_rows", 1)),
                Arguments.of("a,b\n1,yes\n2,yes\n", Problem.of("target", "csv_one_class", "b", "yes")),
                Arguments.of("a,b\n" + texts(65, "1,name"), Problem.of("target", "csv_too_many_classes", "b", 64)),
                Arguments.of("a,b\n" + texts(65, "name", ",1"), text("csv_too_many_texts", "a", 64)),
                Arguments.of("a,b,c,d,e,f\n" + wide(), text("csv_too_many_inputs", 300, 128)),
                Arguments.of(row("c", 257) + row("", 257), text("csv_too_many_columns", 257, 128)),
                Arguments.of("a,b\n" + "1,2\n".repeat(20_001), text("csv_too_many_rows", 20_000)),
                Arguments.of("a,b\n1," + "2".repeat(5_000_000), text("csv_too_large", 5_000_006, 5_000_000)));
    }

    private static String texts(int count, String before) {
        return texts(count, before, "");
    }

    private static String texts(int count, String before, String behind) {
        return IntStream.range(0, count)
                .mapToObj(i -> before + (char) ('a' + i / 26) + (char) ('a' + i % 26) + behind + "\n")
                .collect(Collectors.joining());
    }

    private static String wide() {
        return IntStream.range(0, 60)
                .mapToObj(i -> String.join(",", Collections.nCopies(5, "t" + i)) + ",1\n")
                .collect(Collectors.joining());
    }

    private static String row(String before, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> before + i).collect(Collectors.joining(",")) + "\n";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlace(String csv, Problem expected) {
        assertThat(new Csv(csv).problems()).containsExactly(expected);
    }

    @Test
    void everyWrongCellAndEveryWrongLineIsNamedUpToALimitThenCounted() {
        assertThat(new Csv("a,b\n1,2\nx,y\n3,4\n5,z\n6,7\n").problems())
                .containsExactly(
                        text("csv_not_a_number", 3L, "a", "x", 1e30),
                        text("csv_not_a_number", 3L, "b", "y", 1e30),
                        text("csv_not_a_number", 5L, "b", "z", 1e30));
        assertThat(new Csv("a,b\n1,2\n3\n4,x\n5,6,7\n8,9\n").problems())
                .containsExactly(
                        text("csv_ragged", 3L, 1, 2),
                        text("csv_ragged", 5L, 3, 2),
                        text("csv_not_a_number", 4L, "b", "x", 1e30));
        assertThat(new Csv("a,b\n" + "1,2\n".repeat(20) + "1,x\n".repeat(13)).problems())
                .hasSize(11)
                .endsWith(text("csv_more_not_numbers", "b", 3));
        assertThat(new Csv("a,b\n1,2\n" + "1\n".repeat(12)).problems())
                .hasSize(11)
                .endsWith(text("csv_more_ragged", 2));
    }

    @Test
    void aColumnThatIsNotThereIsToldWithThoseThatAre() {
        CsvText text = new CsvText("a,b,c\n1,2,3\n4,5,6\n");
        assertThat(new Csv(text, List.of("a", "x", "a", "c"), "c", false, false).problems())
                .containsExactly(
                        Problem.of("features[1]", "csv_no_column", "x", "a, b, c"),
                        Problem.of("features[2]", "csv_column_used_twice", "a"),
                        Problem.of("features[3]", "csv_column_used_twice", "c"));
        assertThat(new Csv(text, List.of(), "y", false, false).problems())
                .containsExactly(Problem.of("target", "csv_no_column", "y", "a, b, c"));
    }

    @Test
    void aTableWithMistakesStillAnswersWithoutThrowing() {
        for (Arguments mistake : mistakes().toList()) {
            Csv csv = new Csv((String) mistake.get()[0]);
            DataSpec spec = DataSpec.of(csv, 1);
            assertThat(spec.problems())
                    .isNotEmpty()
                    .allMatch(found -> found.path().startsWith("dataset."));
            assertThat(csv.available()).isNotNegative();
            assertThat(spec.inputs()).isNotNegative();
            assertThat(spec.outputs()).isNotNegative();
            assertThat(csv.toString()).hasSizeLessThan(200);
        }
    }

    @Test
    void anyTextIsATableOrAListOfProblems() {
        downhill.math.Stream stream = downhill.math.Stream.of(3, downhill.math.Stream.Purpose.NOISE);
        String alphabet = "ab12.-e,;\t\"\n\r \uFEFF?é\u0000";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(stream.below(2) == 0 ? "a,b\n1,2\n" : "");
            for (int length = stream.below(40); length > 0; length--) {
                text.append(alphabet.charAt(stream.below(alphabet.length())));
            }
            Csv csv = new Csv(text.toString());
            if (csv.problems().isEmpty()) {
                DataSpec.Prepared prepared = DataSpec.of(csv, 1).prepare();
                assertThat(prepared.train().x()).doesNotContain(Double.NaN);
            }
        }
    }

    @Test
    void pointsPlacedByHandAreTriplesOfAtLeastTwoLabels() {
        assertThat(new Placed(List.of()).problems()).containsExactly(Problem.of("values", "placed_empty"));
        assertThat(new Placed(List.of(1.0, 2.0)).problems())
                .containsExactly(Problem.of("values", "placed_not_triples", 2));
        assertThat(new Placed(List.of(1.0, 2.0, 0.5)).problems())
                .containsExactly(Problem.of("values[2]", "placed_label", 0.5, 7));
        assertThat(new Placed(List.of(1.0, 2.0, 8.0)).problems())
                .containsExactly(Problem.of("values[2]", "placed_label", 8.0, 7));
        assertThat(new Placed(List.of(1.0, 2.0, 3.0, 1.0, 2.0, 3.0)).problems())
                .containsExactly(Problem.of("values", "placed_one_class", 3.0));
    }
}
