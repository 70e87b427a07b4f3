package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.List;
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
                        scheme(each) + " " + each.get("fan_in") + " to " + each.get("fan_out") + ", gain "
                                + each.get("gain"),
                        () -> check(each, initialiser(each).orElseThrow())));
    }

    @Test
    void everyInitialiserOfTheCatalogueHasReferenceDataOrIsAllZeros() {
        java.util.stream.Stream<Class<?>> drawn = Golden.items(
                        Golden.file("initializers.json").get("cases"))
                .stream()
                .flatMap(each -> initialiser(each).stream())
                .map(Object::getClass);
        assertThat(java.util.stream.Stream.concat(drawn, java.util.stream.Stream.of(Zeros.class)))
                .containsOnly(Initialiser.class.getPermittedSubclasses());
    }

    @Test
    void schemesNotBuiltYetAreNamed() {
        JsonNode file = Golden.file("initializers.json");
        assertThat(Golden.items(file.get("cases")).stream()
                        .filter(each -> initialiser(each).isEmpty())
                        .map(InitialiserConformanceTest::scheme)
                        .distinct())
                .isEqualTo(List.of(
                        "glorot_normal",
                        "he_uniform fan_in",
                        "he_uniform fan_out",
                        "he_normal fan_out",
                        "lecun_uniform",
                        "lecun_normal",
                        "pytorch_linear_default"));
    }

    private static String scheme(JsonNode each) {
        JsonNode mode = each.get("mode");
        return each.get("scheme").stringValue() + (mode == null ? "" : " " + mode.stringValue());
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
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < repeats; i++) {
            initialiser.fill(w, weights, stream);
            for (double v : w) {
                sum += v;
                squares += v * v;
                largest = Math.max(largest, Math.abs(v));
            }
        }
        double n = (double) repeats * w.length;
        double std = each.get("std").doubleValue();
        JsonNode bound = each.get("bound");
        double kurtosis = bound == null ? 3 : 1.8;
        double error = std * Math.sqrt((kurtosis - 1) / (4 * n));
        double mean = 5 * std / Math.sqrt(n);
        assertThat(sum / n).isBetween(-mean, mean);
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
