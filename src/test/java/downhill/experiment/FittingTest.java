package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Problem;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must fit together in networks with memory and in trainings with weights, and how its problems are told. */
class FittingTest {
    private static final String FIRST = "\"data\":{\"dataset\":{\"id\":\"remember_first\",\"length\":5}}";

    private static Experiment legal(String rest) throws InvalidExperiment {
        return ExperimentCodec.read("{\"format\":1," + rest + "}");
    }

    private static List<Problem> problems(String rest) {
        InvalidExperiment invalid = catchThrowableOfType(InvalidExperiment.class, () -> legal(rest));
        assertThat(invalid).as(rest).isNotNull();
        return invalid.problems();
    }

    private static String network(String layers) {
        return "\"subject\":{\"id\":\"network\",\"layers\":[" + layers + "]}";
    }

    private static String everyStep(String layers) {
        return "\"subject\":{\"id\":\"network\",\"every_step\":true,\"layers\":[" + layers + "]}";
    }

    private static String residual(int units) {
        return "{\"id\":\"dense\",\"residual\":true,\"units\":" + units + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru"})
    void aRecurrentLayerBehindADenseOneIsNamed(String cell) throws InvalidExperiment {
        String layer = "\"" + cell + "\"";
        legal(network(layer + "," + layer + ",\"dense\",\"dense\""));
        assertThat(problems(network("\"dense\"," + layer)))
                .containsExactly(Problem.of("subject.layers[1]", "recurrent_behind_dense"));
        assertThat(problems(FIRST + "," + network(layer + ",\"dense\"," + layer + ",\"dense\"," + layer)))
                .containsExactly(
                        Problem.of("subject.layers[2]", "recurrent_behind_dense"),
                        Problem.of("subject.layers[4]", "recurrent_behind_dense"));
    }

    @Test
    void aResidualConnectionTellsBothWidths() throws InvalidExperiment {
        legal(network(residual(2))); // the rings have two inputs
        legal(network("{\"id\":\"dense\",\"units\":6}," + residual(6) + "," + residual(6)));
        assertThat(problems(network(residual(8))))
                .containsExactly(Problem.of("subject.layers[0]", "residual_width", 2L, 8));
        assertThat(problems(network("{\"id\":\"dense\",\"units\":6}," + residual(5) + "," + residual(5))))
                .containsExactly(Problem.of("subject.layers[1]", "residual_width", 6L, 5));
    }

    @Test
    void whatAResidualConnectionAddsIsWhatTheLayerReads() throws InvalidExperiment {
        // Without memory a network sees all five moments; behind a cell it sees the cell's units.
        legal(FIRST + "," + network(residual(5)));
        assertThat(problems(FIRST + "," + network(residual(1))))
                .containsExactly(Problem.of("subject.layers[0]", "residual_width", 5L, 1));
        legal(FIRST + "," + network("{\"id\":\"gru\",\"units\":3}," + residual(3)));
        assertThat(problems(FIRST + "," + network("{\"id\":\"gru\",\"units\":3}," + residual(5))))
                .containsExactly(Problem.of("subject.layers[1]", "residual_width", 3L, 5));
        legal("\"data\":{\"derived\":[\"x1_x2\"]}," + network(residual(3)));
    }

    @Test
    void batchNormAndAnAnswerAtEveryStepDoNotGoTogether() throws InvalidExperiment {
        String norm = "{\"id\":\"dense\",\"normalization\":\"batch_norm\"}";
        assertThat(problems(FIRST + "," + everyStep("\"lstm\"," + norm)))
                .containsExactly(Problem.of("subject.every_step", "every_step_batch_norm"));
        legal(FIRST + "," + network("\"lstm\"," + norm));
        legal(FIRST + "," + everyStep("\"lstm\",{\"id\":\"dense\",\"normalization\":\"layer_norm\"}"));
        legal(FIRST + "," + everyStep(norm)); // nothing answers at every step without memory
    }

    private static String weights(String weights) {
        return "\"training\":{\"class_weights\":[" + weights + "]}";
    }

    @Test
    void thereAreAsManyClassWeightsAsClasses() throws InvalidExperiment {
        legal(weights(""));
        legal(weights("1,2"));
        legal(weights("0,1000"));
        assertThat(problems(weights("1"))).containsExactly(Problem.of("training.class_weights", "class_weights", 1, 2));
        assertThat(problems(weights("1,2,3")))
                .containsExactly(Problem.of("training.class_weights", "class_weights", 3, 2));
        String blobs = "\"data\":{\"dataset\":\"blobs\"},\"training\":{\"loss\":\"cross_entropy\","
                + "\"class_weights\":[1,2]}";
        assertThat(problems(blobs)).containsExactly(Problem.of("training.class_weights", "class_weights", 2, 3));
    }

    @Test
    void numbersHaveNoClassesToWeigh() {
        String sine = "\"data\":{\"dataset\":\"sine\"},\"training\":{\"loss\":\"mse\",\"class_weights\":[1]}";
        assertThat(problems(sine)).containsExactly(Problem.of("training.class_weights", "class_weights", 1, 0));
    }

    @Test
    void aClassWeightOutOfRangeIsNamedByItsIndex() {
        assertThat(problems(weights("1,-0.5")))
                .containsExactly(Problem.of("training.class_weights[1]", "out_of_range", -0.5, 0.0, 1000.0));
    }

    private static String large(int batch) {
        return "\"data\":{\"dataset\":{\"id\":\"sine_continuation\",\"length\":200},\"train\":4000},"
                + network("{\"id\":\"lstm\",\"units\":100}")
                + ",\"training\":{\"loss\":\"mse\",\"batch\":{\"id\":\"mini_batch\",\"size\":" + batch + "}}";
    }

    @Test
    void aBatchThatIsTooLargeTellsTheLargestOne() throws InvalidExperiment {
        List<Problem> problems = problems(large(4000));
        assertThat(problems)
                .singleElement()
                .extracting(Problem::path, Problem::code)
                .containsExactly("training.batch", "batch_too_large");
        assertThat(problems.getFirst().args()).first().isEqualTo(4000);
        long most = (long) problems.getFirst().args().get(1);
        assertThat(most).isBetween(50L, 500L);
        legal(large((int) most));
        assertThat(problems(large((int) most + 1)))
                .containsExactly(Problem.of("training.batch", "batch_too_large", (int) most + 1, most));
        String full = large(1).replace("{\"id\":\"mini_batch\",\"size\":1}", "\"full_batch\"");
        assertThat(problems(full)).containsExactly(Problem.of("training.batch", "batch_too_large", 4000, most));
    }

    @Test
    void everyBatchOfAnOrdinaryTableFits() throws InvalidExperiment {
        String rows = "\"data\":{\"test\":1,\"train\":" + (DataSpec.MAX_ROWS - 1) + "}";
        legal(rows + "," + network("\"dense\",\"dense\",\"dense\"") + ",\"training\":{\"batch\":\"full_batch\"}");
    }

    @Test
    void classWeightsGoWithTheClassesTheyWereFor() throws InvalidExperiment {
        Experiment weighted = legal(weights("1,3"));
        Dataset moons = ExperimentCodec.choice(Dataset.class, "moons").orElseThrow();
        Dataset iris = ExperimentCodec.choice(Dataset.class, "iris").orElseThrow();
        Dataset line = ExperimentCodec.choice(Dataset.class, "line").orElseThrow();
        assertThat(weighted.withDataset(moons).training().classWeights()).containsExactly(1.0, 3.0);
        for (Dataset other : List.of(iris, line)) {
            Experiment next = weighted.withDataset(other);
            assertThat(next.training().classWeights()).isEmpty();
            assertThat(Validation.problems(next)).isEmpty();
        }
    }

    @Test
    void onASurfaceNothingOfANetworkMustFit() throws InvalidExperiment {
        legal("\"subject\":{\"id\":\"surface\",\"surface\":\"beale\"},\"data\":{\"train\":19000},"
                + "\"training\":{\"batch\":\"full_batch\"}");
    }

    @Test
    void allThatDoesNotFitIsToldTogether() {
        assertThat(problems(FIRST + ","
                        + everyStep("\"rnn\",{\"id\":\"dense\",\"normalization\":\"batch_norm\"}," + residual(3)
                                + ",\"rnn\"")
                        + "," + weights("1,2,3")))
                .extracting(Problem::path, Problem::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("subject.layers[2]", "residual_width"),
                        org.assertj.core.groups.Tuple.tuple("subject.layers[3]", "recurrent_behind_dense"),
                        org.assertj.core.groups.Tuple.tuple("subject.every_step", "every_step_batch_norm"),
                        org.assertj.core.groups.Tuple.tuple("training.class_weights", "class_weights"));
    }

    @Test
    void everySentenceTellsItsNumbers() {
        ResourceBundle texts = ResourceBundle.getBundle("messages.ui", Locale.ROOT);
        for (String invalid : List.of(
                network("\"dense\",\"rnn\""),
                network(residual(8)),
                FIRST + "," + everyStep("\"rnn\",{\"id\":\"dense\",\"normalization\":\"batch_norm\"}"),
                weights("1,2,3"),
                large(4000))) {
            Problem problem = problems(invalid).getFirst();
            String pattern = texts.getString("problem." + problem.code());
            String sentence = new MessageFormat(pattern, Locale.ROOT)
                    .format(problem.args().toArray());
            assertThat(sentence).doesNotContain("{", "''");
            for (Object argument : problem.args()) {
                assertThat(sentence).contains(new MessageFormat("{0}", Locale.ROOT).format(new Object[] {argument}));
            }
        }
    }
}
