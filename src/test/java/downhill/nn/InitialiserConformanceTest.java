package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Theory only: bound, deviation within five standard errors. */
class InitialiserConformanceTest {
    private static final int DRAWS = 200_000;

    @TestFactory
    java.util.stream.Stream<DynamicTest> samplesHaveTheirBoundAndDeviation() {
        return Golden.items(Golden.file("initializers.json").get("cases")).stream()
                .filter(each -> initialiser(each).isPresent())
                .map(each -> DynamicTest.dynamicTest(
                        each.get("scheme") + " " + each.get("fan_in") + " to " + each.get("fan_out"),
                        () -> check(each, initialiser(each).orElseThrow())));
    }

    private static Optional<Initialiser> initialiser(JsonNode each) {
        JsonNode gain = each.get("gain");
        return switch (each.get("scheme").stringValue()) {
            case "glorot_uniform", "xavier_uniform" ->
                Optional.of(new XavierUniform(gain == null ? 1 : gain.doubleValue()));
            case "he_normal" -> {
                boolean in = each.get("mode").stringValue().equals("fan_in");
                yield in ? Optional.of(new KaimingNormal(gain.doubleValue() / Math.sqrt(2))) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static void check(JsonNode each, Initialiser initialiser) {
        int in = each.get("fan_in").intValue();
        int out = each.get("fan_out").intValue();
        Tensor weights = new Tensor("W", out, in, 0);
        Stream stream = Stream.of(1, Stream.Purpose.WEIGHTS);
        double[] w = new double[weights.size()];
        int repeats = Math.max(1, DRAWS / w.length);
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < repeats; i++) {
            initialiser.fill(w, weights, stream);
            for (double v : w) {
                squares += v * v;
                largest = Math.max(largest, Math.abs(v));
            }
        }
        double n = (double) repeats * w.length;
        double std = each.get("std").doubleValue();
        JsonNode bound = each.get("bound");
        double kurtosis = bound == null ? 3 : 1.8;
        double error = std * Math.sqrt((kurtosis - 1) / (4 * n));
        assertThat(Math.sqrt(squares / n)).isBetween(std - 5 * error, std + 5 * error);
        if (bound != null) {
            assertThat(largest).isBetween(0.9 * bound.doubleValue(), bound.doubleValue());
        }
    }

    @Test
    void zerosAreZero() {
        double[] w = {1, 2, 3, 4, 5};
        new Zeros().fill(w, new Tensor("W", 2, 2, 1), Stream.of(1, Stream.Purpose.WEIGHTS));
        assertThat(w).containsExactly(1, 0, 0, 0, 0);
    }
}
