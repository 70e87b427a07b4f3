package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Schedules and the treatment of gradients. */
class ScheduleConformanceTest {
    private final JsonNode schedules = Golden.file("schedules.json");
    private final JsonNode clipping = Golden.file("clipping.json");

    @TestFactory
    Stream<DynamicTest> ratesByStepAgree() {
        return Golden.items(schedules.get("step_based")).stream()
                .filter(each -> schedule(each).isPresent())
                .map(each -> DynamicTest.dynamicTest(each.get("name") + " " + each.get("params"), () -> {
                    double[] expected = Golden.numbers(each.get("lr"));
                    double base = each.get("base_lr").doubleValue();
                    for (int t = 0; t < expected.length; t++) {
                        double rate = schedule(each).orElseThrow().rate(base, t, t);
                        Tolerance.of(schedules).check("rate " + t, rate, expected[t]);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ratesByEpochAgree() {
        return Golden.items(schedules.get("epoch_based")).stream()
                .filter(each -> schedule(each).isPresent())
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> {
                    double[] expected = Golden.numbers(each.get("lr"));
                    int steps = each.get("steps_per_epoch").intValue();
                    for (int t = 0; t < expected.length; t++) {
                        double rate = schedule(each).orElseThrow().rate(expected[0], t, t / steps);
                        Tolerance.of(schedules).check("rate " + t, rate, expected[t]);
                    }
                }));
    }

    @Test
    void schedulesNotBuiltYetAreNamed() {
        List<String> open = Golden.items(schedules.get("step_based")).stream()
                .filter(each -> schedule(each).isEmpty())
                .map(each -> each.get("name").stringValue())
                .distinct()
                .toList();
        assertThat(open)
                .containsExactly(
                        "natural_exp",
                        "polynomial",
                        "cosine",
                        "cosine_warm_restarts",
                        "warmup_cosine",
                        "warmup_exponential",
                        "warmup_step",
                        "warmup_polynomial",
                        "warmup_constant",
                        "warmup_linear_t_plus_1",
                        "one_cycle",
                        "cyclic_triangular",
                        "cyclic_triangular2",
                        "cyclic_exp_range",
                        "noam",
                        "inverse_sqrt");
    }

    // A cosine that goes up again after its length is not built yet; up to its length the two are one.
    private static Optional<Schedule> schedule(JsonNode each) {
        JsonNode p = each.get("params");
        return switch (each.get("name").stringValue()) {
            case "constant" -> Optional.of(new Constant());
            case "time_based" -> Optional.of(new InverseTime(p.get("k").doubleValue()));
            case "step" ->
                Optional.of(new StepDrops(
                        p.get("step_size").intValue(), p.get("gamma").doubleValue()));
            case "multi_step" ->
                Optional.of(new MultiStep(
                        Golden.items(p.get("milestones")).stream()
                                .map(JsonNode::intValue)
                                .toList(),
                        p.get("gamma").doubleValue()));
            case "exponential" -> Optional.of(new Exponential(p.get("gamma").doubleValue()));
            case "cosine" -> holds(each) ? Optional.of(cosine(p)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean holds(JsonNode each) {
        JsonNode after = each.get("params").get("after_T_max");
        int length = each.get("lr").size();
        int steps = each.get("steps_per_epoch") == null
                ? 1
                : each.get("steps_per_epoch").intValue();
        return after == null
                ? length <= each.get("params").get("T_max").intValue() * steps
                : after.stringValue().equals("hold");
    }

    private static Schedule cosine(JsonNode p) {
        return new Cosine(p.get("T_max").intValue(), p.get("eta_min").doubleValue());
    }

    @TestFactory
    Stream<DynamicTest> clippedGradientsAgree() {
        return Golden.items(clipping.get("cases")).stream()
                .filter(each -> treatment(each).isPresent())
                .filter(each -> !isOptional(each))
                .map(each -> DynamicTest.dynamicTest(
                        each.get("method") + " of " + each.get("input") + " " + each.get("params"),
                        () -> checkClipping(each)));
    }

    private void checkClipping(JsonNode each) {
        JsonNode input = clipping.get("inputs").get(each.get("input").stringValue());
        double[] gradient = Golden.numbers(input);
        Layout.Builder layout = new Layout.Builder();
        for (JsonNode tensor : input) {
            int rows = tensor.size();
            layout.add("t" + layout.build().size(), rows, Golden.numbers(tensor).length / rows);
        }
        treatment(each).orElseThrow().apply(gradient, layout.build());
        Tolerance.of(clipping).check("gradient", gradient, Golden.numbers(each.get("output")));
    }

    private static boolean isOptional(JsonNode each) {
        return each.get("input").stringValue().equals("huge_1e200");
    }

    private static Optional<Treatment> treatment(JsonNode each) {
        JsonNode p = each.get("params");
        return switch (each.get("method").stringValue()) {
            case "clip_by_value" ->
                Optional.of(new ClipValue(p.get("clip_value").doubleValue()));
            case "clip_by_global_norm" -> {
                JsonNode type = p.get("norm_type");
                boolean euclidean = type.isNumber() && type.doubleValue() == 2;
                yield euclidean ? Optional.of(new ClipNorm(p.get("max_norm").doubleValue())) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    @Test
    void treatmentsNotBuiltYetAreNamed() {
        List<String> open = Golden.items(clipping.get("cases")).stream()
                .filter(each -> treatment(each).isEmpty())
                .map(each -> each.get("method").stringValue())
                .distinct()
                .toList();
        assertThat(open)
                .containsExactly(
                        "clip_by_global_norm",
                        "clip_by_global_norm_exact",
                        "clip_per_tensor_norm",
                        "clip_per_layer_norm",
                        "normalize_global_unit",
                        "normalize_per_tensor_unit",
                        "agc");
    }
}
