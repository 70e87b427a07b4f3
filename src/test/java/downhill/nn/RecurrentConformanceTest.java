package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class RecurrentConformanceTest {
    /** The file's note: beside the relative part, this share of the tensor's largest number. */
    private static final double SHARE = 1e-12;

    private static final JsonNode FILE = Golden.file("recurrent.json");
    private static final Tolerance TOLERANCE = Tolerance.of(FILE);

    @TestFactory
    Stream<DynamicTest> recurrentNetworksAgreeWithTheReference() {
        return GoldenRecurrent.all(FILE).stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(GoldenRecurrent each) {
        Map<String, double[]> actual = Network.of(each).run().byName();
        Map<String, double[]> expected = each.expected();
        assertThat(expected).containsKeys("loss", "h", "grads.W_hh", "dL_dh_norm");
        assertThat(actual).containsKeys(expected.keySet().toArray(String[]::new));
        expected.forEach((field, reference) -> {
            double[] numbers = actual.getOrDefault(field, new double[0]);
            assertThat(numbers).as(field).hasSameSizeAs(reference);
            // A norm that fades away with the distance must be right at every step, however small.
            Tolerance tolerance = field.endsWith("_norm") ? TOLERANCE : TOLERANCE.scaledTo(SHARE, reference);
            tolerance.check(field, numbers, reference);
        });
    }
}
