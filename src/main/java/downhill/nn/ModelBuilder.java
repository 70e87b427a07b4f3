package downhill.nn;

import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a model together step by step. */
final class ModelBuilder {
    private final int features;
    private final List<Op> ops = new ArrayList<>();
    private final List<LayerParts> layers = new ArrayList<>();
    private final List<Model.Start> starts = new ArrayList<>();
    private final Layout.Builder parameters = new Layout.Builder();
    private final Layout.Builder buffers = new Layout.Builder();
    private final int moments;
    private int steps;

    /** Starts with so many features at each of so many moments. */
    ModelBuilder(int features, int steps) {
        this.features = features;
        this.steps = steps;
        moments = steps;
    }

    private int width() {
        return ops.isEmpty() ? features : ops.getLast().outputs() / steps;
    }

    private String name() {
        return Integer.toString(ops.size());
    }

    ModelBuilder layer(Layer layer, Truncation truncation) {
        return switch (layer) {
            case Dense dense -> dense(dense);
            case Rnn rnn -> {
                Recurrence cell = cell(rnn.units(), 1, truncation);
                start(cell, rnn.initialiser(), rnn.stateInitialiser(), rnn.spectralRadius(), null);
                yield recurrent(new RnnOp(cell, rnn.activation()), cell, rnn.activation());
            }
            case Lstm lstm -> {
                Recurrence cell = cell(lstm.units(), 4, truncation);
                start(cell, lstm.initialiser(), lstm.stateInitialiser(), lstm.spectralRadius(), lstm.forgetBias());
                yield recurrent(new LstmOp(cell), cell, new Tanh());
            }
            case Gru gru -> {
                Recurrence cell = cell(gru.units(), 3, truncation);
                start(cell, gru.initialiser(), gru.stateInitialiser(), gru.spectralRadius(), null);
                yield recurrent(new GruOp(cell), cell, new Tanh());
            }
        };
    }

    private ModelBuilder dense(Dense dense) {
        int from = ops.size() - 1;
        linear(dense.units(), true, dense.initialiser());
        switch (dense.normalization()) {
            case BatchNorm norm -> batchNorm(norm);
            case LayerNorm norm -> layerNorm(norm);
            case NoNormalization _ -> {}
        }
        activation(dense.activation());
        if (dense.dropout() > 0) {
            dropout(dense.dropout(), null);
        }
        return dense.residual() ? add(from) : this;
    }

    ModelBuilder linear(int units, boolean bias, Initialiser initialiser) {
        Tensor weight = parameters.add(name() + ".weight", units, width());
        Tensor shift = bias ? parameters.add(name() + ".bias", units, 1) : null;
        int index = ops.size();
        ops.add(new LinearOp(weight, shift, steps));
        layers.add(new LayerParts(weight, List.of(weight), index, index, new Identity()));
        starts.add((into, stream) -> {
            initialiser.fill(into, weight, stream);
            if (shift != null) {
                initialiser.fillBias(into, shift, weight, stream);
            }
        });
        return this;
    }

    ModelBuilder batchNorm(BatchNorm norm) {
        int units = width();
        Tensor gamma = parameters.add(name() + ".weight", units, 1);
        Tensor beta = parameters.add(name() + ".bias", units, 1);
        Tensor mean = buffers.add(name() + ".running_mean", units, 1);
        Tensor variance = buffers.add(name() + ".running_var", units, 1);
        return normalization(new BatchNormOp(norm, gamma, beta, mean, variance));
    }

    ModelBuilder layerNorm(LayerNorm norm) {
        int units = width();
        Tensor gamma = parameters.add(name() + ".weight", units, 1);
        Tensor beta = parameters.add(name() + ".bias", units, 1);
        return normalization(new LayerNormOp(norm, gamma, beta, steps));
    }

    private ModelBuilder normalization(Op op) {
        int index = ops.size();
        ops.add(op);
        LayerParts last = layers.removeLast();
        // Behind an activation the normalisation no longer makes a pre-activation.
        boolean before = last.preActivation() == last.output();
        int z = before ? index : last.preActivation();
        layers.add(new LayerParts(last.weight(), last.weights(), z, index, last.activation()));
        return this;
    }

    ModelBuilder activation(Activation activation) {
        return behind(new ActivationOp(activation, steps * width()), activation);
    }

    /** @param mask instead of drawn ones; null draws them */
    ModelBuilder dropout(double p, double @Nullable [] mask) {
        return behind(new DropoutOp(steps * width(), p, ops.size(), mask), null);
    }

    ModelBuilder add(int from) {
        return behind(new AddOp(steps * width(), from), null);
    }

    ModelBuilder last() {
        int units = width();
        behind(new LastOp(units, steps), null);
        steps = 1;
        return this;
    }

    /** The function that a loss wants at the end. */
    ModelBuilder head(Head head) {
        return switch (head) {
            case IDENTITY -> this;
            case SIGMOID -> behind(new ActivationOp(new Sigmoid(), steps * width()), null);
            case SOFTMAX -> behind(new SoftmaxOp(width(), steps, false), null);
            case LOG_SOFTMAX -> behind(new SoftmaxOp(width(), steps, true), null);
        };
    }

    private ModelBuilder behind(Op op, @Nullable Activation activation) {
        int index = ops.size();
        ops.add(op);
        if (!layers.isEmpty()) {
            LayerParts last = layers.removeLast();
            Activation now = activation == null ? last.activation() : activation;
            layers.add(new LayerParts(last.weight(), last.weights(), last.preActivation(), index, now));
        }
        return this;
    }

    Recurrence cell(int units, int gates, Truncation truncation) {
        Tensor inputWeight = parameters.add(name() + ".weight_ih", gates * units, width());
        Tensor hiddenWeight = parameters.add(name() + ".weight_hh", gates * units, units);
        Tensor inputBias = parameters.add(name() + ".bias_ih", gates * units, 1);
        Tensor hiddenBias = parameters.add(name() + ".bias_hh", gates * units, 1);
        return new Recurrence(inputWeight, hiddenWeight, inputBias, hiddenBias, steps, truncation);
    }

    ModelBuilder recurrent(Op op, Recurrence cell, Activation activation) {
        int index = ops.size();
        ops.add(op);
        List<Tensor> weights = List.of(cell.inputWeight(), cell.hiddenWeight());
        layers.add(new LayerParts(cell.inputWeight(), weights, index, index, activation));
        return this;
    }

    private void start(
            Recurrence cell, Initialiser input, Initialiser state, double radius, @Nullable Double forgetBias) {
        starts.add((into, stream) -> fill(cell, input, state, radius, forgetBias, into, stream));
    }

    private static void fill(
            Recurrence cell,
            Initialiser input,
            Initialiser state,
            double radius,
            @Nullable Double forgetBias,
            double[] into,
            Stream stream) {
        for (int gate = 0; gate < cell.gates(); gate++) {
            Tensor weight = part(cell, cell.inputWeight(), gate);
            Tensor bias = part(cell, cell.inputBias(), gate);
            if (input instanceof PytorchDefault) {
                double bound = PytorchDefault.bound(cell.hiddenWeight());
                Fill.uniform(into, weight, bound, stream);
                Fill.uniform(into, bias, bound, stream);
            } else {
                input.fill(into, weight, stream);
                input.fillBias(into, bias, weight, stream);
            }
        }
        for (int gate = 0; gate < cell.gates(); gate++) {
            Tensor square = part(cell, cell.hiddenWeight(), gate);
            state.fill(into, square, stream);
            state.fillBias(into, part(cell, cell.hiddenBias(), gate), square, stream);
            if (radius > 0) {
                SpectralRadius.set(into, square, radius);
            }
        }
        if (forgetBias != null) {
            fill(into, part(cell, cell.inputBias(), 1), forgetBias);
            fill(into, part(cell, cell.hiddenBias(), 1), 0);
        }
    }

    private static void fill(double[] into, Tensor tensor, double value) {
        java.util.Arrays.fill(into, tensor.offset(), tensor.end(), value);
    }

    // Each gate is a matrix of its own, with its own fan-out.
    private static Tensor part(Recurrence cell, Tensor all, int gate) {
        int rows = cell.units();
        return new Tensor(all.name() + "." + gate, rows, all.columns(), all.offset() + gate * rows * all.columns());
    }

    Model build() {
        return new Model(features * moments, steps, ops, layers, starts, parameters.build(), buffers.build());
    }
}
