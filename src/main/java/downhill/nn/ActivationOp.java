package downhill.nn;

/** a = f(z), element by element. */
record ActivationOp(Activation activation, int units) implements Op, Curved {

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

    @Override
    public int forward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.BENT * pass.stride, units - from);
        activation.values(pass.in, pass.out, from * pass.stride, to * pass.stride);
        return Op.next(to, units);
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.BENT * pass.stride, units - from);
        if (pass.dIn != null) {
            activation.slopes(pass.in, pass.out, pass.dOut, pass.dIn, from * pass.stride, to * pass.stride);
        }
        return Op.next(to, units);
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        activation.slopes(pass.in, pass.out, along.in, along.out, 0, units * pass.stride);
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        if (pass.dIn == null) {
            return;
        }
        activation.slopes(pass.in, pass.out, along.dOut, along.dIn, 0, units * pass.stride);
        for (int u = 0; u < units; u++) {
            for (int i = u * pass.stride; i < u * pass.stride + pass.rows; i++) {
                double bent = pass.dOut[i] * along.in[i];
                if (bent != 0) {
                    along.dIn[i] += bent * activation.curvature(pass.in[i]);
                }
            }
        }
    }
}
