package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A network of the reference data, with its numbers. */
public record GoldenNetwork(Model model, Values values, List<JsonNode> layers) {
    private static final Set<String> LAYERS = Set.of("dense", "activation", "batchnorm", "layernorm", "dropout", "add");

    public static Optional<Loss> loss(String name) {
        return Optional.of(GoldenChoice.of(Loss.class, "loss", name, null));
    }

    static Activation activation(String name, @Nullable JsonNode params) {
        return GoldenChoice.of(Activation.class, "activation", name, params);
    }

    /** Whether all its layers can be built. */
    public static boolean canBuild(JsonNode layers) {
        return Golden.items(layers).stream().allMatch(layer -> LAYERS.contains(type(layer)));
    }

    private static String type(JsonNode layer) {
        return layer.get("type").stringValue();
    }

    public static GoldenNetwork of(JsonNode layerList, int inputs) {
        List<JsonNode> layers = Golden.items(layerList);
        ModelBuilder builder = new ModelBuilder(inputs, 1);
        for (JsonNode layer : layers) {
            switch (type(layer)) {
                case "dense" -> builder.linear(layer.get("out").intValue(), hasBias(layer), new Zeros());
                case "activation" ->
                    builder.activation(activation(layer.get("fn").stringValue(), layer.get("params")));
                case "layernorm" ->
                    builder.layerNorm(new LayerNorm(layer.get("eps").doubleValue()));
                case "dropout" -> builder.dropout(layer.get("p").doubleValue(), Golden.numbers(layer.get("mask")));
                case "add" -> builder.add(layer.get("from").intValue());
                case "batchnorm" ->
                    builder.batchNorm(new BatchNorm(
                            layer.get("eps").doubleValue(),
                            layer.get("momentum").doubleValue()));
                default -> throw new IllegalArgumentException(type(layer));
            }
        }
        Model model = builder.build();
        Values values = new Values(
                new double[model.parameters().size()],
                new double[model.buffers().size()]);
        GoldenNetwork network = new GoldenNetwork(model, values, layers);
        network.fill();
        return network;
    }

    private static boolean hasBias(JsonNode layer) {
        return layer.get("bias") == null || layer.get("bias").booleanValue();
    }

    private void fill() {
        for (Part part : parts("W", "b", "gamma", "beta")) {
            copy(part, values.parameters());
        }
        for (Part part : buffers("before")) {
            copy(part, values.buffers());
        }
    }

    private static void copy(Part part, double[] into) {
        double[] numbers = Golden.numbers(part.node());
        System.arraycopy(numbers, 0, into, part.tensor().offset(), numbers.length);
    }

    /** Every tensor of the parameters with the file's numbers for it, found under these names. */
    public List<Part> parts(String weight, String bias, String gamma, String beta) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            JsonNode layer = layers.get(i);
            switch (model.ops().get(i)) {
                case LinearOp linear -> {
                    add(parts, linear.weight(), layer, weight);
                    if (linear.bias() != null) {
                        add(parts, linear.bias(), layer, bias);
                    }
                }
                case BatchNormOp norm -> {
                    add(parts, norm.gamma(), layer, gamma);
                    add(parts, norm.beta(), layer, beta);
                }
                case LayerNormOp norm -> {
                    add(parts, norm.gamma(), layer, gamma);
                    add(parts, norm.beta(), layer, beta);
                }
                default -> {}
            }
        }
        return parts;
    }

    /** Every tensor of the running statistics, before or after. */
    public List<Part> buffers(String when) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (model.ops().get(i) instanceof BatchNormOp norm) {
                add(parts, norm.runningMean(), layers.get(i), "running_mean_" + when);
                add(parts, norm.runningVar(), layers.get(i), "running_var_" + when);
            }
        }
        return parts;
    }

    // A file that leaves a tensor out must not pass for one that agrees.
    private static void add(List<Part> parts, Tensor tensor, JsonNode layer, String name) {
        JsonNode node = layer.get(name);
        assertThat(node).as("%s of %s", name, tensor.name()).isNotNull();
        assertThat(Golden.numbers(node)).as(name).hasSize(tensor.size());
        parts.add(new Part(tensor, node));
    }

    /** A tensor, and what the file says of it. */
    public record Part(Tensor tensor, JsonNode node) {
        /** This tensor's share of flat numbers. */
        public double[] of(double[] flat) {
            return Arrays.copyOfRange(flat, tensor.offset(), tensor.end());
        }
    }
}
