package downhill.landscape;

/**
 * All eigenvalues and eigenvectors of a small symmetric matrix.
 *
 * <p>Source: Jacobi 1846, cyclic by rows, with the rotations of Golub & Van Loan, Matrix Computations, section 8.5.
 */
final class Jacobi {
    private static final int SWEEPS = 50;
    private static final double ROUNDING = 1e-32;

    private final int n;
    private final double[][] a;
    private final double[][] vectors;

    /** @param matrix symmetric; not written */
    Jacobi(double[][] matrix) {
        n = matrix.length;
        a = new double[n][];
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && !isDiagonal(); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    private boolean isDiagonal() {
        double off = 0;
        double on = 0;
        for (int i = 0; i < n; i++) {
            on = Math.fma(a[i][i], a[i][i], on);
            for (int j = 0; j < i; j++) {
                off = Math.fma(a[i][j], a[i][j], off);
            }
        }
        return off <= ROUNDING * on;
    }

    private void rotate(int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(Math.fma(theta, theta, 1)));
        double c = 1 / Math.sqrt(Math.fma(t, t, 1));
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < n; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }

    double value(int index) {
        return a[index][index];
    }

    /** Element {@code row} of the unit vector that belongs to {@link #value value(index)}. */
    double vector(int index, int row) {
        return vectors[row][index];
    }

    /** Index of the largest value but for one. */
    int largestBut(int other) {
        int best = other == 0 ? 1 : 0;
        for (int i = 0; i < n; i++) {
            best = i != other && a[i][i] > a[best][best] ? i : best;
        }
        return best;
    }
}
