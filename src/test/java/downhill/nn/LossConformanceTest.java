package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class LossConformanceTest {
    private final JsonNode file = Golden.file("losses.json");

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithTheReference() {
        return Golden.items(file.get("cases")).stream()
                .filter(LossConformanceTest::isCovered)
                .map(each -> DynamicTest.dynamicTest(
                        name(each) + " of " + each.get("prediction").size() + " rows", () -> check(each)));
    }

    private static boolean isCovered(JsonNode each) {
        return GoldenNetwork.loss(each.get("name").stringValue()).isPresent()
                && each.get("params").isEmpty();
    }

    private static String name(JsonNode each) {
        String name = each.get("name").stringValue();
        return each.get("params").isEmpty() ? name : name + " " + each.get("params");
    }

    private void check(JsonNode each) {
        Loss loss = GoldenNetwork.loss(each.get("name").stringValue()).orElseThrow();
        int rows = each.get("prediction").size();
        int outputs = each.get("prediction").get(0).size();
        double[] prediction = Golden.numbers(each.get("prediction"));
        double[] target = Golden.numbers(each.get("target"));
        Tolerance tolerance = Tolerance.of(file);
        double value = loss.sum(prediction, target, rows, outputs) / rows;
        tolerance.check("value", value, each.get("value").doubleValue());
        double[] gradient = new double[rows * outputs];
        loss.gradient(prediction, target, rows, outputs, 1.0 / rows, gradient);
        tolerance.check("gradient", gradient, Golden.numbers(each.get("grad")));
    }

    @Test
    void everyLossOfTheCatalogueHasReferenceData() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .filter(LossConformanceTest::isCovered)
                        .flatMap(each -> GoldenNetwork.loss(each.get("name").stringValue()).stream())
                        .<Class<?>>map(Object::getClass))
                .containsOnly(Loss.class.getPermittedSubclasses());
    }

    @Test
    void lossesNotBuiltYetAreNamed() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .filter(each -> !isCovered(each))
                        .map(LossConformanceTest::name)
                        .distinct())
                .isEqualTo(List.of(
                        "mse_sum",
                        "half_mse",
                        "mae",
                        "huber {\"delta\":1.0}",
                        "smooth_l1 {\"beta\":1.0}",
                        "huber {\"delta\":0.5}",
                        "smooth_l1 {\"beta\":0.5}",
                        "log_cosh",
                        "hinge",
                        "squared_hinge",
                        "bce",
                        "nll",
                        "categorical_cross_entropy_on_probabilities",
                        "cross_entropy {\"label_smoothing\":0.1}",
                        "kl_div"));
    }
}
