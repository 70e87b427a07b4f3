package downhill.math;

import java.util.Arrays;

/**
 * Batch-wide kernels over row-major flat arrays; every sum runs sequentially over its inner index with fma, so that
 * the bits do not depend on how the loops are unrolled or vectorised.
 *
 * <p>Shapes: {@code x[rows][in]}, {@code W[out][in]}, {@code y[rows][out]}.
 */
public final class Kernels {

    private Kernels() {}

    /**
     * y = x W^T + b. Each element starts at the bias (0 without one) and adds over the inputs in order.
     *
     * @param p array that holds W at {@code w} and b at {@code b}; {@code b} below 0 means no bias
     */
    public static void affine(double[] p, int w, int b, double[] x, double[] y, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            int xr = r * in;
            int yr = r * out;
            int o = 0;
            for (; o + 4 <= out; o += 4) {
                affineFour(p, w + o * in, b < 0 ? -1 : b + o, x, xr, y, yr + o, in);
            }
            for (; o < out; o++) {
                double sum = b < 0 ? 0 : p[b + o];
                int wo = w + o * in;
                for (int k = 0; k < in; k++) {
                    sum = Math.fma(x[xr + k], p[wo + k], sum);
                }
                y[yr + o] = sum;
            }
        }
    }

    // Four independent chains hide the latency of fma; each chain is the plain sequential sum.
    private static void affineFour(double[] p, int w, int b, double[] x, int xr, double[] y, int yr, int in) {
        double s0 = b < 0 ? 0 : p[b];
        double s1 = b < 0 ? 0 : p[b + 1];
        double s2 = b < 0 ? 0 : p[b + 2];
        double s3 = b < 0 ? 0 : p[b + 3];
        int w1 = w + in;
        int w2 = w1 + in;
        int w3 = w2 + in;
        for (int k = 0; k < in; k++) {
            double v = x[xr + k];
            s0 = Math.fma(v, p[w + k], s0);
            s1 = Math.fma(v, p[w1 + k], s1);
            s2 = Math.fma(v, p[w2 + k], s2);
            s3 = Math.fma(v, p[w3 + k], s3);
        }
        y[yr] = s0;
        y[yr + 1] = s1;
        y[yr + 2] = s2;
        y[yr + 3] = s3;
    }

    /** dx = dy W: each element adds over the outputs in order, starting at 0. */
    public static void backToInput(double[] p, int w, double[] dy, double[] dx, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            int xr = r * in;
            Arrays.fill(dx, xr, xr + in, 0);
            for (int o = 0; o < out; o++) {
                double d = dy[r * out + o];
                int wo = w + o * in;
                for (int k = 0; k < in; k++) {
                    dx[xr + k] = Math.fma(d, p[wo + k], dx[xr + k]);
                }
            }
        }
    }

    /** dW += dy^T x and db += column sums of dy: each element adds over the rows in order. */
    public static void backToWeights(double[] g, int w, int b, double[] x, double[] dy, int rows, int in, int out) {
        for (int o = 0; o < out; o++) {
            int wo = w + o * in;
            for (int r = 0; r < rows; r++) {
                double d = dy[r * out + o];
                int xr = r * in;
                for (int k = 0; k < in; k++) {
                    g[wo + k] = Math.fma(d, x[xr + k], g[wo + k]);
                }
            }
            if (b >= 0) {
                double sum = g[b + o];
                for (int r = 0; r < rows; r++) {
                    sum += dy[r * out + o];
                }
                g[b + o] = sum;
            }
        }
    }

    /** Sum of squares of v[from, to), in order. */
    public static double sumOfSquares(double[] v, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.fma(v[i], v[i], sum);
        }
        return sum;
    }

    /** Whether every element of v[0, length) is finite. */
    public static boolean allFinite(double[] v, int length) {
        // A finite number times zero is a zero; NaN and infinities turn the sum into NaN.
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += v[i] * 0;
        }
        return sum == 0;
    }
}
