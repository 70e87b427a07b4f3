package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.train.Divergence;
import downhill.train.Divergence.Cause;
import downhill.train.Divergence.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testpages.BlankPage;

/** What is told of a run that diverged. */
class DivergenceTextTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    /** Every kind of operation that the engine names. */
    static Stream<String> operations() {
        return Stream.concat(
                Stream.of(
                        "loss",
                        "gradient",
                        "optimizer",
                        "backward loss",
                        "statistics 1.running_var",
                        "optimizer 0.weight"),
                Stream.of("forward ", "backward ", "gradient ")
                        .flatMap(way -> List.of("linear", "batch_norm", "layer_norm", "tanh", "lstm", "last").stream()
                                .map(step -> way + "3." + step)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationIsToldInWordsWithTheLastFiniteNumber(String operation) {
        for (int layer : new int[] {0, 2}) {
            String text = DivergenceText.of(
                    new Divergence(7, Cause.LOSS_NOT_FINITE, Double.NaN, new Origin(layer, operation, 1e300)), 3);
            assertThat(text)
                    .startsWith("Diverged at update 7")
                    .contains("It began in")
                    .contains("1.000e300");
            assertThat(text)
                    .doesNotContain("operation.")
                    .doesNotContain("{")
                    .doesNotContain("3.")
                    .doesNotContain("_");
            assertThat(text.contains("Layer 2")).isEqualTo(layer == 2);
        }
    }

    @Test
    void whereAllNumbersAreFiniteNothingIsSaidOfAnOrigin() {
        assertThat(DivergenceText.of(new Divergence(7, Cause.LOSS_TOO_LARGE, 1e9, null), 3))
                .startsWith("Diverged at update 7")
                .doesNotContain("It began");
    }
}
