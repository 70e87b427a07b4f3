package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.nn.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossFitTest {

    @Test
    void theUsualLossOfATaskIsFirst() {
        assertThat(LossFit.fitting(Task.REGRESSION))
                .first()
                .extracting(Loss::id)
                .isEqualTo("mse");
        assertThat(LossFit.fitting(Task.BINARY)).first().extracting(Loss::id).isEqualTo("bce_with_logits");
        assertThat(LossFit.fitting(Task.MULTICLASS))
                .first()
                .extracting(Loss::id)
                .isEqualTo("cross_entropy");
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void allThatFitAreListedAndNoOther(Task task) {
        assertThat(LossFit.fitting(task))
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates()
                .allMatch(loss -> loss.tasks().contains(task));
    }

    @Test
    void everyLossFitsATask() {
        for (String id : Catalogue.of(Loss.class).ids()) {
            Loss loss = ExperimentCodec.choice(Loss.class, id).orElseThrow();
            assertThat(loss.tasks()).as(id).isNotEmpty();
            assertThat(loss.tasks())
                    .as(id)
                    .allSatisfy(task -> assertThat(LossFit.fitting(task)).contains(loss));
        }
    }
}
