package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Parameter;
import downhill.choice.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the problems of an experiment name. */
class ProblemsTest {

    private static List<Problem> problems(String rest) {
        String json = "{\"format\":1," + rest + "}";
        InvalidExperiment invalid = catchThrowableOfType(InvalidExperiment.class, () -> ExperimentCodec.read(json));
        assertThat(invalid).as(json).isNotNull();
        return invalid.problems();
    }

    private static String layers(int count, String layer) {
        return "\"subject\":{\"id\":\"network\",\"layers\":[" + String.join(",", Collections.nCopies(count, layer))
                + "]}";
    }

    private static String treatments(int count) {
        return "\"training\":{\"treatment\":[" + String.join(",", Collections.nCopies(count, "\"clip_grad_norm\""))
                + "]}";
    }

    @Test
    void theEndsOfARangeAreLegalAndWhatIsBeyondThemIsNot() throws InvalidExperiment {
        for (String legal : List.of("1e-9", "1e4", "10000")) {
            ExperimentCodec.read("{\"format\":1,\"training\":{\"learning_rate\":" + legal + "}}");
        }
        assertThat(problems("\"training\":{\"learning_rate\":10000.5}"))
                .containsExactly(Problem.of("training.learning_rate", "out_of_range", 10000.5, 1e-9, 1e4));
        assertThat(problems("\"seed\":9007199254740992"))
                .extracting(Problem::code)
                .containsExactly("out_of_range");
    }

    @Test
    void anUnknownChoiceNamesTheOnesThereAre() {
        assertThat(problems("\"training\":{\"batch\":\"tiny\"}"))
                .containsExactly(Problem.of("training.batch", "unknown_choice", "tiny", "mini_batch, full_batch"));
    }

    @Test
    void anUnknownFieldNamesTheOnesThereAre() {
        assertThat(problems("\"training\":{\"batch\":{\"id\":\"mini_batch\",\"rows\":3}}"))
                .containsExactly(Problem.of("training.batch.rows", "unknown_field", "size"));
    }

    @Test
    void anItemOfAListIsNamedByItsIndex() {
        assertThat(problems("\"subject\":{\"id\":\"network\",\"layers\":[\"dense\",{\"id\":\"dense\",\"units\":0},7]}"))
                .extracting(Problem::path, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("subject.layers[1].units", "out_of_range"),
                        org.assertj.core.groups.Tuple.tuple("subject.layers[2]", "unknown_choice"));
        assertThat(problems("\"training\":{\"schedule\":{\"id\":\"multi_step\",\"milestones\":[1,2.5]}}"))
                .extracting(Problem::path, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("training.schedule.milestones[1]", "not_a_whole_number"));
    }

    @Test
    void asManyLayersAndTreatmentsAsAllowedAreLegalAndOneMoreIsNot() throws InvalidExperiment {
        ExperimentCodec.read("{\"format\":1," + layers(Network.MAX_LAYERS, "\"dense\"") + "}");
        ExperimentCodec.read("{\"format\":1," + treatments(Training.MAX_TREATMENTS) + "}");
        assertThat(problems(layers(Network.MAX_LAYERS + 1, "\"dense\"")))
                .containsExactly(Problem.of("subject.layers", "too_many", 33, 32));
        assertThat(problems(treatments(Training.MAX_TREATMENTS + 1)))
                .containsExactly(Problem.of("training.treatment", "too_many", 5, 4));
        assertThat(problems(layers(Parameter.MOST + 1, "\"dense\"")))
                .containsExactly(Problem.of("subject.layers", "too_many", 65, 64));
    }

    @Test
    void parametersAreCountedBeforeTheyAreAllocated() {
        assertThat(problems(layers(32, "{\"id\":\"dense\",\"units\":1024}")))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("too_many_parameters");
    }

    @Test
    void asManyRowsAsATableHasAreLegalAndOneMoreIsNot() throws InvalidExperiment {
        String loss = "\"training\":{\"loss\":\"cross_entropy\"}";
        ExperimentCodec.read(
                "{\"format\":1,\"data\":{\"dataset\":\"penguins\",\"train\":242,\"test\":100}," + loss + "}");
        assertThat(problems("\"data\":{\"dataset\":\"penguins\",\"train\":243,\"test\":100}," + loss))
                .containsExactly(Problem.of("data.train", "too_many_rows", 343, 342));
    }

    @Test
    void aLossThatDoesNotFitNamesTheOnesThatDo() {
        assertThat(problems("\"data\":{\"dataset\":\"sine\"}"))
                .containsExactly(Problem.of(
                        "training.loss",
                        "loss_does_not_fit",
                        "bce_with_logits",
                        "mse, half_mse, mse_sum, mae, huber, smooth_l1, log_cosh"));
    }

    @Test
    void batchNormRefusesEveryWayToABatchOfOne() throws InvalidExperiment {
        String norm = layers(1, "{\"id\":\"dense\",\"normalization\":\"batch_norm\"}");
        String full = "\"training\":{\"batch\":\"full_batch\"}";
        assertThat(problems(norm + ",\"data\":{\"train\":1}," + full))
                .containsExactly(Problem.of("training.batch", "batch_norm_of_one"));
        assertThat(problems(norm + ",\"data\":{\"train\":201}"))
                .containsExactly(Problem.of("training.batch", "batch_norm_leaves_one", 201, 10));
        ExperimentCodec.read("{\"format\":1," + norm + ",\"data\":{\"train\":202}}");
        ExperimentCodec.read("{\"format\":1," + norm + ",\"data\":{\"train\":201}," + full + "}");
    }

    @Test
    void problemsOfDifferentPartsAreToldTogether() {
        assertThat(problems("\"data\":{\"dataset\":\"sine\"}," + layers(33, "\"dense\"")))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("loss_does_not_fit", "too_many");
        assertThat(problems(
                        "\"seed\":\"x\",\"data\":{\"standardize\":2,\"train\":0},\"training\":{\"shuffle\":\"no\"}"))
                .extracting(Problem::path)
                .containsExactly("seed", "data.train", "data.standardize", "training.shuffle");
    }

    @Test
    void aTextAsLongAsAllowedIsReadAndALongerOneIsNot() throws InvalidExperiment {
        String padded = " ".repeat(ExperimentCodec.MAX_LENGTH - 12) + "{\"format\":1}";
        assertThat(ExperimentCodec.read(padded).seed()).isEqualTo(1);
        InvalidExperiment invalid =
                catchThrowableOfType(InvalidExperiment.class, () -> ExperimentCodec.read(padded + " "));
        assertThat(invalid.problems())
                .containsExactly(
                        Problem.of("", "too_long", ExperimentCodec.MAX_LENGTH + 1, ExperimentCodec.MAX_LENGTH));
    }

    @Test
    void anEditThatIsNoJsonOrNotLegalIsToldAndTheExperimentStays() {
        Experiment first = Cards.first();
        InvalidExperiment invalid = catchThrowableOfType(
                InvalidExperiment.class, () -> ExperimentCodec.with(first, "training.learning_rate", "0,5"));
        assertThat(invalid.problems()).extracting(Problem::code).containsExactly("not_json");
        invalid = catchThrowableOfType(
                InvalidExperiment.class, () -> ExperimentCodec.with(first, "training.batch.size", "0"));
        assertThat(invalid.problems())
                .containsExactly(Problem.of("training.batch.size", "out_of_range", 0.0, 1.0, 20_000.0));
    }
}
