package downhill.math;

/**
 * The work that takes the time, written twice with the same bits: plain loops, and vectors where the platform has them.
 *
 * <p>Lanes only ever hold independent results; every sum runs in the order stated here.
 */
sealed interface KernelSet permits ScalarKernels, VectorKernels {

    /**
     * {@code y[i][c] += sum over j of a[i, j] x[j][c]}, in order of j with fma; x and y have {@code columns} a row.
     *
     * @param a its element [i, j] stands at {@code at + i * rowStep + j * innerStep}
     */
    void multiply(
            double[] a,
            int at,
            int rowStep,
            int innerStep,
            double[] x,
            int xAt,
            double[] y,
            int yAt,
            int rows,
            int inner,
            int columns);

    /** Sum of squares of v[from, to): element i goes to partial sum (i - from) mod 8; the eight are added pairwise. */
    double sumOfSquares(double[] v, int from, int to);

    /** Whether every element of v[0, to) is finite. */
    boolean allFinite(double[] v, int to);

    /** a = tanh(z) on [from, to). */
    void tanh(double[] z, double[] a, int from, int to);

    /** a = 1 / (1 + e^-z) on [from, to). */
    void sigmoid(double[] z, double[] a, int from, int to);

    /** a = e^z on [from, to). */
    void exp(double[] z, double[] a, int from, int to);

    /** a = max(0, z) on [from, to); NaN stays NaN. */
    void relu(double[] z, double[] a, int from, int to);

    /** dz = da where z is above 0, else 0 times da, on [from, to). */
    void reluBack(double[] z, double[] da, double[] dz, int from, int to);
}
