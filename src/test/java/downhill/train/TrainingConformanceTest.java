package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Task;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.data.MiniBatch;
import downhill.data.Scaler;
import downhill.experiment.Training;
import downhill.math.Golden;
import downhill.nn.GoldenNetwork;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Workspace;
import downhill.optim.Adam;
import downhill.optim.Constant;
import downhill.optim.Cosine;
import downhill.optim.Exponential;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Sgd;
import downhill.optim.StepDrops;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Whole trainings: losses, learning rates, what every layer did, and the final weights. */
class TrainingConformanceTest {
    private static final double RTOL = 1e-9;
    private final JsonNode file = Golden.file("training.json");

    @TestFactory
    Stream<DynamicTest> trainingsAgreeWithTheReference() {
        return Golden.items(file.get("cases")).stream()
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> new Replay(each).run()));
    }

    private static Optimizer optimizer(JsonNode each) {
        JsonNode o = each.get("optimizer");
        double decay = number(o, "weight_decay");
        double[] betas = o.get("betas") == null ? new double[] {0.9, 0.999} : Golden.numbers(o.get("betas"));
        return switch (Golden.id("training_optimizer", o.get("name").stringValue())) {
            case "sgd" -> o.get("momentum") == null ? new Sgd(decay) : new Momentum(number(o, "momentum"), 0, decay);
            case "adam" -> new Adam(betas[0], betas[1], o.get("eps") == null ? 1e-8 : number(o, "eps"), decay);
            default -> throw new IllegalArgumentException(o.toString());
        };
    }

    private static double number(JsonNode node, String name) {
        return node.get(name) == null ? 0 : node.get(name).doubleValue();
    }

    private static Schedule schedule(JsonNode each) {
        JsonNode s = each.get("schedule");
        return switch (s.get("name").stringValue()) {
            case "constant" -> new Constant();
            case "step" ->
                new StepDrops(s.get("step_size").intValue(), s.get("gamma").doubleValue());
            case "exponential" -> new Exponential(s.get("gamma").doubleValue());
            case "cosine" ->
                new Cosine(s.get("T_max").intValue(), s.get("eta_min").doubleValue());
            default -> throw new IllegalArgumentException(s.get("name").stringValue());
        };
    }

    private static void near(String what, double actual, double expected, double scale) {
        assertThat(Math.abs(actual - expected))
                .as("%s: %s against %s", what, actual, expected)
                .isLessThanOrEqualTo(RTOL * scale);
    }

    /** One case, replayed in the file's order. */
    private static final class Replay {
        private final JsonNode each;
        private final GoldenNetwork network;
        private final Training training;
        private final Descent descent;
        private final Batches walk;
        private final NetworkGround ground;
        private final double[] x;
        private final double[] y;
        private final int inputs;
        private int step;

        Replay(JsonNode each) {
            this.each = each;
            inputs = each.get("x").get(0).size();
            network = GoldenNetwork.of(each.get("layers"), inputs);
            Loss loss = GoldenNetwork.loss(each.get("loss_fn").stringValue()).orElseThrow();
            Optimizer optimizer = optimizer(each);
            double base = each.get("optimizer").get("lr").doubleValue();
            training = new Training(
                    loss,
                    optimizer,
                    base,
                    schedule(each),
                    new MiniBatch(each.get("batch_size").intValue()),
                    false,
                    List.of(),
                    0);
            x = Golden.numbers(each.get("x"));
            y = Golden.numbers(each.get("y"));
            int rows = x.length / inputs;
            double[] ones = new double[inputs];
            java.util.Arrays.fill(ones, 1);
            double[] tx = Golden.numbers(each.get("x_test"));
            Examples test = examples(tx, Golden.numbers(each.get("y_test")));
            Prepared data = new Prepared(
                    examples(x, y),
                    test,
                    new Scaler(new double[inputs], ones),
                    new Scaler(new double[1], new double[] {1}),
                    List.of());
            ground = new NetworkGround(training, Task.REGRESSION, 1, network.model(), data, network.values(), rows);
            var noise = downhill.math.Stream.of(0, downhill.math.Stream.Purpose.NOISE);
            descent = new Descent(ground, training, noise);
            walk = new Batches(rows, 1, training);
        }

        private Examples examples(double[] rows, double[] targetsOfRows) {
            List<String> names = java.util.Collections.nCopies(inputs, "x");
            return new Examples(rows.length / inputs, rows, targetsOfRows, new Examples.Labels(names, "y", List.of()));
        }

        void run() {
            for (int epoch = 0; epoch < each.get("epochs").intValue(); epoch++) {
                epoch(epoch);
            }
            GoldenNetwork last = GoldenNetwork.of(each.get("layers"), inputs);
            int dense = 0;
            for (GoldenNetwork.Part part : last.parts("W", "b", "gamma", "beta")) {
                boolean weight = part.tensor().name().endsWith("weight");
                JsonNode node =
                        each.get("final_layers").get(weight ? dense : dense - 1).get(weight ? "W" : "b");
                dense += weight ? 1 : 0;
                tensor(part.tensor().name(), part.of(network.values().parameters()), Golden.numbers(node));
            }
        }

        private static void tensor(String what, double[] actual, double[] expected) {
            double largest = 0;
            for (double number : expected) {
                largest = Math.max(largest, Math.abs(number));
            }
            for (int i = 0; i < expected.length; i++) {
                near(what, actual[i], expected[i], largest);
            }
        }

        private void epoch(int epoch) {
            double[] order = Golden.numbers(each.get("order").get(epoch));
            JsonNode history = each.get("history").get(epoch);
            int batch = each.get("batch_size").intValue();
            double rate = training.schedule().rate(training.learningRate(), step, epoch, new double[0]);
            scalar("rate", rate, each.get("lr_per_epoch").get(epoch));
            for (int r = 0; r < order.length; r++) {
                walk.order()[r] = (int) order[r];
            }
            double running = 0;
            List<double[]> sums = new ArrayList<>();
            int batches = 0;
            for (int from = 0; from < order.length; from += batch) {
                int rows = Math.min(batch, order.length - from);
                assertThat(walk.position()).isEqualTo(from);
                running += rows * update(rows, rate);
                add(sums);
                batches++;
            }
            check(history, running / order.length, sums, batches);
        }

        private double update(int rows, double rate) {
            double loss = descent.measure(training, walk, rows, step + 1);
            JsonNode first = each.get("step_losses_first_20");
            if (step < first.size()) {
                near("loss of step " + step, loss, first.get(step).doubleValue(), Math.abs(loss));
            }
            step++;
            assertThat(descent.update(training, rate, step, Needs.ALL)).isNull();
            walk.advance(training);
            return loss;
        }

        private void add(List<double[]> sums) {
            List<double[]> now = LayerNumbers.of(network, descent);
            for (int l = 0; l < now.size(); l++) {
                if (sums.size() <= l) {
                    sums.add(new double[LayerNumbers.COUNT]);
                }
                for (int k = 0; k < LayerNumbers.COUNT; k++) {
                    sums.get(l)[k] += now.get(l)[k];
                }
            }
        }

        private void check(JsonNode history, double running, List<double[]> sums, int batches) {
            scalar("running loss", running, history.get("train_loss_running"));
            scalar("train loss", loss(x, y), history.get("train_loss_end"));
            double[] tx = Golden.numbers(each.get("x_test"));
            scalar("test loss", loss(tx, Golden.numbers(each.get("y_test"))), history.get("test_loss"));
            List<double[]> last = LayerNumbers.of(network, descent);
            for (int l = 0; l < last.size(); l++) {
                JsonNode layer = history.get("layers").get(l);
                for (int k = 0; k < LayerNumbers.COUNT; k++) {
                    scalar(
                            "last " + l + "/" + k,
                            last.get(l)[k],
                            layer.get("last_batch").get(k));
                    scalar(
                            "mean " + l + "/" + k,
                            sums.get(l)[k] / batches,
                            layer.get("mean_over_batches").get(k));
                }
            }
        }

        private static void scalar(String what, double actual, JsonNode expected) {
            near(what, actual, expected.doubleValue(), Math.abs(expected.doubleValue()));
        }

        private double loss(double[] inputRows, double[] targetRows) {
            int rows = inputRows.length / inputs;
            Workspace workspace = new Workspace(network.model(), rows);
            double[] prediction = workspace.forward(network.values(), inputRows, 0, rows, Mode.EVAL);
            return training.loss()
                            .sum(prediction, targetRows, rows, network.model().outputs())
                    / rows;
        }
    }
}
