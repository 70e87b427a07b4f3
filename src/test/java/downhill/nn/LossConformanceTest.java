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
    private final JsonNode losses = Golden.file("losses.json");
    private final JsonNode activations = Golden.file("activations.json");

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithTheReference() {
        return Golden.items(losses.get("cases")).stream()
                .filter(LossConformanceTest::isCovered)
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> checkLoss(each)));
    }

    private static boolean isCovered(JsonNode each) {
        return GoldenNetwork.loss(each.get("name").stringValue()).isPresent()
                && each.get("params").isEmpty();
    }

    private void checkLoss(JsonNode each) {
        Loss loss = GoldenNetwork.loss(each.get("name").stringValue()).orElseThrow();
        int rows = each.get("prediction").size();
        int outputs = each.get("prediction").get(0).size();
        double[] prediction = Golden.numbers(each.get("prediction"));
        double[] target = Golden.numbers(each.get("target"));
        Tolerance tolerance = Tolerance.of(losses);
        tolerance.check(
                "value",
                loss.sum(prediction, target, rows, outputs) / rows,
                each.get("value").doubleValue());
        double[] gradient = new double[rows * outputs];
        loss.gradient(prediction, target, rows, outputs, 1.0 / rows, gradient);
        tolerance.check("gradient", gradient, Golden.numbers(each.get("grad")));
    }

    @Test
    void lossesNotBuiltYetAreNamed() {
        List<String> open = Golden.items(losses.get("cases")).stream()
                .filter(each -> !isCovered(each))
                .map(each -> each.get("name").stringValue())
                .distinct()
                .toList();
        assertThat(open)
                .containsExactly(
                        "mse_sum",
                        "half_mse",
                        "mae",
                        "huber",
                        "smooth_l1",
                        "log_cosh",
                        "hinge",
                        "squared_hinge",
                        "bce",
                        "nll",
                        "categorical_cross_entropy_on_probabilities",
                        "cross_entropy",
                        "kl_div");
    }

    @TestFactory
    Stream<DynamicTest> activationsAgreeWithTheReference() {
        double[] x = Golden.numbers(activations.get("x"));
        return Golden.items(activations.get("cases")).stream()
                .filter(each ->
                        GoldenNetwork.activation(each.get("name").stringValue()).isPresent())
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> checkActivation(x, each)));
    }

    private void checkActivation(double[] x, JsonNode each) {
        Activation activation =
                GoldenNetwork.activation(each.get("name").stringValue()).orElseThrow();
        double[] y = Golden.numbers(each.get("y"));
        double[] dy = Golden.numbers(each.get("dy"));
        Tolerance tolerance = Tolerance.of(activations);
        for (int i = 0; i < x.length; i++) {
            double value = activation.value(x[i]);
            tolerance.check("value at " + x[i], value, y[i]);
            tolerance.check("slope at " + x[i], activation.slope(x[i], value), dy[i]);
        }
    }
}
