package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;

/**
 * What the recurrent cells share: where their weights lie, and the linear parts of one moment.
 *
 * <p>Gates stand one below the other: {@code W_ih[gates * units][features]}, {@code W_hh[gates * units][units]}, and
 * the two bias vectors of PyTorch. All arrays are {@code [moments][rows of the matrix][stride]}.
 */
record Recurrence(
        Tensor inputWeight,
        Tensor hiddenWeight,
        Tensor inputBias,
        Tensor hiddenBias,
        int steps,
        Truncation truncation) {

    int units() {
        return hiddenWeight.columns();
    }

    int features() {
        return inputWeight.columns();
    }

    int gates() {
        return hiddenWeight.rows() / units();
    }

    /** Multiplications, about, that the way forward takes for a row. */
    long work() {
        long bent = (long) Pass.BENT * hiddenWeight.rows();
        return steps * (inputWeight.size() + hiddenWeight.size() + bent);
    }

    /** z = W_ih x_t + b_ih for all gates. */
    void input(Pass pass, int t, double[] z) {
        input(pass, t, z, 0, hiddenWeight.rows());
    }

    /** The same for the rows [from, to) of the matrix alone. */
    void input(Pass pass, int t, double[] z, int from, int to) {
        int stride = pass.stride;
        int x = t * features() * stride;
        int rows = hiddenWeight.rows();
        Kernels.affine(
                pass.parameters,
                inputWeight.offset() + from * features(),
                inputBias.offset() + from,
                pass.in,
                x,
                z,
                (t * rows + from) * stride,
                stride,
                features(),
                to - from);
    }

    /** z += W_hh h_(t-1) + b_hh for so many gates from the first on. */
    void hidden(Pass pass, int t, double[] z, double[] first, int count) {
        hidden(pass, t, z, first, 0, count * units());
    }

    /** The same for the rows [from, to) of the matrix alone. */
    void hidden(Pass pass, int t, double[] z, double[] first, int from, int to) {
        int stride = pass.stride;
        int units = units();
        int at = t * hiddenWeight.rows() * stride;
        double[] h = t == 0 ? first : pass.out;
        int before = t == 0 ? 0 : (t - 1) * units * stride;
        int w = hiddenWeight.offset() + from * units;
        Kernels.addProduct(pass.parameters, w, h, before, z, at + from * stride, stride, units, to - from);
        for (int o = from; o < to; o++) {
            double bias = pass.parameters[hiddenBias.offset() + o];
            for (int i = at + o * stride; i < at + (o + 1) * stride; i++) {
                z[i] += bias;
            }
        }
    }

    /** How many rows of the matrices fit into a piece, from this one on. */
    int fitting(Pass pass, int from, long work) {
        return Op.lines(work, (long) (features() + units()) * pass.stride, hiddenWeight.rows() - from);
    }

    /** From dz of the input part: gradient of W_ih and b_ih, and dx_t. */
    void backToInput(Pass pass, int t, double[] dz, double[] scratch) {
        int stride = pass.stride;
        int x = t * features() * stride;
        int rows = hiddenWeight.rows();
        if (pass.gradient != null) {
            Kernels.backToWeights(
                    pass.gradient,
                    inputWeight.offset(),
                    inputBias.offset(),
                    pass.in,
                    x,
                    dz,
                    0,
                    stride,
                    pass.rows,
                    features(),
                    rows,
                    scratch);
        }
        if (pass.dIn != null) {
            Kernels.backToInput(pass.parameters, inputWeight.offset(), dz, 0, pass.dIn, x, stride, features(), rows);
        }
    }

    /** From dz of the hidden part: gradient of W_hh and b_hh, and what h_(t-1) gets in addition. */
    void backToHidden(Pass pass, int t, double[] dz, double[] first, double[] dFirst, double[] scratch) {
        int stride = pass.stride;
        int units = units();
        int rows = hiddenWeight.rows();
        int before = t == 0 ? 0 : (t - 1) * units * stride;
        if (pass.gradient != null) {
            Kernels.backToWeights(
                    pass.gradient,
                    hiddenWeight.offset(),
                    hiddenBias.offset(),
                    t == 0 ? first : pass.out,
                    before,
                    dz,
                    0,
                    stride,
                    pass.rows,
                    units,
                    rows,
                    scratch);
        }
        if (!truncation.cuts(t, steps)) {
            double[] into = t == 0 ? dFirst : pass.dOut;
            Kernels.addBackToInput(pass.parameters, hiddenWeight.offset(), dz, 0, into, before, stride, units, rows);
            pass.round(into, before, before + units * stride);
        }
    }
}
