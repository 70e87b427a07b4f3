package downhill.nn;

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
    public void forward(Pass pass) {
        activation.values(pass.in, pass.out, 0, units * pass.stride);
    }

    @Override
    public void backward(Pass pass) {
        if (pass.dIn != null) {
            activation.slopes(pass.in, pass.out, pass.dOut, pass.dIn, 0, units * pass.stride);
        }
    }
}
