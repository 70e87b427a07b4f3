package downhill.nn;

import org.jspecify.annotations.Nullable;

/** a = f(z), element by element. */
record ActivationOp(Activation activation, int units) implements Op {

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(Values values, double[] in, double[] out, double[] kept, int rows, Mode mode) {
        for (int i = 0; i < rows * units; i++) {
            out[i] = activation.value(in[i]);
        }
    }

    @Override
    public void backward(Values values, double @Nullable [] gradient, Pass pass) {
        double[] dIn = pass.dIn();
        if (dIn == null) {
            return;
        }
        for (int i = 0; i < pass.rows() * units; i++) {
            dIn[i] = pass.dOut()[i] * activation.slope(pass.in()[i], pass.out()[i]);
        }
    }
}
