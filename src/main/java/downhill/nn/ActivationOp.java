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
        activation.values(in, out, 0, rows * units);
    }

    @Override
    public void backward(Values values, double @Nullable [] gradient, Pass pass) {
        double[] dIn = pass.dIn();
        if (dIn != null) {
            activation.slopes(pass.in(), pass.out(), pass.dOut(), dIn, 0, pass.rows() * units);
        }
    }
}
