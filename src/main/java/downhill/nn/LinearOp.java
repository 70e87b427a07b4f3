package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;
import org.jspecify.annotations.Nullable;

/** y = W x + b, at each of some moments. */
record LinearOp(Tensor weight, @Nullable Tensor bias, int steps) implements Op {

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
}
