package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class OptimizerConformanceTest {
    private static final List<String> FILES = List.of("optimizers.json", "optimizers_adam.json");
    private static final Set<String> PARAMETERS = Set.of("momentum", "dampening", "nesterov", "betas", "eps");

    @TestFactory
    Stream<DynamicTest> everyPositionOfEveryRunAgrees() {
        return FILES.stream().flatMap(name -> {
            JsonNode file = Golden.file(name);
            return Golden.items(file.get("cases")).stream()
                    .filter(each -> optimizer(each).isPresent())
                    .flatMap(each -> Golden.items(each.get("runs")).stream().map(run -> test(file, each, run)));
        });
    }

    private static Optional<Optimizer> optimizer(JsonNode each) {
        JsonNode hyper = each.get("hyper");
        if (!PARAMETERS.containsAll(hyper.propertyNames())) {
            return Optional.empty();
        }
        return switch (each.get("name").stringValue()) {
            case "sgd" -> Optional.of(new Sgd());
            case "sgd_momentum", "sgd_momentum_dampening" -> {
                JsonNode dampening = hyper.get("dampening");
                double share = dampening == null ? 0 : dampening.doubleValue();
                yield Optional.of(new Momentum(hyper.get("momentum").doubleValue(), share));
            }
            case "sgd_nesterov" ->
                Optional.of(new Nesterov(hyper.get("momentum").doubleValue()));
            case "adam", "adam_large_eps" -> {
                double[] betas = Golden.numbers(hyper.get("betas"));
                yield Optional.of(new Adam(betas[0], betas[1], hyper.get("eps").doubleValue()));
            }
            default -> Optional.empty();
        };
    }

    private static DynamicTest test(JsonNode file, JsonNode each, JsonNode run) {
        String problem = run.get("problem").stringValue();
        return DynamicTest.dynamicTest(
                each.get("name").stringValue() + " on " + problem,
                () -> check(
                        optimizer(each).orElseThrow(),
                        GoldenProblem.of(problem, file.get("problems").get(problem)),
                        run,
                        Tolerance.of(file)));
    }

    private static void check(Optimizer optimizer, GoldenProblem problem, JsonNode run, Tolerance tolerance) {
        List<JsonNode> positions = Golden.items(run.get("positions"));
        // The file's note: relative to the largest position of the run.
        Tolerance used = new Tolerance(0, 0).scaledTo(tolerance.rtol(), Golden.numbers(run.get("positions")));
        double[] p = Golden.numbers(positions.getFirst());
        OptimizerState state = new OptimizerState(optimizer, p.length);
        double rate = run.get("lr").doubleValue();
        for (int t = 0; t < positions.size() - 1; t++) {
            state.count();
            double[] gradient = problem.gradient(p, t);
            double[] given = gradient.clone();
            optimizer.update(p, gradient, rate, state, problem.layout());
            used.check("position " + (t + 1), p, Golden.numbers(positions.get(t + 1)));
            assertThat(gradient).as("gradient of step %d, left alone", t).isEqualTo(given);
        }
    }

    @Test
    void everyOptimizerOfTheCatalogueHasReferenceData() {
        assertThat(FILES.stream()
                        .flatMap(name -> Golden.items(Golden.file(name).get("cases")).stream())
                        .flatMap(each -> optimizer(each).stream())
                        .<Class<?>>map(Object::getClass))
                .containsOnly(Optimizer.class.getPermittedSubclasses());
    }

    @Test
    void whatIsNotBuiltYetIsNamed() {
        List<String> open = new ArrayList<>();
        for (String name : FILES) {
            for (JsonNode each : Golden.file(name).get("cases")) {
                if (optimizer(each).isEmpty()) {
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
