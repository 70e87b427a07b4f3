package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;

/**
 * The linear parts of the way back through one moment of a recurrent cell, cut into lines: of the input and then of the
 * hidden state what was read row by row, the gradient of the weights, and what goes further back.
 *
 * @param cell whose moment it is
 * @param dzInput the derivative by the input part
 * @param dzHidden the derivative by the hidden part
 */
@SuppressWarnings("ArrayRecordComponent") // of the pass, for one call
record WayBack(
        Recurrence cell, double[] dzInput, double[] dzHidden, double[] first, double[] dFirst, double[] scratch) {

    /** Lines of a cell's moment. */
    static int lines(Recurrence cell) {
        return 2 * (cell.features() + cell.units() + cell.hiddenWeight().rows());
    }

    /** Computes some lines from this one on; how many. */
    int compute(Pass pass, int t, int line, long work) {
        int rows = cell.hiddenWeight().rows();
        int ofInput = 2 * cell.features() + rows;
        if (line < ofInput) {
            Side side = new Side(cell.inputWeight(), cell.inputBias(), pass.in, t * cell.features(), dzInput);
            return compute(pass, side, line, work, pass.dIn != null ? pass.dIn : dFirst, pass.dIn != null, true);
        }
        int before = Math.max(0, t - 1) * cell.units();
        Side side = new Side(cell.hiddenWeight(), cell.hiddenBias(), t == 0 ? first : pass.out, before, dzHidden);
        boolean goes = !cell.truncation().cuts(t, cell.steps());
        double[] into = t == 0 ? dFirst : pass.dOut;
        int some = compute(pass, side, line - ofInput, work, into, goes, false);
        if (goes && line + some == lines(cell)) {
            pass.round(into, before * pass.stride, (before + cell.units()) * pass.stride);
        }
        return some;
    }

    private int compute(Pass pass, Side side, int k, long work, double[] into, boolean goes, boolean fresh) {
        int in = side.weight.columns();
        int out = side.weight.rows();
        int stride = pass.stride;
        if (k < in) {
            int some = Op.lines(work, (long) Pass.FAR * pass.rows, in - k);
            if (pass.gradient != null) {
                Kernels.transpose(side.x, side.unit * stride, stride, in, pass.rows, scratch, k, k + some);
            }
            return some;
        }
        if (k < in + out) {
            int o = k - in;
            int some = Op.lines(work, (long) in * pass.rows, out - o);
            if (pass.gradient != null) {
                int w = side.weight.offset() + o * in;
                int b = side.bias.offset() + o;
                Kernels.backToWeights(pass.gradient, w, b, scratch, side.dz, o * stride, stride, pass.rows, in, some);
            }
            return some;
        }
        int i = k - in - out;
        int some = Op.lines(work, (long) out * stride, in - i);
        if (goes) {
            back(pass, side, i, i + some, into, fresh);
        }
        return some;
    }

    private static void back(Pass pass, Side side, int from, int to, double[] into, boolean fresh) {
        int w = side.weight.offset();
        int in = side.weight.columns();
        int out = side.weight.rows();
        int at = side.unit * pass.stride;
        if (fresh) {
            Kernels.backToInput(pass.parameters, w, side.dz, 0, into, at, pass.stride, in, out, from, to);
        } else {
            Kernels.addBackToInput(pass.parameters, w, side.dz, 0, into, at, pass.stride, in, out, from, to);
        }
    }

    /** One of the two matrices with what it was multiplied with, from a unit on. */
    private record Side(Tensor weight, Tensor bias, double[] x, int unit, double[] dz) {}
}
