package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Layout;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OptimizerConformanceTest {
    private static final List<String> FILES = List.of(
            "optimizers.json", "optimizers_adam.json", "optimizers_papers.json", "optimizers_papers_layerwise.json");
    private static final Map<String, String> PARAMETERS =
            Map.of("betas", "beta1,beta2", "etas", "eta_minus,eta_plus", "step_sizes", "min_step,max_step");

    /** A bug of PyTorch 1.13 that later versions mended; the reference data themselves say to match nadam. */
    private static final String A_BUG_OF_ITS_TIME = "nadam_pytorch_1_13";

    @TestFactory
    Stream<DynamicTest> everyPositionOfEveryRunAgrees() {
        return FILES.stream().flatMap(name -> {
            JsonNode file = Golden.file(name);
            return cases(file)
                    .flatMap(each -> Golden.items(each.get("runs")).stream().map(run -> test(file, each, run)));
        });
    }

    private static Stream<JsonNode> cases(JsonNode file) {
        return Golden.items(file.get("cases")).stream()
                .filter(each -> !each.get("name").stringValue().equals(A_BUG_OF_ITS_TIME));
    }

    private static Optimizer optimizer(JsonNode each) {
        String name = each.get("name").stringValue();
        String id = Golden.id("optimizer", name);
        ObjectNode parameters = GoldenChoice.renamed(each.get("hyper"), PARAMETERS);
        if (!id.equals("muon")) {
            // Elsewhere the id says it.
            parameters.remove(List.of("nesterov", "amsgrad", "amsbound"));
        }
        if (id.equals("nadam")) {
            parameters.put("momentum_schedule", parameters.has("momentum_decay"));
        }
        return GoldenChoice.optimizer(id, parameters);
    }

    private static DynamicTest test(JsonNode file, JsonNode each, JsonNode run) {
        String problem = run.get("problem").stringValue();
        return DynamicTest.dynamicTest(
                each.get("name").stringValue() + " on " + problem,
                () -> check(
                        optimizer(each),
                        GoldenProblem.of(problem, file.get("problems").get(problem)),
                        run,
                        Tolerance.of(file)));
    }

    private static void check(Optimizer optimizer, GoldenProblem problem, JsonNode run, Tolerance tolerance) {
        List<JsonNode> positions = Golden.items(run.get("positions"));
        // The files' note: relative to the largest position, or loss, of the run.
        Tolerance near = scaled(tolerance, run.get("positions"));
        Tolerance nearLoss = scaled(tolerance, run.get("losses"));
        double[] losses = Golden.numbers(run.get("losses"));
        double[] p = Golden.numbers(positions.getFirst());
        OptimizerState state = new OptimizerState(optimizer, p.length);
        for (int t = 0; t < positions.size() - 1; t++) {
            nearLoss.check("loss " + t, problem.loss(p, t), losses[t]);
            step(optimizer, problem, run, state, p, t);
            near.check("position " + (t + 1), p, Golden.numbers(positions.get(t + 1)));
            if (run.get("averaged") != null) {
                double[] averaged = Golden.numbers(run.get("averaged").get(t));
                near.check("average " + (t + 1), state.slot(0), averaged);
            }
            // What is not in slots, scalars and the count would be lost here.
            state = state.copy();
        }
        if (losses.length == positions.size()) {
            nearLoss.check("last loss", problem.loss(p, losses.length - 1), losses[losses.length - 1]);
        }
    }

    private static Tolerance scaled(Tolerance tolerance, JsonNode numbers) {
        return new Tolerance(0, tolerance.atol()).scaledTo(tolerance.rtol(), Golden.numbers(numbers));
    }

    private static void step(
            Optimizer optimizer, GoldenProblem problem, JsonNode run, OptimizerState state, double[] p, int t) {
        JsonNode rates = run.get("lr_per_step");
        double rate = (rates == null ? run.get("lr") : rates.get(t)).doubleValue();
        double[] ahead = p.clone();
        optimizer.lookAhead(ahead, state);
        if (!optimizer.looksAhead()) {
            assertThat(ahead).as("position of step %d, left alone", t).isEqualTo(p);
        }
        double[] gradient = problem.gradient(ahead, t);
        double[] given = gradient.clone();
        state.count();
        optimizer.update(p, gradient, rate, state, problem.layout());
        assertThat(gradient).as("gradient of step %d, left alone", t).isEqualTo(given);
    }

    @TestFactory
    Stream<DynamicTest> theNewtonSchulzIterationAgrees() {
        JsonNode file = Golden.file("optimizers_papers_layerwise.json");
        return Golden.items(file.get("newton_schulz5")).stream().map(each -> {
            int rows = each.get("G").size();
            int columns = each.get("G").get(0).size();
            return DynamicTest.dynamicTest(rows + " x " + columns, () -> {
                Layout.Builder layout = new Layout.Builder();
                layout.add("before", 1, 1);
                var tensor = layout.add("G", rows, columns);
                double[] u = new double[layout.build().size()];
                System.arraycopy(Golden.numbers(each.get("G")), 0, u, 1, rows * columns);
                OptimizerState state = new OptimizerState(new Sgd(), u.length);
                NewtonSchulz.orthogonalize(u, tensor, each.get("steps").intValue(), 1, state);
                double[] result = new double[rows * columns];
                System.arraycopy(u, 1, result, 0, result.length);
                scaled(Tolerance.of(file), each.get("result"))
                        .check("result", result, Golden.numbers(each.get("result")));
            });
        });
    }

    @Test
    void everyOptimizerOfTheCatalogueHasReferenceData() {
        assertThat(FILES.stream()
                        .flatMap(name -> cases(Golden.file(name)))
                        .<Class<?>>map(each -> optimizer(each).getClass()))
                .containsOnly(Optimizer.class.getPermittedSubclasses());
    }
}
