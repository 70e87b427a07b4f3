package downhill.nn;

import downhill.math.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation over rows: biased variance to normalise, unbiased in the running variance (PyTorch).
 *
 * <p>Keeps 1/sqrt(var + eps) and the mean of each unit from forward to backward.
 */
record BatchNormOp(BatchNorm spec, Tensor gamma, Tensor beta, Tensor runningMean, Tensor runningVar) implements Op {

    @Override
    public int inputs() {
        return gamma.rows();
    }

    @Override
    public int outputs() {
        return gamma.rows();
    }

    @Override
    public int kept() {
        return 2 * inputs();
    }

    @Override
    public void forward(Values values, double[] in, double[] out, double[] kept, int rows, Mode mode) {
        int units = inputs();
        for (int u = 0; u < units; u++) {
            if (mode == Mode.EVAL) {
                kept[u] = values.buffers()[runningMean.offset() + u];
                kept[units + u] = 1 / Math.sqrt(values.buffers()[runningVar.offset() + u] + spec.eps());
            } else {
                batchStatistics(values, in, kept, u, rows, mode);
            }
            double scale = values.parameters()[gamma.offset() + u] * kept[units + u];
            double shift = values.parameters()[beta.offset() + u];
            for (int r = 0; r < rows; r++) {
                out[r * units + u] = Math.fma(in[r * units + u] - kept[u], scale, shift);
            }
        }
    }

    private void batchStatistics(Values values, double[] in, double[] kept, int u, int rows, Mode mode) {
        int units = inputs();
        double mean = 0;
        for (int r = 0; r < rows; r++) {
            mean += in[r * units + u];
        }
        mean /= rows;
        double squares = 0;
        for (int r = 0; r < rows; r++) {
            double d = in[r * units + u] - mean;
            squares = Math.fma(d, d, squares);
        }
        kept[u] = mean;
        kept[units + u] = 1 / Math.sqrt(squares / rows + spec.eps());
        if (mode == Mode.TRAIN) {
            move(values.buffers(), runningMean.offset() + u, mean);
            // A single row has no unbiased variance; a batch of one is refused, a last partial batch is not.
            if (rows > 1) {
                move(values.buffers(), runningVar.offset() + u, squares / (rows - 1));
            }
        }
    }

    private void move(double[] buffers, int index, double target) {
        buffers[index] = (1 - spec.momentum()) * buffers[index] + spec.momentum() * target;
    }

    @Override
    public void backward(Values values, double @Nullable [] gradient, Pass pass) {
        int units = inputs();
        int rows = pass.rows();
        double[] kept = pass.kept();
        for (int u = 0; u < units; u++) {
            double sumD = 0;
            double sumDx = 0;
            for (int r = 0; r < rows; r++) {
                double d = pass.dOut()[r * units + u];
                double normal = (pass.in()[r * units + u] - kept[u]) * kept[units + u];
                sumD += d;
                sumDx = Math.fma(d, normal, sumDx);
            }
            if (gradient != null) {
                gradient[gamma.offset() + u] += sumDx;
                gradient[beta.offset() + u] += sumD;
            }
            toInput(values, pass, u, sumD / rows, sumDx / rows);
        }
    }

    private void toInput(Values values, Pass pass, int u, double meanD, double meanDx) {
        double[] dIn = pass.dIn();
        if (dIn == null) {
            return;
        }
        int units = inputs();
        double inverse = pass.kept()[units + u];
        double scale = values.parameters()[gamma.offset() + u] * inverse;
        for (int r = 0; r < pass.rows(); r++) {
            double normal = (pass.in()[r * units + u] - pass.kept()[u]) * inverse;
            dIn[r * units + u] = scale * (pass.dOut()[r * units + u] - meanD - normal * meanDx);
        }
    }
}
