package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;
import org.jspecify.annotations.Nullable;

/** y = W x + b, at each of some moments. */
record LinearOp(Tensor weight, @Nullable Tensor bias, int steps) implements Op, Curved {

    @Override
    public int inputs() {
        return steps * weight.columns();
    }

    @Override
    public int outputs() {
        return steps * weight.rows();
    }

    @Override
    public int[] kept(int rows, int stride) {
        return new int[] {rows * weight.columns()};
    }

    @Override
    public int moments() {
        return steps;
    }

    @Override
    public long work() {
        return (long) steps * weight.size();
    }

    private int biasOffset() {
        return bias == null ? -1 : bias.offset();
    }

    @Override
    public void forward(Pass pass) {
        int in = weight.columns();
        int out = weight.rows();
        int stride = pass.stride;
        for (int t = 0; t < steps; t++) {
            Kernels.affine(
                    pass.parameters,
                    weight.offset(),
                    biasOffset(),
                    pass.in,
                    t * in * stride,
                    pass.out,
                    t * out * stride,
                    stride,
                    in,
                    out);
        }
    }

    @Override
    public void backward(Pass pass) {
        int in = weight.columns();
        int out = weight.rows();
        int stride = pass.stride;
        int w = weight.offset();
        for (int t = 0; t < steps; t++) {
            int x = t * in * stride;
            int d = t * out * stride;
            if (pass.gradient != null && pass.rowsOfInput != null && steps == 1) {
                Kernels.backToWeights(
                        pass.gradient, w, biasOffset(), pass.rowsOfInput, pass.dOut, d, stride, pass.rows, in, out);
            } else if (pass.gradient != null) {
                Kernels.backToWeights(
                        pass.gradient,
                        w,
                        biasOffset(),
                        pass.in,
                        x,
                        pass.dOut,
                        d,
                        stride,
                        pass.rows,
                        in,
                        out,
                        pass.kept[0]);
            }
            if (pass.dIn != null) {
                Kernels.backToInput(pass.parameters, w, pass.dOut, d, pass.dIn, x, stride, in, out);
            }
        }
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        int in = weight.columns();
        int out = weight.rows();
        int t = from / out;
        int o = from % out;
        int some = Op.lines(work, (long) in * pass.stride, out - o);
        Kernels.affine(
                pass.parameters,
                weight.offset() + o * in,
                bias == null ? -1 : bias.offset() + o,
                pass.in,
                t * in * pass.stride,
                pass.out,
                (t * out + o) * pass.stride,
                pass.stride,
                in,
                some);
        return Op.next(from + some, steps * out);
    }

    // At each moment: the inputs row by row, the gradient of the weights, the derivative by the inputs.
    @Override
    public int backward(Pass pass, int from, long work) {
        int in = weight.columns();
        int out = weight.rows();
        int moment = in + out + in;
        int t = from / moment;
        int k = from % moment;
        int some;
        if (k < in) {
            some = Op.lines(work, (long) Pass.FAR * pass.rows, in - k);
            if (pass.gradient != null && !hasRows(pass)) {
                Kernels.transpose(pass.in, t * in * pass.stride, pass.stride, in, pass.rows, pass.kept[0], k, k + some);
            }
        } else if (k < in + out) {
            some = Op.lines(work, (long) in * pass.rows, in + out - k);
            backToWeights(pass, t, k - in, some);
        } else {
            some = Op.lines(work, (long) out * pass.stride, moment - k);
            backToInput(pass, t, k - in - out, some);
        }
        return Op.next(from + some, steps * moment);
    }

    private boolean hasRows(Pass pass) {
        return pass.rowsOfInput != null && steps == 1;
    }

    private void backToWeights(Pass pass, int t, int o, int some) {
        if (pass.gradient == null) {
            return;
        }
        int in = weight.columns();
        Kernels.backToWeights(
                pass.gradient,
                weight.offset() + o * in,
                bias == null ? -1 : bias.offset() + o,
                pass.rowsOfInput != null && steps == 1 ? pass.rowsOfInput : pass.kept[0],
                pass.dOut,
                (t * weight.rows() + o) * pass.stride,
                pass.stride,
                pass.rows,
                in,
                some);
    }

    private void backToInput(Pass pass, int t, int i, int some) {
        if (pass.dIn != null) {
            int in = weight.columns();
            int out = weight.rows();
            int d = t * out * pass.stride;
            int x = t * in * pass.stride;
            Kernels.backToInput(
                    pass.parameters, weight.offset(), pass.dOut, d, pass.dIn, x, pass.stride, in, out, i, i + some);
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        int in = weight.columns();
        int out = weight.rows();
        int stride = pass.stride;
        int w = weight.offset();
        for (int t = 0; t < steps; t++) {
            int x = t * in * stride;
            int y = t * out * stride;
            Kernels.affine(along.direction, w, biasOffset(), pass.in, x, along.out, y, stride, in, out);
            if (along.inMoves) {
                Kernels.addProduct(pass.parameters, w, along.in, x, along.out, y, stride, in, out);
            }
        }
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        int in = weight.columns();
        int out = weight.rows();
        int stride = pass.stride;
        int w = weight.offset();
        double[] scratch = pass.kept[0];
        for (int t = 0; t < steps; t++) {
            int x = t * in * stride;
            int d = t * out * stride;
            Kernels.backToWeights(
                    along.product, w, biasOffset(), pass.in, x, along.dOut, d, stride, pass.rows, in, out, scratch);
            if (along.inMoves) {
                Kernels.backToWeights(
                        along.product, w, -1, along.in, x, pass.dOut, d, stride, pass.rows, in, out, scratch);
            }
            if (pass.dIn != null) {
                Kernels.backToInput(pass.parameters, w, along.dOut, d, along.dIn, x, stride, in, out);
                Kernels.addBackToInput(along.direction, w, pass.dOut, d, along.dIn, x, stride, in, out);
            }
        }
    }
}
