package downhill.nn;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Kernels;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class BackpropConformanceTest {
    private static final double DEEP_SHARE = 1e-12;

    @TestFactory
    Stream<DynamicTest> networksAgreeWithTheReference() {
        return Stream.of("dense_backprop.json", "dense_backprop_deep.json").flatMap(name -> {
            JsonNode file = Golden.file(name);
            boolean deep = name.contains("deep");
            return Golden.items(file.get("cases")).stream()
                    .map(each -> DynamicTest.dynamicTest(
                            each.get("name").stringValue(), () -> check(each, Tolerance.of(file), deep)));
        });
    }

    private static void check(JsonNode each, Tolerance tolerance, boolean deep) {
        int inputs = each.get("input_size").intValue();
        int rows = each.get("batch").intValue();
        GoldenNetwork network = GoldenNetwork.of(each.get("layers"), inputs);
        Loss loss = GoldenNetwork.loss(each.get("loss_fn").stringValue()).orElseThrow();
        Model model = network.model();
        Workspace workspace = new Workspace(model, rows);
        workspace.wantInputDerivative();
        double[] x = Golden.numbers(each.get("x"));
        double[] y = Golden.numbers(each.get("y"));
        double[] prediction = workspace.forward(network.values(), x, 0, rows, Mode.TRAIN);
        double value = loss.scale(rows) * loss.sum(prediction, y, rows, model.outputs());
        tolerance.check("loss", value, each.get("data_loss").doubleValue());
        loss.gradient(prediction, y, rows, model.outputs(), loss.scale(rows), workspace.lastDerivative());
        double[] gradient = new double[model.parameters().size()];
        workspace.backward(gradient);
        WeightPenalty penalty =
                new WeightPenalty(each.get("l1").doubleValue(), each.get("l2").doubleValue());
        double cost = penalty.cost(model, network.values().parameters());
        tolerance.check("penalty", cost, each.get("penalty").doubleValue());
        tolerance.check("total loss", value + cost, each.get("total_loss").doubleValue());
        penalty.addTo(gradient, model, network.values().parameters(), 1);
        Comparison comparison = new Comparison(tolerance, deep);
        for (int i = 0; i < network.layers().size(); i++) {
            JsonNode layer = network.layers().get(i);
            comparison.check("output " + i, workspace.output(i), layer.get("output"));
            comparison.check("derivative " + i, workspace.derivative(i), layer.get("d_output"));
        }
        comparison.check("derivative of x", workspace.inputDerivative(), each.get("grad_x"));
        network.parts("grad_W", "grad_b", "grad_gamma", "grad_beta")
                .forEach(part -> comparison.check(part.tensor().name(), part.of(gradient), part.node()));
        tolerance.check(
                "norm",
                Math.sqrt(Kernels.sumOfSquares(gradient, 0, gradient.length)),
                each.get("grad_norm_global").doubleValue());
        network.buffers("after")
                .forEach(part -> comparison.check(
                        part.tensor().name(), part.of(network.values().buffers()), part.node()));
        JsonNode eval = each.get("eval_mode_output");
        if (eval != null) {
            comparison.check("eval", workspace.forward(network.values(), x, 0, rows, Mode.EVAL), eval);
        }
    }

    private record Comparison(Tolerance tolerance, boolean deep) {
        void check(String what, double[] actual, JsonNode node) {
            double[] expected = Golden.numbers(node);
            Tolerance used = deep ? tolerance.scaledTo(DEEP_SHARE, expected) : tolerance;
            used.check(what, actual, expected);
        }
    }
}
