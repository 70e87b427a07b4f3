package downhill.nn;

/**
 * A residual connection: adds the output of an earlier step.
 *
 * <p>Only the way through the step before it is carried back here; {@link Workspace} adds the derivative to the earlier
 * step's, once that has been written.
 *
 * @param from index of the earlier step, -1 for the network's input
 */
record AddOp(int units, int from) implements Op, Curved {

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
        double[] other = pass.other;
        for (int i = 0; i < units * pass.stride; i++) {
            pass.out[i] = pass.in[i] + other[i];
        }
    }

    @Override
    public void backward(Pass pass) {
        if (pass.dIn != null) {
            System.arraycopy(pass.dOut, 0, pass.dIn, 0, units * pass.stride);
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        for (int i = 0; i < units * pass.stride; i++) {
            along.out[i] = along.in[i] + along.other[i];
        }
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        if (pass.dIn != null) {
            System.arraycopy(along.dOut, 0, along.dIn, 0, units * pass.stride);
        }
    }
}
