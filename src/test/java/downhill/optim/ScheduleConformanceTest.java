package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ScheduleConformanceTest {
    private static final List<String> GROUPS = List.of("step_based", "epoch_based", "reduce_on_plateau");
    private static final Map<String, String> PARAMETERS =
            Map.of("T_max", "t_max", "T_0", "t0", "T_mult", "t_mult", "warmup", "warmup_steps");

    /** Parameters whose meaning the learning rate, the id or another parameter has here. */
    private static final Set<String> ELSEWHERE =
            Set.of("after_T_max", "anneal_strategy", "base_lr", "epochs", "steps_per_epoch", "mode", "threshold_mode");

    private final JsonNode file = Golden.file("schedules.json");

    @TestFactory
    Stream<DynamicTest> ratesByUpdateAgree() {
        return tests("step_based", each -> {
            Schedule schedule = schedule(each, true);
            double[] expected = Golden.numbers(each.get("lr"));
            for (int t = 0; t < expected.length; t++) {
                check("rate " + t, schedule.rate(base(each), t, 0, new double[0]), expected[t]);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ratesByEpochAgree() {
        return tests("step_based", each -> {
            Schedule schedule = schedule(each, false);
            double[] expected = Golden.numbers(each.get("lr"));
            for (int t = 0; t < expected.length; t++) {
                check("rate " + t, schedule.rate(base(each), 1_000_000, t, new double[0]), expected[t]);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ratesOfUpdatesInEpochsAgree() {
        return tests("epoch_based", each -> {
            // A cycle counts updates also where its length is told in epochs.
            Schedule schedule = schedule(each, each.get("lr_per_epoch") == null);
            double[] expected = Golden.numbers(each.get("lr"));
            int steps = each.get("steps_per_epoch").intValue();
            for (int t = 0; t < expected.length; t++) {
                check("rate " + t, schedule.rate(base(each), t, t / steps, new double[0]), expected[t]);
            }
            if (each.get("lr_per_epoch") != null) {
                double[] byEpoch = Golden.numbers(each.get("lr_per_epoch"));
                for (int e = 0; e < byEpoch.length; e++) {
                    double rate = schedule.rate(base(each), (long) e * steps, e, new double[0]);
                    check("rate of epoch " + e, rate, byEpoch[e]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ratesByPlateauAgree() {
        return tests("reduce_on_plateau", each -> {
            Schedule schedule = schedule(each, false);
            assertThat(schedule.watches()).isTrue();
            double base = base(each);
            double[] metric = Golden.numbers(each.get("metric"));
            double[] expected = Golden.numbers(each.get("lr"));
            double[] state = new double[schedule.scalars()];
            for (int t = 0; t < metric.length; t++) {
                check("rate " + t, schedule.rate(base, 0, t, state), expected[t]);
                schedule.observe(base, metric[t], state);
            }
            double last = each.get("lr_after_last").doubleValue();
            check("last rate", schedule.rate(base, 0, metric.length, state), last);
        });
    }

    private Stream<DynamicTest> tests(String group, Consumer<JsonNode> check) {
        return Golden.items(file.get(group)).stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.get("name").stringValue() + " "
                                + each.get("params").toString().replace('"', '\''),
                        () -> check.accept(each)));
    }

    private void check(String what, double actual, double expected) {
        Tolerance.of(file).check(what, actual, expected);
    }

    /** The learning rate that would be chosen; PyTorch names it among the parameters of its cycles. */
    private static double base(JsonNode each) {
        JsonNode p = each.get("params");
        return switch (id(each)) {
            case "one_cycle" -> p.get("max_lr").doubleValue();
            case "noam" -> p.get("factor").doubleValue();
            default -> (p.has("base_lr") ? p : each).get("base_lr").doubleValue();
        };
    }

    private static String id(JsonNode each) {
        return Golden.id("schedule", each.get("name").stringValue());
    }

    private static Schedule schedule(JsonNode each, boolean perUpdate) {
        String id = id(each);
        JsonNode p = each.get("params");
        ObjectNode parameters = GoldenChoice.renamed(p, PARAMETERS);
        parameters.remove(ELSEWHERE);
        switch (id) {
            case "warmup" -> {
                return warmup(each, perUpdate);
            }
            case "one_cycle" -> cycle(p, parameters);
            case "cosine" -> {
                JsonNode after = p.get("after_T_max");
                parameters.put("periodic", after == null || after.stringValue().equals("periodic"));
            }
            case "cyclic_triangular", "cyclic_triangular2" -> parameters.remove("gamma");
            case "noam" -> parameters.remove("factor");
            case "reduce_on_plateau" -> {
                parameters.put("maximize", p.get("mode").stringValue().equals("max"));
                parameters.put("relative", p.get("threshold_mode").stringValue().equals("rel"));
            }
            default -> {}
        }
        if (!Set.of("constant", "reduce_on_plateau").contains(id)) {
            parameters.put("per_update", perUpdate);
        }
        return GoldenChoice.schedule(id, parameters);
    }

    private static void cycle(JsonNode p, ObjectNode parameters) {
        parameters.remove("max_lr");
        parameters.put("cosine", p.get("anneal_strategy").stringValue().equals("cos"));
        if (p.has("epochs")) {
            int length = p.get("epochs").intValue() * p.get("steps_per_epoch").intValue();
            parameters.put("total_steps", length);
        }
    }

    private static Schedule warmup(JsonNode each, boolean perUpdate) {
        JsonNode p = each.get("params");
        ObjectNode after = GoldenChoice.renamed(p, PARAMETERS);
        ObjectNode parameters = after.objectNode().put("per_update", perUpdate);
        int steps = p.get("warmup").intValue();
        String name = each.get("name").stringValue().substring("warmup_".length());
        if (name.equals("linear_t_plus_1")) {
            // The first update already has a share of the rate.
            return GoldenChoice.schedule(
                    "warmup", parameters.put("steps", steps - 1).put("start_factor", 1.0 / steps));
        }
        after.remove(List.of("warmup_steps", "start_factor"));
        String id = Golden.id("schedule", name);
        after.put("id", id);
        if (!id.equals("constant")) {
            after.put("per_update", perUpdate);
        }
        if (id.equals("cosine")) {
            after.put("periodic", true);
        }
        parameters.put("steps", steps).set("start_factor", p.get("start_factor"));
        parameters.set("after", after);
        return GoldenChoice.schedule("warmup", parameters);
    }

    @Test
    void everyScheduleOfTheCatalogueHasReferenceData() {
        assertThat(GROUPS.stream()
                        .flatMap(group -> Golden.items(file.get(group)).stream())
                        .<Class<?>>map(each -> schedule(each, true).getClass()))
                .containsOnly(Schedule.class.getPermittedSubclasses());
    }
}
