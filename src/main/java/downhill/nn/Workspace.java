package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of forward and backward passes of one model, for batches of up to a number of rows; reused, so that a pass
 * allocates nothing.
 *
 * <p>Outside everything is row by row, {@code [rows][columns]}; inside it is unit by unit (see {@link Kernels}).
 */
public final class Workspace {
    private final Model model;
    private final Op[] ops;
    private final Pass[] passes;
    private final double[] input;
    private final double[] rowsOfInput;
    private final double[] prediction;
    private final double[] lastDerivative;
    private final int maxRows;
    private double @Nullable [] inputDerivative;
    private int rows;
    private int stride;

    /** Arrays for batches of at most {@code maxRows}. */
    public Workspace(Model model, int maxRows) {
        this(model, maxRows, new Float64());
    }

    /** Arrays for batches of at most {@code maxRows}, and the numbers to compute with. */
    public Workspace(Model model, int maxRows, Precision precision) {
        this.model = model;
        this.maxRows = maxRows;
        int widest = Kernels.stride(maxRows);
        ops = model.ops().toArray(Op[]::new);
        passes = new Pass[ops.length];
        input = new double[model.inputs() * widest];
        rowsOfInput = new double[model.inputs() * maxRows];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new Pass(ops[i], maxRows, widest);
            passes[i].precision = precision;
            passes[i].in = i == 0 ? input : passes[i - 1].out;
            passes[i].dIn = i == 0 ? null : passes[i - 1].dOut;
            if (ops[i] instanceof AddOp add) {
                passes[i].other = add.from() < 0 ? input : passes[add.from()].out;
            }
        }
        prediction = new double[model.outputs() * maxRows];
        lastDerivative = new double[model.outputs() * maxRows];
    }

    /** Numbers that a workspace holds for each row of a batch, about. */
    public static long numbersOfARow(Model model) {
        long numbers = 2L * model.inputs();
        for (Op op : model.ops()) {
            numbers += 2L * op.outputs();
            for (int size : op.kept(1, 1)) {
                numbers += size;
            }
        }
        return numbers;
    }

    /** Rows of a batch at most. */
    public int maxRows() {
        return maxRows;
    }

    /** From now on the way back goes on to the input. */
    void wantInputDerivative() {
        inputDerivative = new double[input.length];
        passes[0].dIn = inputDerivative;
    }

    /** Computes the prediction of rows [from, from + rows) of {@code x[][inputs]}; valid until the next pass. */
    public double[] forward(Values values, double[] x, int from, int rows, Mode mode) {
        begin(rows);
        int inputs = model.inputs();
        System.arraycopy(x, from * inputs, rowsOfInput, 0, rows * inputs);
        return run(values, mode, null);
    }

    /**
     * Computes the prediction of a batch in training.
     *
     * @param x {@code [][inputs]}
     * @param order rows of x, of which those from {@code from} on are taken
     * @param dropout what the masks of this update are drawn from; null where nothing is dropped
     */
    public double[] forward(Values values, double[] x, int[] order, int from, int rows, @Nullable Stream dropout) {
        begin(rows);
        int inputs = model.inputs();
        for (int r = 0; r < rows; r++) {
            copy(x, order[from + r] * inputs, rowsOfInput, r * inputs, inputs);
        }
        return run(values, Mode.TRAIN, dropout);
    }

    /** Takes up the rows [begin, end) of a batch: all of them, one piece after the other, before {@link #prepare}. */
    void gather(double[] x, int @Nullable [] order, int from, int begin, int end) {
        int inputs = model.inputs();
        for (int r = begin; r < end; r++) {
            int row = order == null ? from + r : order[from + r];
            copy(x, row * inputs, rowsOfInput, r * inputs, inputs);
        }
        Kernels.transposeBack(rowsOfInput, inputs, input, stride, begin, end);
    }

    // A few numbers do not repay a call.
    private static void copy(double[] from, int at, double[] to, int toAt, int count) {
        if (count > 16) {
            System.arraycopy(from, at, to, toAt, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i];
        }
    }

    void begin(int rows) {
        this.rows = rows;
        stride = Kernels.stride(rows);
    }

    private double[] run(Values values, Mode mode, @Nullable Stream dropout) {
        Kernels.transposeBack(rowsOfInput, rows, model.inputs(), input, stride);
        prepare(values, mode, dropout);
        for (int i = 0; i < passes.length; i++) {
            Op op = ops[i];
            op.forward(passes[i]);
            passes[i].round(passes[i].out, 0, op.outputs() * stride);
        }
        predict();
        return prediction();
    }

    /** Tells all steps about the pass that begins. */
    void prepare(Values values, Mode mode, @Nullable Stream dropout) {
        passes[0].rowsOfInput = rowsOfInput;
        for (Pass pass : passes) {
            pass.parameters = values.parameters();
            pass.buffers = values.buffers();
            pass.mode = mode;
            pass.dropout = dropout;
            pass.rows = rows;
            pass.stride = stride;
        }
    }

    /** Makes the prediction of what the last step has put out. */
    void predict() {
        if (model.outputs() > 1) {
            Kernels.transpose(passes[passes.length - 1].out, 0, stride, model.outputs(), rows, prediction);
        }
    }

    double[] prediction() {
        return model.outputs() == 1 ? passes[passes.length - 1].out : prediction;
    }

    /** The array to fill with the derivative of the loss by the prediction, before {@link #backward}. */
    public double[] lastDerivative() {
        return model.outputs() == 1 ? passes[passes.length - 1].dOut : lastDerivative;
    }

    /**
     * Carries {@link #lastDerivative()} back through the last forward pass and adds to the gradient.
     *
     * @param gradient flat, or null where only the derivatives of the steps are asked for
     */
    public void backward(double @Nullable [] gradient) {
        arriveBehind();
        for (int i = passes.length - 1; i >= 0; i--) {
            Pass pass = passes[i];
            Op op = ops[i];
            pass.gradient = gradient;
            op.backward(pass);
            if (pass.dIn != null) {
                addResiduals(i - 1, pass.dIn);
                pass.round(pass.dIn, 0, op.inputs() * stride);
            }
        }
    }

    /** Takes up the derivative by the prediction. */
    void arriveBehind() {
        Pass last = passes[passes.length - 1];
        if (model.outputs() > 1) {
            Kernels.transposeBack(lastDerivative, rows, model.outputs(), last.dOut, stride);
        }
        last.round(last.dOut, 0, model.outputs() * stride);
    }

    // What skips the steps in between arrives where it left.
    void addResiduals(int from, double[] into) {
        for (int i : model.residualsFrom(from)) {
            double[] d = passes[i].dOut;
            for (int k = 0; k < ops[i].outputs() * stride; k++) {
                into[k] += d[k];
            }
        }
    }

    /** Output of a step in the last forward pass, {@code [rows][outputs]}; a copy. */
    public double[] output(int step) {
        return byRows(passes[step].out, ops[step].outputs());
    }

    /** What one unit of a step made of one row in the last forward pass. */
    public double output(int step, int unit, int row) {
        return passes[step].out[unit * stride + row];
    }

    /** Derivative of the loss by the output of a step in the last backward pass, {@code [rows][outputs]}; a copy. */
    public double[] derivative(int step) {
        return byRows(passes[step].dOut, ops[step].outputs());
    }

    /** Derivative by the input, {@code [rows][inputs]}, where it was wanted. */
    double[] inputDerivative() {
        return byRows(java.util.Objects.requireNonNull(inputDerivative), model.inputs());
    }

    double[] byRows(double[] v, int units) {
        double[] copy = new double[rows * units];
        Kernels.transpose(v, 0, stride, units, rows, copy);
        return copy;
    }

    /** What the activation of a layer did in the last forward pass. */
    public Bend bend(Model.LayerParts layer) {
        return Bend.of(this, ops[layer.preActivation()], layer);
    }

    boolean isActivation(int step, Activation activation) {
        return step < ops.length
                && ops[step] instanceof ActivationOp op
                && op.activation().equals(activation);
    }

    /** Root of the mean square of a step's output. */
    public double rmsOfOutput(int step) {
        return rms(passes[step].out, ops[step].outputs());
    }

    /** Root of the mean square of the derivative by a step's output. */
    public double rmsOfDerivative(int step) {
        return rms(passes[step].dOut, ops[step].outputs());
    }

    /**
     * Notes which outputs of a step were anything but zero in the last forward pass.
     *
     * @param seen of each unit, at whatever moment; set to true, never to false
     */
    public void noteNonZero(int step, boolean[] seen) {
        double[] out = passes[step].out;
        for (int o = 0; o < ops[step].outputs(); o++) {
            int unit = o % seen.length;
            for (int r = o * stride; r < o * stride + rows && !seen[unit]; r++) {
                seen[unit] = out[r] != 0;
            }
        }
    }

    private double rms(double[] v, int units) {
        double sum = 0;
        for (int u = 0; u < units; u++) {
            sum += Kernels.sumOfSquares(v, u * stride, u * stride + rows);
        }
        return Math.sqrt(sum / ((double) units * rows));
    }

    Pass pass(int step) {
        return passes[step];
    }

    Pass[] passes() {
        return passes;
    }

    Op[] ops() {
        return ops;
    }

    int inputs() {
        return model.inputs();
    }

    int stride() {
        return stride;
    }

    int rows() {
        return rows;
    }
}
