package downhill.nn;

import org.jspecify.annotations.Nullable;

/** The arrays of forward and backward passes of one model, for batches of up to a number of rows; reused. */
public final class Workspace {
    private final Model model;
    private final double[][] outputs;
    private final double[][] kept;
    private final double[][] derivatives;
    private double[] input = new double[0];

    /** Arrays for batches of at most {@code maxRows}. */
    public Workspace(Model model, int maxRows) {
        this.model = model;
        int ops = model.ops().size();
        outputs = new double[ops][];
        kept = new double[ops][];
        derivatives = new double[ops][];
        for (int i = 0; i < ops; i++) {
            Op op = model.ops().get(i);
            outputs[i] = new double[maxRows * op.outputs()];
            kept[i] = new double[op.kept()];
            derivatives[i] = new double[maxRows * op.outputs()];
        }
    }

    /**
     * Computes the prediction of a batch.
     *
     * @param x {@code [rows][inputs]}; kept by reference for the backward pass
     * @return {@code [rows][outputs]}, valid until the next pass
     */
    public double[] forward(Values values, double[] x, int rows, Mode mode) {
        input = x;
        double[] in = x;
        for (int i = 0; i < outputs.length; i++) {
            model.ops().get(i).forward(values, in, outputs[i], kept[i], rows, mode);
            in = outputs[i];
        }
        return in;
    }

    /** The array to fill with the derivative of the loss by the prediction, before {@link #backward}. */
    public double[] lastDerivative() {
        return derivatives[derivatives.length - 1];
    }

    /**
     * Carries {@link #lastDerivative()} back through the last forward pass and adds to the gradient.
     *
     * @param gradient flat, or null where only the derivatives of the steps are asked for
     */
    public void backward(Values values, double @Nullable [] gradient, int rows) {
        for (int i = outputs.length - 1; i >= 0; i--) {
            double[] in = i == 0 ? input : outputs[i - 1];
            double @Nullable [] dIn = i == 0 ? null : derivatives[i - 1];
            model.ops()
                    .get(i)
                    .backward(values, gradient, new Op.Pass(in, outputs[i], kept[i], derivatives[i], dIn, rows));
        }
    }

    /** Output of a step in the last forward pass. */
    public double[] output(int step) {
        return outputs[step];
    }

    /** Derivative of the loss by the output of a step in the last backward pass. */
    public double[] derivative(int step) {
        return derivatives[step];
    }
}
