package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One case of {@code recurrent.json}; sequences are turned from {@code [step][sample][feature]} to
 * {@code [sample][step * feature]}, as data lie in the engine.
 */
record GoldenRecurrent(JsonNode node) {
    private static final Set<String> GIVEN = Set.of(
            "name",
            "cell",
            "note",
            "T",
            "batch",
            "input_size",
            "hidden_size",
            "output_size",
            "loss_on",
            "params",
            "x",
            "h0",
            "c0",
            "y",
            "truncation");

    static List<GoldenRecurrent> all(JsonNode file) {
        return Golden.items(file.get("cases")).stream()
                .map(GoldenRecurrent::new)
                .toList();
    }

    String name() {
        return node.get("name").stringValue();
    }

    /** {@code rnn_tanh}, {@code rnn_relu}, {@code lstm} or {@code gru}. */
    String cell() {
        return node.get("cell").stringValue();
    }

    /** T. */
    int steps() {
        return node.get("T").intValue();
    }

    int batch() {
        return node.get("batch").intValue();
    }

    int inputs() {
        return node.get("input_size").intValue();
    }

    int hidden() {
        return node.get("hidden_size").intValue();
    }

    int outputs() {
        return node.get("output_size").intValue();
    }

    /** Whether there is a target for every step, not for the last one alone. */
    boolean lossOnAll() {
        return switch (node.get("loss_on").stringValue()) {
            case "all" -> true;
            case "last" -> false;
            default -> throw new IllegalArgumentException(name());
        };
    }

    /** {@code [batch][steps * inputs]}. */
    double[] x() {
        return bySample(node.get("x"), inputs());
    }

    /** {@code [batch][steps * outputs]}, or {@code [batch][outputs]} where the loss is on the last step. */
    double[] y() {
        return lossOnAll() ? bySample(node.get("y"), outputs()) : numbers(node.get("y"), batch() * outputs());
    }

    /** {@code [batch][hidden]}. */
    double[] h0() {
        return numbers(node.get("h0"), batch() * hidden());
    }

    /** {@code [batch][hidden]}; empty where the cell has no second state. */
    double[] c0() {
        return node.has("c0") ? numbers(node.get("c0"), batch() * hidden()) : new double[0];
    }

    /** Row-major W_ih, W_hh, V; b_ih, b_hh, c. */
    double[] parameter(String name) {
        return Golden.numbers(node.get("params").get(name));
    }

    /** In the order of the file. */
    List<String> parameterNames() {
        return List.copyOf(node.get("params").propertyNames());
    }

    /** Whether the gradient is not carried back through the whole sequence. */
    boolean truncated() {
        return node.has("truncation");
    }

    /** k. */
    int truncationLength() {
        return node.get("truncation").get("k").intValue();
    }

    /** Whether the gradients of chunks of the sequence are taken one by one, and added up. */
    boolean inChunks() {
        return truncated() && mode().equals("chunks");
    }

    /** Whether the state enters this step as a mere number, through which no gradient flows back. */
    boolean detachedBefore(int step) {
        if (!truncated() || step == 0) {
            return false;
        }
        int k = truncationLength();
        return switch (mode()) {
            case "chunks" -> step % k == 0;
            case "last_k" -> step == steps() - k;
            default -> throw new IllegalArgumentException(mode());
        };
    }

    private String mode() {
        return node.get("truncation").get("mode").stringValue();
    }

    /** Everything that the file says of the outcome, under the names of {@link Network.Result#byName()}. */
    Map<String, double[]> expected() {
        Map<String, double[]> expected = new TreeMap<>();
        for (String field : node.propertyNames()) {
            if (field.equals("grads")) {
                JsonNode gradients = node.get(field);
                assertThat(gradients.propertyNames()).containsExactlyInAnyOrderElementsOf(parameterNames());
                gradients
                        .propertyNames()
                        .forEach(name -> expected.put("grads." + name, Golden.numbers(gradients.get(name))));
            } else if (!GIVEN.contains(field)) {
                expected.put(field, outcome(field));
            }
        }
        return expected;
    }

    private double[] outcome(String field) {
        JsonNode value = node.get(field);
        return switch (field) {
            case "h", "c" -> bySample(value, hidden());
            case "grad_x" -> bySample(value, inputs());
            case "outputs" -> lossOnAll() ? bySample(value, outputs()) : numbers(value, batch() * outputs());
            case "grad_h0" -> numbers(value, batch() * hidden());
            case "dL_dh_norm", "dL_dc_norm" -> numbers(value, steps());
            default -> Golden.numbers(value);
        };
    }

    private double[] bySample(JsonNode sequence, int features) {
        double[] byStep = numbers(sequence, steps() * batch() * features);
        double[] bySample = new double[byStep.length];
        for (int t = 0; t < steps(); t++) {
            for (int s = 0; s < batch(); s++) {
                System.arraycopy(
                        byStep, (t * batch() + s) * features, bySample, (s * steps() + t) * features, features);
            }
        }
        return bySample;
    }

    private double[] numbers(JsonNode list, int count) {
        double[] numbers = Golden.numbers(list);
        assertThat(numbers).as(name()).hasSize(count);
        return numbers;
    }
}
