package downhill.nn;

import downhill.math.Tensor;

/**
 * Batch normalisation over rows: biased variance to normalise, unbiased in the running variance (PyTorch).
 *
 * <p>Keeps 1/sqrt(var + eps) and the mean of each unit from forward to backward.
 */
record BatchNormOp(BatchNorm spec, Tensor gamma, Tensor beta, Tensor runningMean, Tensor runningVar)
        implements Op, Curved {

    @Override
    public int inputs() {
        return gamma.rows();
    }

    @Override
    public int outputs() {
        return gamma.rows();
    }

    @Override
    public int[] kept(int rows, int stride) {
        return new int[] {inputs(), inputs()};
    }

    @Override
    public void forward(Pass pass) {
        units(pass, 0, inputs());
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.FAR * pass.rows, inputs() - from);
        units(pass, from, to);
        return Op.next(to, inputs());
    }

    private void units(Pass pass, int from, int to) {
        double[] mean = pass.kept[0];
        double[] inverse = pass.kept[1];
        for (int u = from; u < to; u++) {
            if (pass.mode == Mode.EVAL) {
                mean[u] = pass.buffers[runningMean.offset() + u];
                inverse[u] = 1 / Math.sqrt(pass.buffers[runningVar.offset() + u] + spec.eps());
            } else {
                batchStatistics(pass, u);
            }
            double scale = pass.parameters[gamma.offset() + u] * inverse[u];
            double shift = pass.parameters[beta.offset() + u];
            int at = u * pass.stride;
            for (int i = at; i < at + pass.rows; i++) {
                pass.out[i] = Math.fma(pass.in[i] - mean[u], scale, shift);
            }
        }
    }

    private void batchStatistics(Pass pass, int u) {
        int at = u * pass.stride;
        int rows = pass.rows;
        double mean = 0;
        for (int i = at; i < at + rows; i++) {
            mean += pass.in[i];
        }
        mean /= rows;
        double squares = 0;
        for (int i = at; i < at + rows; i++) {
            double d = pass.in[i] - mean;
            squares = Math.fma(d, d, squares);
        }
        pass.kept[0][u] = mean;
        pass.kept[1][u] = 1 / Math.sqrt(squares / rows + spec.eps());
        if (pass.mode == Mode.TRAIN) {
            move(pass.buffers, runningMean.offset() + u, mean);
            // A single row has no unbiased variance; a batch of one is refused, a last partial batch is not.
            if (rows > 1) {
                move(pass.buffers, runningVar.offset() + u, squares / (rows - 1));
            }
        }
    }

    private void move(double[] buffers, int index, double target) {
        buffers[index] = (1 - spec.momentum()) * buffers[index] + spec.momentum() * target;
    }

    @Override
    public void backward(Pass pass) {
        back(pass, 0, inputs());
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.FAR * pass.rows, inputs() - from);
        back(pass, from, to);
        return Op.next(to, inputs());
    }

    private void back(Pass pass, int from, int to) {
        for (int u = from; u < to; u++) {
            int at = u * pass.stride;
            double sumD = 0;
            double sumDx = 0;
            for (int i = at; i < at + pass.rows; i++) {
                double normal = (pass.in[i] - pass.kept[0][u]) * pass.kept[1][u];
                sumD += pass.dOut[i];
                sumDx = Math.fma(pass.dOut[i], normal, sumDx);
            }
            if (pass.gradient != null) {
                pass.gradient[gamma.offset() + u] += sumDx;
                pass.gradient[beta.offset() + u] += sumD;
            }
            toInput(pass, u, sumD / pass.rows, sumDx / pass.rows);
        }
    }

    private void toInput(Pass pass, int u, double meanD, double meanDx) {
        if (pass.dIn == null) {
            return;
        }
        int at = u * pass.stride;
        double inverse = pass.kept[1][u];
        double scale = pass.parameters[gamma.offset() + u] * inverse;
        for (int i = at; i < at + pass.rows; i++) {
            double normal = (pass.in[i] - pass.kept[0][u]) * inverse;
            pass.dIn[i] = scale * (pass.dOut[i] - meanD - normal * meanDx);
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        Normalising line = new Normalising(pass.rows, 1);
        for (int u = 0; u < inputs(); u++) {
            int at = u * pass.stride;
            line.take(pass.in, along.in, at, pass.kept[0][u], pass.kept[1][u]);
            double scale = pass.parameters[gamma.offset() + u];
            double scaleTangent = along.direction[gamma.offset() + u];
            double shiftTangent = along.direction[beta.offset() + u];
            for (int i = at; i < at + pass.rows; i++) {
                along.out[i] = scaleTangent * line.value(pass.in, i)
                        + scale * line.tangent(pass.in, along.in, i)
                        + shiftTangent;
            }
        }
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        Normalising line = new Normalising(pass.rows, 1);
        double[] e = new double[pass.rows];
        double[] eTangent = new double[pass.rows];
        for (int u = 0; u < inputs(); u++) {
            int at = u * pass.stride;
            line.take(pass.in, along.in, at, pass.kept[0][u], pass.kept[1][u]);
            double scale = pass.parameters[gamma.offset() + u];
            double scaleTangent = along.direction[gamma.offset() + u];
            for (int r = 0; r < pass.rows; r++) {
                int i = at + r;
                double d = pass.dOut[i];
                along.product[gamma.offset() + u] +=
                        along.dOut[i] * line.value(pass.in, i) + d * line.tangent(pass.in, along.in, i);
                along.product[beta.offset() + u] += along.dOut[i];
                e[r] = d * scale;
                eTangent[r] = along.dOut[i] * scale + d * scaleTangent;
            }
            if (pass.dIn != null) {
                line.back(pass.in, along.in, e, eTangent, along.dIn);
            }
        }
    }
}
