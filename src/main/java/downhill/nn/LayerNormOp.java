package downhill.nn;

import downhill.math.Tensor;

/**
 * Layer normalisation over the units of each row and moment, with the biased variance (PyTorch).
 *
 * <p>Keeps 1/sqrt(var + eps) and the mean of each row from forward to backward.
 */
record LayerNormOp(LayerNorm spec, Tensor gamma, Tensor beta, int steps) implements Op, Curved {

    @Override
    public int inputs() {
        return steps * gamma.rows();
    }

    @Override
    public int outputs() {
        return steps * gamma.rows();
    }

    @Override
    public int[] kept(int rows, int stride) {
        return new int[] {steps * stride, steps * stride};
    }

    @Override
    public void forward(Pass pass) {
        lines(pass, 0, steps * pass.rows);
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, 2L * Pass.FAR * gamma.rows(), steps * pass.rows - from);
        lines(pass, from, to);
        return Op.next(to, steps * pass.rows);
    }

    // A line is a row at a moment.
    private void lines(Pass pass, int from, int to) {
        int units = gamma.rows();
        for (int line = from; line < to; line++) {
            int t = line / pass.rows;
            int r = line % pass.rows;
            int at = t * units * pass.stride + r;
            statistics(pass, at, t * pass.stride + r);
            double mean = pass.kept[0][t * pass.stride + r];
            double inverse = pass.kept[1][t * pass.stride + r];
            for (int u = 0; u < units; u++) {
                int i = at + u * pass.stride;
                double normal = (pass.in[i] - mean) * inverse;
                pass.out[i] = Math.fma(normal, pass.parameters[gamma.offset() + u], pass.parameters[beta.offset() + u]);
            }
        }
    }

    private void statistics(Pass pass, int at, int row) {
        int units = gamma.rows();
        double mean = 0;
        for (int u = 0; u < units; u++) {
            mean += pass.in[at + u * pass.stride];
        }
        mean /= units;
        double squares = 0;
        for (int u = 0; u < units; u++) {
            double d = pass.in[at + u * pass.stride] - mean;
            squares = Math.fma(d, d, squares);
        }
        pass.kept[0][row] = mean;
        pass.kept[1][row] = 1 / Math.sqrt(squares / units + spec.eps());
    }

    @Override
    public void backward(Pass pass) {
        linesBack(pass, 0, steps * pass.rows);
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, 2L * Pass.FAR * gamma.rows(), steps * pass.rows - from);
        linesBack(pass, from, to);
        return Op.next(to, steps * pass.rows);
    }

    private void linesBack(Pass pass, int from, int to) {
        int units = gamma.rows();
        for (int line = from; line < to; line++) {
            int t = line / pass.rows;
            int r = line % pass.rows;
            row(pass, units, t * units * pass.stride + r, t * pass.stride + r);
        }
    }

    private void row(Pass pass, int units, int at, int row) {
        double mean = pass.kept[0][row];
        double inverse = pass.kept[1][row];
        double sumD = 0;
        double sumDx = 0;
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            double normal = (pass.in[i] - mean) * inverse;
            double d = pass.dOut[i] * pass.parameters[gamma.offset() + u];
            sumD += d;
            sumDx = Math.fma(d, normal, sumDx);
            if (pass.gradient != null) {
                pass.gradient[gamma.offset() + u] += pass.dOut[i] * normal;
                pass.gradient[beta.offset() + u] += pass.dOut[i];
            }
        }
        if (pass.dIn == null) {
            return;
        }
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            double normal = (pass.in[i] - mean) * inverse;
            double d = pass.dOut[i] * pass.parameters[gamma.offset() + u];
            pass.dIn[i] = inverse * (d - sumD / units - normal * (sumDx / units));
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        int units = gamma.rows();
        Normalising line = new Normalising(units, pass.stride);
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                int at = t * units * pass.stride + r;
                int row = t * pass.stride + r;
                line.take(pass.in, along.in, at, pass.kept[0][row], pass.kept[1][row]);
                for (int u = 0; u < units; u++) {
                    int i = at + u * pass.stride;
                    along.out[i] = along.direction[gamma.offset() + u] * line.value(pass.in, i)
                            + pass.parameters[gamma.offset() + u] * line.tangent(pass.in, along.in, i)
                            + along.direction[beta.offset() + u];
                }
            }
        }
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        int units = gamma.rows();
        Normalising line = new Normalising(units, pass.stride);
        double[] e = new double[units];
        double[] eTangent = new double[units];
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                int at = t * units * pass.stride + r;
                int row = t * pass.stride + r;
                line.take(pass.in, along.in, at, pass.kept[0][row], pass.kept[1][row]);
                for (int u = 0; u < units; u++) {
                    int i = at + u * pass.stride;
                    double d = pass.dOut[i];
                    double scale = pass.parameters[gamma.offset() + u];
                    along.product[gamma.offset() + u] +=
                            along.dOut[i] * line.value(pass.in, i) + d * line.tangent(pass.in, along.in, i);
                    along.product[beta.offset() + u] += along.dOut[i];
                    e[u] = d * scale;
                    eTangent[u] = along.dOut[i] * scale + d * along.direction[gamma.offset() + u];
                }
                if (pass.dIn != null) {
                    line.back(pass.in, along.in, e, eTangent, along.dIn);
                }
            }
        }
    }
}
