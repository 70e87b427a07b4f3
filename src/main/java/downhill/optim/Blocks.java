package downhill.optim;

import downhill.math.Kernels;

/** Norms of a block [from, to) of a gradient, and what makes a block shorter. */
final class Blocks {
    private static final double PYTORCH_EPSILON = 1e-6;

    private Blocks() {}

    /** Euclidean norm, infinite where the sum of squares overflows: as PyTorch has it. */
    static double plainNorm(double[] v, int from, int to) {
        return Math.sqrt(Kernels.sumOfSquares(v, from, to));
    }

    /** Euclidean norm without overflow or underflow on the way. */
    static double norm(double[] v, int from, int to) {
        return Kernels.norm(v, from, to, 1);
    }

    /** Sum of magnitudes. */
    static double sumOfMagnitudes(double[] v, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(v[i]);
        }
        return sum;
    }

    /** Largest magnitude; NaN if any element is. */
    static double largest(double[] v, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        return largest;
    }

    /** Multiplies by min(1, limit / (norm + 1e-6)); a norm that is NaN makes every element NaN. */
    static void clipAsPyTorch(double[] g, int from, int to, double norm, double limit, Treating on) {
        double factor = limit / (norm + PYTORCH_EPSILON);
        if (factor >= 1) {
            on.clipped(0, to - from);
            return;
        }
        scale(g, from, to, factor);
        on.clipped(to - from, to - from);
        on.scaled(factor);
    }

    /** Divides by the norm; a block of zeros stays. */
    static void normalize(double[] g, int from, int to, Treating on) {
        double norm = norm(g, from, to);
        if (norm == 0) {
            return;
        }
        for (int i = from; i < to; i++) {
            g[i] /= norm;
        }
        on.scaled(1 / norm);
    }

    /** Undoes a loss scale, which is no change of the gradient; notes an overflow where an element is not finite. */
    static void unscale(double[] g, int size, double scale, Treating on) {
        if (!Kernels.allFinite(g, size)) {
            on.overflowed();
            return;
        }
        for (int i = 0; i < size; i++) {
            g[i] /= scale;
        }
    }

    /** Multiplies every element. */
    static void scale(double[] g, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            g[i] *= factor;
        }
    }
}
