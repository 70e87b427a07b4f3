package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;
import org.jspecify.annotations.Nullable;

/** y = x W^T + b. */
record LinearOp(Tensor weight, @Nullable Tensor bias) implements Op {

    @Override
    public int inputs() {
        return weight.columns();
    }

    @Override
    public int outputs() {
        return weight.rows();
    }

    private int biasOffset() {
        return bias == null ? -1 : bias.offset();
    }

    @Override
    public void forward(Values values, double[] in, double[] out, double[] kept, int rows, Mode mode) {
        Kernels.affine(values.parameters(), weight.offset(), biasOffset(), in, out, rows, inputs(), outputs());
    }

    @Override
    public void backward(Values values, double @Nullable [] gradient, Pass pass) {
        int w = weight.offset();
        if (gradient != null) {
            Kernels.backToWeights(gradient, w, biasOffset(), pass.in(), pass.dOut(), pass.rows(), inputs(), outputs());
        }
        if (pass.dIn() != null) {
            Kernels.backToInput(values.parameters(), w, pass.dOut(), pass.dIn(), pass.rows(), inputs(), outputs());
        }
    }
}
