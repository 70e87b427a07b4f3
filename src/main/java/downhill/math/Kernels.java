package downhill.math;

/**
 * Batch-wide kernels; every sum runs sequentially over its inner index with fma, so that the bits do not depend on how
 * the loops are unrolled or vectorised.
 *
 * <p>What a layer computes for a batch lies unit by unit, the rows of the batch side by side: {@code z[units][stride]},
 * where {@link #stride} is the number of rows rounded up to whole vectors; what stands in the padding means nothing.
 * Weights are {@code W[out][in]}.
 */
public final class Kernels {
    private static final KernelSet SET = Platform.hasVectors() ? new VectorKernels() : new ScalarKernels();
    private static final int LANES = 4;
    private static final double TINY = 0x1p-500;

    private Kernels() {}

    /** Elements between two units for so many rows of a batch. */
    public static int stride(int rows) {
        return (rows + LANES - 1) / LANES * LANES;
    }

    /**
     * {@code y = W x + b}: each element starts at the bias (0 without one) and adds over the inputs in order.
     *
     * @param p array that holds W at {@code w} and b at {@code b}; {@code b} below 0 means no bias
     */
    public static void affine(
            double[] p, int w, int b, double[] x, int xAt, double[] y, int yAt, int stride, int in, int out) {
        for (int o = 0; o < out; o++) {
            fill(y, yAt + o * stride, stride, b < 0 ? 0 : p[b + o]);
        }
        addProduct(p, w, x, xAt, y, yAt, stride, in, out);
    }

    /** {@code y += W x}: each element adds over the inputs in order to what is there. */
    public static void addProduct(
            double[] p, int w, double[] x, int xAt, double[] y, int yAt, int stride, int in, int out) {
        SET.multiply(p, w, in, 1, x, xAt, y, yAt, out, in, stride);
    }

    /** {@code dx = W^T dy}: each element adds over the outputs in order, starting at 0. */
    public static void backToInput(
            double[] p, int w, double[] dy, int dyAt, double[] dx, int dxAt, int stride, int in, int out) {
        fill(dx, dxAt, in * stride, 0);
        addBackToInput(p, w, dy, dyAt, dx, dxAt, stride, in, out);
    }

    /** {@code dx += W^T dy}: each element adds over the outputs in order to what is there. */
    public static void addBackToInput(
            double[] p, int w, double[] dy, int dyAt, double[] dx, int dxAt, int stride, int in, int out) {
        SET.multiply(p, w, 1, in, dy, dyAt, dx, dxAt, in, out, stride);
    }

    /** The same as {@link #backToInput} for the inputs [from, to) alone. */
    public static void backToInput(
            double[] p,
            int w,
            double[] dy,
            int dyAt,
            double[] dx,
            int dxAt,
            int stride,
            int in,
            int out,
            int from,
            int to) {
        fill(dx, dxAt + from * stride, (to - from) * stride, 0);
        addBackToInput(p, w, dy, dyAt, dx, dxAt, stride, in, out, from, to);
    }

    /** Adds the same to what is there. */
    public static void addBackToInput(
            double[] p,
            int w,
            double[] dy,
            int dyAt,
            double[] dx,
            int dxAt,
            int stride,
            int in,
            int out,
            int from,
            int to) {
        SET.multiply(p, w + from, 1, in, dy, dyAt, dx, dxAt + from * stride, to - from, out, stride);
    }

    /**
     * {@code dW += dy x^T} and {@code db += sums of dy}: each element adds over the rows in order.
     *
     * @param g gradient that holds dW at {@code w} and db at {@code b}; {@code b} below 0 means no bias
     * @param scratch of at least {@code rows * in} elements
     */
    public static void backToWeights(
            double[] g,
            int w,
            int b,
            double[] x,
            int xAt,
            double[] dy,
            int dyAt,
            int stride,
            int rows,
            int in,
            int out,
            double[] scratch) {
        transpose(x, xAt, stride, in, rows, scratch);
        backToWeights(g, w, b, scratch, dy, dyAt, stride, rows, in, out);
    }

    /** The same with the inputs row by row, {@code x[rows][in]}. */
    public static void backToWeights(
            double[] g, int w, int b, double[] x, double[] dy, int dyAt, int stride, int rows, int in, int out) {
        SET.multiply(dy, dyAt, stride, 1, x, 0, g, w, out, rows, in);
        if (b >= 0) {
            addSums(g, b, dy, dyAt, stride, rows, out);
        }
    }

    // Four units at a time: their sums do not wait for each other.
    private static void addSums(double[] g, int b, double[] dy, int dyAt, int stride, int rows, int out) {
        int o = 0;
        for (; o + 4 <= out; o += 4) {
            int d = dyAt + o * stride;
            double s0 = g[b + o];
            double s1 = g[b + o + 1];
            double s2 = g[b + o + 2];
            double s3 = g[b + o + 3];
            for (int r = 0; r < rows; r++) {
                s0 += dy[d + r];
                s1 += dy[d + stride + r];
                s2 += dy[d + 2 * stride + r];
                s3 += dy[d + 3 * stride + r];
            }
            g[b + o] = s0;
            g[b + o + 1] = s1;
            g[b + o + 2] = s2;
            g[b + o + 3] = s3;
        }
        for (; o < out; o++) {
            double sum = g[b + o];
            for (int r = 0; r < rows; r++) {
                sum += dy[dyAt + o * stride + r];
            }
            g[b + o] = sum;
        }
    }

    /** {@code into[rows][units]} from {@code x[units][stride]}. */
    public static void transpose(double[] x, int xAt, int stride, int units, int rows, double[] into) {
        transpose(x, xAt, stride, units, rows, into, 0, units);
    }

    /** The same of the units [begin, end) alone. */
    public static void transpose(
            double[] x, int xAt, int stride, int units, int rows, double[] into, int begin, int end) {
        for (int u = begin; u < end; u++) {
            int from = xAt + u * stride;
            for (int r = 0; r < rows; r++) {
                into[r * units + u] = x[from + r];
            }
        }
    }

    /** {@code into[units][stride]} from {@code x[rows][units]}. */
    public static void transposeBack(double[] x, int rows, int units, double[] into, int stride) {
        transposeBack(x, units, into, stride, 0, rows);
    }

    /** The same of the rows [from, to) alone. */
    public static void transposeBack(double[] x, int units, double[] into, int stride, int from, int to) {
        for (int r = from; r < to; r++) {
            for (int u = 0; u < units; u++) {
                into[u * stride + r] = x[r * units + u];
            }
        }
    }

    // Short stretches do not repay a call.
    private static void fill(double[] v, int from, int count, double value) {
        for (int i = from; i < from + count; i++) {
            v[i] = value;
        }
    }

    /** {@code a = tanh(z)} on [from, to). */
    public static void tanh(double[] z, double[] a, int from, int to) {
        SET.tanh(z, a, from, to);
    }

    /** {@code a = 1 / (1 + e^-z)} on [from, to). */
    public static void sigmoid(double[] z, double[] a, int from, int to) {
        SET.sigmoid(z, a, from, to);
    }

    /** {@code a = e^z} on [from, to). */
    public static void exp(double[] z, double[] a, int from, int to) {
        SET.exp(z, a, from, to);
    }

    /** {@code a = max(0, z)} on [from, to). */
    public static void relu(double[] z, double[] a, int from, int to) {
        SET.relu(z, a, from, to);
    }

    /** {@code dz = da} where z is above 0, else 0, on [from, to). */
    public static void reluBack(double[] z, double[] da, double[] dz, int from, int to) {
        SET.reluBack(z, da, dz, from, to);
    }

    /** Sum of squares of v[from, to) in eight partial sums: element i in sum (i - from) mod 8, then pairwise. */
    public static double sumOfSquares(double[] v, int from, int to) {
        return SET.sumOfSquares(v, from, to);
    }

    /**
     * Euclidean norm of v[from, to) / divisor, without overflow or underflow on the way; infinite or NaN only where an
     * element is.
     */
    public static double norm(double[] v, int from, int to, double divisor) {
        double plain = Math.sqrt(sumOfSquares(v, from, to));
        if (plain > TINY && plain < Double.POSITIVE_INFINITY) {
            return plain / divisor;
        }
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double share = v[i] / largest;
            sum = Math.fma(share, share, sum);
        }
        return largest / divisor * Math.sqrt(sum);
    }

    /** Whether every element of v[0, to) is finite. */
    public static boolean allFinite(double[] v, int to) {
        return SET.allFinite(v, to);
    }
}
