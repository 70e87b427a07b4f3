package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Activations and their slopes, and the softmax inside the cross-entropy. */
class ActivationConformanceTest {
    private final JsonNode file = Golden.file("activations.json");
    private final Tolerance tolerance = Tolerance.of(file);

    @TestFactory
    Stream<DynamicTest> activationsAgreeWithTheReference() {
        double[] x = Golden.numbers(file.get("x"));
        return Golden.items(file.get("cases")).stream()
                .map(each -> DynamicTest.dynamicTest(
                        name(each) + " " + each.get("params"), () -> check(x, each, activation(each))));
    }

    private static String name(JsonNode each) {
        return each.get("name").stringValue();
    }

    private static Activation activation(JsonNode each) {
        return GoldenNetwork.activation(name(each), each.get("params"));
    }

    private void check(double[] x, JsonNode each, Activation activation) {
        double[] y = Golden.numbers(each.get("y"));
        double[] dy = Golden.numbers(each.get("dy"));
        for (int i = 0; i < x.length; i++) {
            double value = activation.value(x[i]);
            tolerance.check("value at " + x[i], value, y[i]);
            tolerance.check("slope at " + x[i], activation.slope(x[i], value), dy[i]);
        }
    }

    @TestFactory
    Stream<DynamicTest> arraysGiveWhatSinglePointsGive() {
        double[] x = Golden.numbers(file.get("x"));
        return Golden.items(file.get("cases")).stream()
                .map(each -> DynamicTest.dynamicTest(name(each), () -> checkArrays(x, each, activation(each))));
    }

    // All points but the first and the last, which must stay as they were.
    private void checkArrays(double[] x, JsonNode each, Activation activation) {
        int last = x.length - 1;
        double[] value = x.clone();
        double[] slope = x.clone();
        double[] ones = new double[x.length];
        java.util.Arrays.fill(ones, 1);
        activation.values(x, value, 1, last);
        activation.slopes(x, value, ones, slope, 1, last);
        assertThat(List.of(value[0], value[last], slope[0], slope[last])).containsExactly(x[0], x[last], x[0], x[last]);
        double[] y = Golden.numbers(each.get("y"));
        double[] dy = Golden.numbers(each.get("dy"));
        for (int i = 1; i < last; i++) {
            tolerance.check("value at " + x[i], value[i], y[i]);
            tolerance.check("slope at " + x[i], slope[i], dy[i]);
        }
    }

    @Test
    void everyActivationOfTheCatalogueHasReferenceData() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .map(each -> activation(each).id()))
                .containsAll(Catalogue.of(Activation.class).ids());
    }

    @TestFactory
    Stream<DynamicTest> crossEntropyOfEachClassAgreesWithTheSoftmax() {
        return Golden.items(file.get("softmax")).stream()
                .map(each -> DynamicTest.dynamicTest("softmax of " + each.get("x"), () -> checkSoftmax(each)));
    }

    // -loss is the log of the softmax of the class; its derivative by the logits is jacobian / softmax.
    private void checkSoftmax(JsonNode each) {
        double[] x = Golden.numbers(each.get("x"));
        double[] y = Golden.numbers(each.get("y"));
        double[] log = Golden.numbers(each.get("log_softmax"));
        CrossEntropy loss = new CrossEntropy();
        for (int k = 0; k < x.length; k++) {
            double[] target = {k};
            double[] jacobian = Golden.numbers(each.get("jacobian").get(k));
            double[] gradient = new double[x.length];
            tolerance.check("log " + k, -loss.sum(x, target, 1, x.length), log[k]);
            loss.gradient(x, target, 1, x.length, 1, gradient);
            for (int j = 0; j < x.length; j++) {
                tolerance.check("softmax " + k + " of " + j, gradient[j] + (j == k ? 1 : 0), y[j]);
                tolerance.check("jacobian " + k + ", " + j, -y[k] * gradient[j], jacobian[j]);
            }
        }
    }
}
