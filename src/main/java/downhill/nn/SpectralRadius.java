package downhill.nn;

import downhill.math.Kernels;
import downhill.math.Tensor;

/**
 * The largest magnitude of an eigenvalue of a square matrix, and how to set it.
 *
 * <p>Gelfand's formula by repeated squaring: with k squarings, ||W^(2^k)||^(1 / 2^k) differs from the radius by a
 * factor of at most about n^(1 / 2^k).
 */
final class SpectralRadius {
    private static final int SQUARINGS = 30;

    private SpectralRadius() {}

    /** Scales a square tensor so that its radius is the one given; a matrix whose powers vanish is left alone. */
    static void set(double[] parameters, Tensor square, double radius) {
        double now = of(parameters, square);
        if (now > 0 && Double.isFinite(now)) {
            for (int i = square.offset(); i < square.end(); i++) {
                parameters[i] *= radius / now;
            }
        }
    }

    /** The radius of a square tensor. */
    static double of(double[] parameters, Tensor square) {
        int n = square.rows();
        double[] power = new double[n * n];
        System.arraycopy(parameters, square.offset(), power, 0, n * n);
        double radius = 1;
        double root = 1;
        for (int k = 0; k <= SQUARINGS; k++) {
            double norm = Math.sqrt(Kernels.sumOfSquares(power, 0, n * n));
            if (norm == 0 || !Double.isFinite(norm)) {
                return norm;
            }
            radius *= downhill.math.Functions.pow(norm, root);
            root /= 2;
            double[] next = new double[n * n];
            for (int i = 0; i < n * n; i++) {
                power[i] /= norm;
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int c = 0; c < n; c++) {
                        next[i * n + c] = Math.fma(power[i * n + j], power[j * n + c], next[i * n + c]);
                    }
                }
            }
            power = next;
        }
        return radius;
    }
}
