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

/** Activations and their slopes, and the softmax inside the cross-entropy. */
class ActivationConformanceTest {
    private final JsonNode file = Golden.file("activations.json");
    private final Tolerance tolerance = Tolerance.of(file);

    @TestFactory
    Stream<DynamicTest> activationsAgreeWithTheReference() {
        double[] x = Golden.numbers(file.get("x"));
        return Golden.items(file.get("cases")).stream()
                .filter(each -> GoldenNetwork.activation(name(each)).isPresent())
                .map(each -> DynamicTest.dynamicTest(name(each), () -> check(x, each)));
    }

    private static String name(JsonNode each) {
        return each.get("name").stringValue();
    }

    private void check(double[] x, JsonNode each) {
        Activation activation = GoldenNetwork.activation(name(each)).orElseThrow();
        double[] y = Golden.numbers(each.get("y"));
        double[] dy = Golden.numbers(each.get("dy"));
        for (int i = 0; i < x.length; i++) {
            double value = activation.value(x[i]);
            tolerance.check("value at " + x[i], value, y[i]);
            tolerance.check("slope at " + x[i], activation.slope(x[i], value), dy[i]);
        }
    }

    @Test
    void everyActivationOfTheCatalogueHasReferenceData() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .flatMap(each -> GoldenNetwork.activation(name(each)).stream())
                        .<Class<?>>map(Object::getClass))
                .containsOnly(Activation.class.getPermittedSubclasses());
    }

    @Test
    void activationsNotBuiltYetAreNamed() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .map(ActivationConformanceTest::name)
                        .filter(name -> GoldenNetwork.activation(name).isEmpty()))
                .isEqualTo(List.of(
                        "hard_sigmoid",
                        "hardtanh",
                        "relu6",
                        "leaky_relu",
                        "elu",
                        "selu",
                        "celu",
                        "gelu",
                        "gelu_tanh",
                        "silu",
                        "swish",
                        "mish",
                        "softplus",
                        "softsign",
                        "hard_swish",
                        "log_sigmoid",
                        "tanhshrink",
                        "gaussian",
                        "sine",
                        "softshrink",
                        "hardshrink",
                        "threshold"));
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
