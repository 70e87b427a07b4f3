package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class OptimizerConformanceTest {
    private static final double RTOL = 1e-9;
    private static final Map<String, Optimizer> COVERED = Map.of(
            "sgd", new Sgd(),
            "sgd_momentum", new Momentum(0.9, 0),
            "sgd_momentum_dampening", new Momentum(0.9, 0.5),
            "sgd_nesterov", new Nesterov(0.9),
            "adam", new Adam(0.9, 0.999, 1e-8),
            "adam_large_eps", new Adam(0.9, 0.999, 0.01));

    @TestFactory
    Stream<DynamicTest> everyPositionOfEveryRunAgrees() {
        return Stream.of("optimizers.json", "optimizers_adam.json").flatMap(name -> {
            JsonNode file = Golden.file(name);
            return Golden.items(file.get("cases")).stream()
                    .filter(each -> COVERED.containsKey(each.get("name").stringValue()))
                    .flatMap(each -> Golden.items(each.get("runs")).stream().map(run -> test(file, each, run)));
        });
    }

    private static DynamicTest test(JsonNode file, JsonNode each, JsonNode run) {
        String name = each.get("name").stringValue();
        String problem = run.get("problem").stringValue();
        return DynamicTest.dynamicTest(
                name + " on " + problem,
                () -> check(
                        COVERED.get(name),
                        GoldenProblem.of(problem, file.get("problems").get(problem)),
                        run));
    }

    private static void check(Optimizer optimizer, GoldenProblem problem, JsonNode run) {
        List<JsonNode> positions = Golden.items(run.get("positions"));
        double[] p = Golden.numbers(positions.getFirst());
        Layout layout = problem.layout();
        OptimizerState state = new OptimizerState(optimizer, p.length);
        double rate = run.get("lr").doubleValue();
        double largest = 0;
        for (double number : Golden.numbers(run.get("positions"))) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int t = 0; t < positions.size(); t++) {
            double[] expected = Golden.numbers(positions.get(t));
            for (int i = 0; i < p.length; i++) {
                assertThat(Math.abs(p[i] - expected[i]))
                        .as("position %d[%d]", t, i)
                        .isLessThanOrEqualTo(RTOL * largest);
            }
            if (t < positions.size() - 1) {
                state.count();
                optimizer.update(p, problem.gradient(p, t), rate, state, layout);
            }
        }
    }

    @Test
    void whatIsNotBuiltYetIsNamed() {
        List<String> open = new ArrayList<>();
        for (String name : List.of("optimizers.json", "optimizers_adam.json")) {
            for (JsonNode each : Golden.file(name).get("cases")) {
                if (!COVERED.containsKey(each.get("name").stringValue())) {
                    open.add(each.get("name").stringValue());
                }
            }
        }
        assertThat(open)
                .containsExactly(
                        "sgd_weight_decay",
                        "sgd_momentum_weight_decay",
                        "adagrad",
                        "adagrad_lr_decay",
                        "rmsprop",
                        "rmsprop_centered",
                        "rmsprop_momentum",
                        "adadelta",
                        "adagrad_large_eps",
                        "rmsprop_large_eps",
                        "adamax_large_eps",
                        "radam_large_eps",
                        "adam_l2",
                        "amsgrad",
                        "adamw",
                        "adamax",
                        "nadam_pytorch_1_13",
                        "radam",
                        "rprop",
                        "asgd");
    }
}
