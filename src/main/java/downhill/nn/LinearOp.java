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
