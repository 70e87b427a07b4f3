package downhill.nn;

import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled network: its primitive steps, and where their numbers lie in flat arrays.
 *
 * <p>A <i>layer</i> here is a linear step or a recurrent one with what follows it up to the next one; its
 * pre-activation z is the output of the linear step, or of the normalisation behind it.
 */
public final class Model {
    private final int inputs;
    private final int moments;
    private final List<Op> ops;
    private final List<LayerParts> layers;
    private final List<Start> starts;
    private final Layout parameters;
    private final Layout buffers;
    private final int[][] residuals;
    private final long workOfARow;

    Model(
            int inputs,
            int moments,
            List<Op> ops,
            List<LayerParts> layers,
            List<Start> starts,
            Layout parameters,
            Layout buffers) {
        this.inputs = inputs;
        this.moments = moments;
        this.ops = List.copyOf(ops);
        this.layers = List.copyOf(layers);
        this.starts = List.copyOf(starts);
        this.parameters = parameters;
        this.buffers = buffers;
        workOfARow = ops.stream().mapToLong(Op::work).sum();
        residuals = new int[ops.size() + 1][];
        for (int from = -1; from < ops.size(); from++) {
            residuals[from + 1] = adding(from);
        }
    }

    private int[] adding(int from) {
        return java.util.stream.IntStream.range(0, ops.size())
                .filter(i -> ops.get(i) instanceof AddOp add && add.from() == from)
                .toArray();
    }

    /** The model of hidden layers, a linear output layer and its head. */
    public static Model of(Blueprint plan) {
        int last = -1;
        for (int l = 0; l < plan.hidden().size(); l++) {
            last = plan.hidden().get(l).recurrent() ? l : last;
        }
        ModelBuilder builder = last < 0
                ? new ModelBuilder(plan.features() * plan.steps(), 1)
                : new ModelBuilder(plan.features(), plan.steps());
        for (int l = 0; l < plan.hidden().size(); l++) {
            builder.layer(plan.hidden().get(l), plan.truncation());
            if (l == last && !plan.everyStep()) {
                builder.last();
            }
        }
        return builder.linear(plan.outputs(), true, plan.output())
                .head(plan.head())
                .build();
    }

    /** Columns of the data. */
    public int inputs() {
        return inputs;
    }

    /** Columns of the prediction, of all moments that are answered. */
    public int outputs() {
        return ops.isEmpty() ? inputs : ops.getLast().outputs();
    }

    /** Numbers that a step makes of a row. */
    public int outputs(int step) {
        return ops.get(step).outputs();
    }

    /** Moments that are answered: 1, or all of a sequence. */
    public int moments() {
        return moments;
    }

    /** Columns of the answer at one moment. */
    public int units() {
        return outputs() / moments;
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
        return layers;
    }

    /** Whether a step draws what it drops. */
    public boolean drops() {
        return ops.stream().anyMatch(DropoutOp.class::isInstance);
    }

    /** The layer that a step or a tensor of it belongs to, from 1. */
    public int layerOf(int step) {
        int layer = 1;
        for (LayerParts parts : layers) {
            if (step <= parts.output()) {
                return layer;
            }
            layer++;
        }
        return layers.size();
    }

    /** The step whose output is what a layer's units answer, before dropout and before a residual connection. */
    public int answerOf(LayerParts layer) {
        int next = layer.preActivation() + 1;
        return next <= layer.output() && ops.get(next) instanceof ActivationOp ? next : layer.preActivation();
    }

    /** Whether a step uses the statistics of its batch. */
    public boolean usesBatchStatistics() {
        return ops.stream().anyMatch(BatchNormOp.class::isInstance);
    }

    /** Multiplications, about, that the way forward takes for a row; a curved function counts as twenty. */
    long workOfARow() {
        return workOfARow;
    }

    List<Op> ops() {
        return ops;
    }

    /** Indices of the residual connections that add the output of a step; -1 is the input. */
    int[] residualsFrom(int step) {
        return residuals[step + 1];
    }

    /** Fresh numbers: weights by each layer's initialiser, scales 1, running variances 1. */
    public Values initialise(Stream stream) {
        Values values = new Values(new double[parameters.size()], new double[buffers.size()]);
        for (int l = 0; l < starts.size(); l++) {
            starts.get(l).fill(values.parameters(), stream.part(l));
        }
        for (Op op : ops) {
            if (op instanceof BatchNormOp norm) {
                ones(values.parameters(), norm.gamma());
                ones(values.buffers(), norm.runningVar());
            } else if (op instanceof LayerNormOp norm) {
                ones(values.parameters(), norm.gamma());
            }
        }
        return values;
    }

    private static void ones(double[] into, Tensor tensor) {
        Arrays.fill(into, tensor.offset(), tensor.end(), 1);
    }

    /**
     * Where a layer lies.
     *
     * @param weight its {@code W[out][in]}; of a recurrent layer the weights of its input
     * @param weights all its weight matrices
     * @param preActivation index of the step whose output is z; of a recurrent layer, whose output is h
     * @param output index of the step whose output the next layer reads
     * @param activation its activation
     */
    public record LayerParts(
            Tensor weight, List<Tensor> weights, int preActivation, int output, Activation activation) {

        public LayerParts {
            weights = List.copyOf(weights);
        }

        /** Whether it has a state, and weights for that. */
        public boolean isRecurrent() {
            return weights.size() > 1;
        }

        /** Number of units; each gate of a recurrent layer has its rows for all of them. */
        public int units() {
            return isRecurrent() ? weights.get(1).columns() : weight.rows();
        }
    }

    /** How a layer's numbers start. */
    @FunctionalInterface
    interface Start {
        /** Fills the layer's share of the flat parameters. */
        void fill(double[] parameters, Stream stream);
    }
}
