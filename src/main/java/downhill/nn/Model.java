package downhill.nn;

import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled network: its primitive steps, and where their numbers lie in flat arrays.
 *
 * <p>A <i>layer</i> here is a linear step with what follows it up to the next one; its pre-activation z is the output
 * of the linear step, or of the normalisation behind it.
 */
public final class Model {
    private final int inputs;
    private final List<Op> ops = new ArrayList<>();
    private final List<LayerParts> layers = new ArrayList<>();
    private final Layout.Builder parameterBuilder = new Layout.Builder();
    private final Layout.Builder bufferBuilder = new Layout.Builder();
    private Layout parameters = new Layout(List.of());
    private Layout buffers = new Layout(List.of());

    /** A model without steps. */
    private Model(int inputs) {
        this.inputs = inputs;
    }

    /**
     * The model of hidden layers and a linear output layer.
     *
     * @param inputs columns of the data
     * @param hidden from the input on
     * @param outputs units of the last, linear layer
     */
    public static Model of(int inputs, List<Layer> hidden, int outputs) {
        Builder builder = new Builder(inputs);
        for (Layer layer : hidden) {
            switch (layer) {
                case Dense dense -> {
                    builder.linear(dense.units(), true);
                    if (dense.normalization() instanceof BatchNorm norm) {
                        builder.batchNorm(norm);
                    }
                    builder.activation(dense.activation());
                }
            }
        }
        return builder.linear(outputs, true).build();
    }

    /** Columns of the data. */
    public int inputs() {
        return inputs;
    }

    /** Columns of the prediction. */
    public int outputs() {
        return ops.isEmpty() ? inputs : ops.getLast().outputs();
    }

    /** Layout of the parameters. */
    public Layout parameters() {
        return parameters;
    }

    /** Layout of the running statistics. */
    public Layout buffers() {
        return buffers;
    }

    /** The layers from the input on; the last one is the output layer. */
    public List<LayerParts> layers() {
        return List.copyOf(layers);
    }

    /** Whether a step uses the statistics of its batch. */
    public boolean usesBatchStatistics() {
        return ops.stream().anyMatch(BatchNormOp.class::isInstance);
    }

    List<Op> ops() {
        return ops;
    }

    /**
     * Fresh numbers: weights and biases by each layer's initialiser, scales 1, running variances 1.
     *
     * @param initialisers one for each layer, the output layer last
     */
    public Values initialise(List<Initialiser> initialisers, Stream stream) {
        Values values = new Values(new double[parameters.size()], new double[buffers.size()]);
        int l = 0;
        for (Op op : ops) {
            if (op instanceof LinearOp linear) {
                initialise(values.parameters(), linear, initialisers.get(l), stream.part(l));
                l++;
            } else if (op instanceof BatchNormOp norm) {
                fill(values.parameters(), norm.gamma());
                fill(values.buffers(), norm.runningVar());
            }
        }
        return values;
    }

    private static void initialise(double[] parameters, LinearOp linear, Initialiser initialiser, Stream stream) {
        initialiser.fill(parameters, linear.weight(), stream);
        if (linear.bias() != null) {
            initialiser.fillBias(parameters, linear.bias(), linear.weight(), stream);
        }
    }

    private static void fill(double[] into, Tensor tensor) {
        java.util.Arrays.fill(into, tensor.offset(), tensor.end(), 1);
    }

    /**
     * Where a layer lies.
     *
     * @param weight its {@code W[out][in]}
     * @param preActivation index of the step whose output is z
     * @param output index of the step whose output the next layer reads
     * @param activation its activation
     */
    public record LayerParts(Tensor weight, int preActivation, int output, Activation activation) {}

    /** Puts a model together step by step. */
    static final class Builder {
        private final Model model;

        Builder(int inputs) {
            model = new Model(inputs);
        }

        Builder linear(int units, boolean bias) {
            String name = Integer.toString(model.ops.size());
            Tensor weight = model.parameterBuilder.add(name + ".weight", units, model.outputs());
            Tensor shift = bias ? model.parameterBuilder.add(name + ".bias", units, 1) : null;
            int index = model.ops.size();
            model.ops.add(new LinearOp(weight, shift));
            model.layers.add(new LayerParts(weight, index, index, new Identity()));
            return this;
        }

        Builder batchNorm(BatchNorm norm) {
            String name = Integer.toString(model.ops.size());
            int units = model.outputs();
            Tensor gamma = model.parameterBuilder.add(name + ".weight", units, 1);
            Tensor beta = model.parameterBuilder.add(name + ".bias", units, 1);
            Tensor mean = model.bufferBuilder.add(name + ".running_mean", units, 1);
            Tensor variance = model.bufferBuilder.add(name + ".running_var", units, 1);
            int index = model.ops.size();
            model.ops.add(new BatchNormOp(norm, gamma, beta, mean, variance));
            LayerParts last = model.layers.removeLast();
            // Behind an activation the normalisation no longer makes a pre-activation.
            boolean before = last.preActivation() == last.output();
            int z = before ? index : last.preActivation();
            model.layers.add(new LayerParts(last.weight(), z, index, last.activation()));
            return this;
        }

        Builder activation(Activation activation) {
            int index = model.ops.size();
            model.ops.add(new ActivationOp(activation, model.outputs()));
            LayerParts last = model.layers.removeLast();
            model.layers.add(new LayerParts(last.weight(), last.preActivation(), index, activation));
            return this;
        }

        Model build() {
            model.parameters = model.parameterBuilder.build();
            model.buffers = model.bufferBuilder.build();
            return model;
        }
    }
}
