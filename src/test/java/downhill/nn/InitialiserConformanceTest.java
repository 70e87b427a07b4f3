package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Theory only: bounds, deviations within five standard errors, shares, and properties. */
class InitialiserConformanceTest {
    private static final int DRAWS = 200_000;
    private static final double ERRORS = 5;

    private final JsonNode file = Golden.file("initializers.json");

    @TestFactory
    List<DynamicTest> samplesHaveTheirBoundAndDeviation() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : file.get("cases")) {
            tests.add(DynamicTest.dynamicTest(name(each), () -> check(each)));
        }
        return tests;
    }

    private static String name(JsonNode each) {
        return text(each, "scheme") + " " + text(each, "mode") + " " + each.get("fan_in") + " to " + each.get("fan_out")
                + ", gain " + text(each, "gain");
    }

    private static String text(JsonNode each, String field) {
        return each.get(field) == null ? "" : each.get(field).asString();
    }

    // Here the factor of a ReLU stands in the formula of kaiming_*, in the reference inside its gain.
    private static Initialiser initialiser(JsonNode each) {
        Map<String, Double> given = new TreeMap<>();
        JsonNode mode = each.get("mode");
        if (each.get("gain") != null) {
            double gain = each.get("gain").doubleValue();
            given.put("gain", mode == null ? gain : gain / Math.sqrt(2));
        }
        if (mode != null) {
            given.put("fan_out", mode.stringValue().equals("fan_out") ? 1.0 : 0);
        }
        return of(each.get("scheme").stringValue(), given);
    }

    private static Initialiser of(String scheme, Map<String, Double> given) {
        return GoldenChoice.of(Initialiser.class, Golden.id("initialiser", scheme), given);
    }

    private static void check(JsonNode each) {
        Initialiser initialiser = initialiser(each);
        int out = each.get("fan_out").intValue();
        Tensor weights = new Tensor("W", out, each.get("fan_in").intValue(), 0);
        Tensor bias = new Tensor("b", out, 1, weights.end());
        double[] flat = new double[bias.end()];
        Stream stream = Stream.of(1, Stream.Purpose.WEIGHTS);
        Sample weightSample = new Sample();
        Sample biasSample = new Sample();
        for (int i = 0; i < Math.max(1, DRAWS / weights.size()); i++) {
            initialiser.fill(flat, weights, stream);
            initialiser.fillBias(flat, bias, weights, stream);
            weightSample.add(flat, weights);
            biasSample.add(flat, bias);
        }
        weightSample.check(each.get("bound"), each.get("std").doubleValue());
        JsonNode biasBound = each.get("bias_bound");
        if (biasBound == null) {
            assertThat(biasSample.largest).isZero();
        } else {
            biasSample.check(biasBound, biasBound.doubleValue() / Math.sqrt(3));
        }
    }

    private static final class Sample {
        private double n;
        private double sum;
        private double squares;
        private double largest;

        void add(double[] flat, Tensor tensor) {
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                sum += flat[i];
                squares += flat[i] * flat[i];
                largest = Math.max(largest, Math.abs(flat[i]));
            }
            n += tensor.size();
        }

        void check(JsonNode bound, double std) {
            double kurtosis = bound == null ? 3 : 1.8;
            double error = std * Math.sqrt((kurtosis - 1) / (4 * n));
            assertThat(sum / n).isCloseTo(0, within(ERRORS * std / Math.sqrt(n)));
            assertThat(Math.sqrt(squares / n)).isCloseTo(std, within(ERRORS * error));
            if (bound != null) {
                assertThat(largest).isBetween(0.9 * bound.doubleValue(), bound.doubleValue());
            }
        }
    }

    @TestFactory
    List<DynamicTest> truncatedNormalsHaveTheirMomentsAndShares() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : file.get("truncated_normal")) {
            tests.add(DynamicTest.dynamicTest(each.get("a") + " to " + each.get("b"), () -> checkTruncated(each)));
        }
        return tests;
    }

    private static void checkTruncated(JsonNode each) {
        double a = each.get("a").doubleValue();
        double b = each.get("b").doubleValue();
        Map<String, Double> given = Map.of(
                "mean",
                each.get("mean_param").doubleValue(),
                "std",
                each.get("std_param").doubleValue(),
                "a",
                a,
                "b",
                b);
        double[] w = new double[DRAWS];
        of("truncated_normal", given)
                .fill(w, new Tensor("W", DRAWS / 100, 100, 0), Stream.of(1, Stream.Purpose.WEIGHTS));
        double std = each.get("actual_std").doubleValue();
        double mean = Arrays.stream(w).sum() / DRAWS;
        double square = Arrays.stream(w).map(v -> (v - mean) * (v - mean)).sum() / DRAWS;
        assertThat(mean).isCloseTo(each.get("actual_mean").doubleValue(), within(ERRORS * std / Math.sqrt(DRAWS)));
        // The kurtosis of a cut-off normal is below 3.
        assertThat(Math.sqrt(square)).isCloseTo(std, within(ERRORS * std * Math.sqrt(2 / (4.0 * DRAWS))));
        assertThat(Arrays.stream(w)).allMatch(v -> v >= a && v <= b);
        for (JsonNode point : each.get("cdf_points")) {
            double share = point.get(1).doubleValue();
            double below = Arrays.stream(w)
                            .filter(v -> v <= point.get(0).doubleValue())
                            .count()
                    / (double) DRAWS;
            assertThat(below).isCloseTo(share, within(ERRORS * Math.sqrt(share * (1 - share) / DRAWS) + 1e-12));
        }
    }

    @TestFactory
    List<DynamicTest> orthogonalWeightsOnlyTurn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : file.get("orthogonal")) {
            tests.add(DynamicTest.dynamicTest(each.get("out") + " by " + each.get("in"), () -> checkOrthogonal(each)));
        }
        return tests;
    }

    private static void checkOrthogonal(JsonNode each) {
        int out = each.get("out").intValue();
        int in = each.get("in").intValue();
        double gain = each.get("gain").doubleValue();
        double tolerance = each.get("tolerance").doubleValue();
        Tensor weights = new Tensor("W", out, in, 3);
        double[] w = new double[weights.end()];
        of("orthogonal", Map.of("gain", gain)).fill(w, weights, Stream.of(1, Stream.Purpose.WEIGHTS));
        boolean rows = out <= in;
        int count = Math.min(out, in);
        double squares = 0;
        for (int u = 0; u < count; u++) {
            for (int v = 0; v < count; v++) {
                double dot = 0;
                for (int i = 0; i < Math.max(out, in); i++) {
                    dot += w[3 + (rows ? u * in + i : i * in + u)] * w[3 + (rows ? v * in + i : i * in + v)];
                }
                assertThat(dot).isCloseTo(u == v ? gain * gain : 0, within(tolerance));
                squares += u == v ? dot : 0;
            }
        }
        assertThat(Math.sqrt(squares)).isCloseTo(each.get("frobenius_norm").doubleValue(), within(tolerance));
        assertThat(w).startsWith(0, 0, 0);
    }

    @TestFactory
    List<DynamicTest> activationsRecommendTheirGain() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : file.get("gains")) {
            String name = each.get("activation").stringValue();
            tests.add(DynamicTest.dynamicTest(name + " " + each.get("param"), () -> {
                JsonNode param = each.get("param");
                Map<String, Double> given = param.isNull() ? Map.of() : Map.of("negative_slope", param.doubleValue());
                Activation activation = GoldenChoice.of(Activation.class, Golden.id("activation", name), given);
                Tolerance.of(file)
                        .check("gain", activation.gain(), each.get("gain").doubleValue());
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> constantsAreConstant() {
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode constants = file.get("constants");
        for (String name : constants.propertyNames()) {
            double value = constants.get(name).doubleValue();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                Map<String, Double> given = value == 0 ? Map.of() : Map.of("value", value);
                double[] w = {1, 2, 3, 4, 5};
                of(name, given).fill(w, new Tensor("W", 2, 2, 1), Stream.of(1, Stream.Purpose.WEIGHTS));
                assertThat(w).containsExactly(1, value, value, value, value);
            }));
        }
        return tests;
    }

    @Test
    void everyInitialiserOfTheCatalogueHasReferenceDataOrIsAPlainDistribution() {
        List<String> covered = new ArrayList<>(List.of("uniform", "normal", "trunc_normal", "orthogonal"));
        file.get("cases").forEach(each -> covered.add(initialiser(each).id()));
        file.get("constants").propertyNames().forEach(name -> covered.add(Golden.id("initialiser", name)));
        assertThat(covered).containsAll(Catalogue.of(Initialiser.class).ids());
    }
}
