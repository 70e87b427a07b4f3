package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden.Tolerance;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The engine's recurrent steps against plain formulas on a tape, at sizes that fill a vector, or do not. */
class RecurrentSizesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Tolerance TOLERANCE = new Tolerance(1e-11, 0);
    private static final double SHARE = 1e-13;

    @TestFactory
    List<DynamicTest> recurrentNetworksOfEverySizeAgreeWithTheTape() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String cell : List.of("rnn_tanh", "rnn_relu", "lstm", "gru")) {
            for (int[] size : new int[][] {{1, 1, 1, 1, 1}, {4, 2, 3, 2, 5}, {5, 3, 1, 4, 2}, {2, 7, 9, 1, 3}}) {
                for (boolean all : new boolean[] {true, false}) {
                    for (String truncation : List.of("", "chunks", "last_k")) {
                        add(tests, cell, size, all, truncation);
                    }
                }
            }
        }
        return tests;
    }

    private static void add(List<DynamicTest> tests, String cell, int[] size, boolean all, String truncation) {
        for (int k = 1; k <= (truncation.isEmpty() ? 1 : size[1]); k++) {
            GoldenRecurrent each = new GoldenRecurrent(node(cell, size, all, truncation, k));
            tests.add(DynamicTest.dynamicTest(each.name(), () -> check(each)));
        }
    }

    private static void check(GoldenRecurrent each) {
        Map<String, double[]> engine = new EngineRecurrent(each).run().byName();
        Map<String, double[]> tape = new TapedRecurrent(each).run().byName();
        assertThat(engine).containsOnlyKeys(tape.keySet());
        tape.forEach((field, expected) -> {
            if (unasked(each, field)) {
                return;
            }
            double[] actual = engine.getOrDefault(field, new double[0]);
            assertThat(actual).as(field).hasSameSizeAs(expected);
            TOLERANCE.scaledTo(SHARE, expected).check(field, actual, expected);
        });
    }

    private static boolean unasked(GoldenRecurrent each, String field) {
        return switch (field) {
            // The tape never cuts in front of the first moment; in the engine the first state is a mere number then.
            case "grad_h0" -> each.inChunks() || (each.truncated() && each.truncationLength() == each.steps());
            case "chunk_losses" -> each.inChunks() && !each.lossOnAll();
            default -> false;
        };
    }

    /** @param size rows, steps, inputs, hidden units, outputs */
    private static ObjectNode node(String cell, int[] size, boolean all, String truncation, int k) {
        int rows = size[0];
        int steps = size[1];
        int units = size[3];
        int gates = cell.equals("lstm") ? 4 : cell.equals("gru") ? 3 : 1;
        Stream stream = Stream.of(steps + 31L * rows, Purpose.NOISE);
        ObjectNode node = JSON.objectNode();
        node.put("cell", cell);
        node.put("batch", rows);
        node.put("T", steps);
        node.put("input_size", size[2]);
        node.put("hidden_size", units);
        node.put("output_size", size[4]);
        node.put("loss_on", all ? "all" : "last");
        ObjectNode params = node.putObject("params");
        params.set("W_ih", numbers(stream, gates * units * size[2]));
        params.set("W_hh", numbers(stream, gates * units * units));
        params.set("b_ih", numbers(stream, gates * units));
        params.set("b_hh", numbers(stream, gates * units));
        params.set("V", numbers(stream, size[4] * units));
        params.set("c", numbers(stream, size[4]));
        node.set("x", numbers(stream, steps * rows * size[2]));
        node.set("h0", numbers(stream, rows * units));
        if (gates == 4) {
            node.set("c0", numbers(stream, rows * units));
        }
        node.set("y", numbers(stream, (all ? steps : 1) * rows * size[4]));
        if (!truncation.isEmpty()) {
            node.putObject("truncation").put("mode", truncation).put("k", k);
        }
        return node.put(
                "name",
                "%s %s %s %s %d"
                        .formatted(
                                cell,
                                List.of(rows, steps, size[2], units, size[4]),
                                all ? "all" : "last",
                                truncation,
                                k));
    }

    private static ArrayNode numbers(Stream stream, int count) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            list.add(0.7 * stream.normal());
        }
        return list;
    }
}
