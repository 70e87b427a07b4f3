package downhill.math;

/** Plain loops. */
record ScalarKernels() implements KernelSet {

    @Override
    public void multiply(
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
            int columns) {
        for (int i = 0; i < rows; i++) {
            int yi = yAt + i * columns;
            for (int j = 0; j < inner; j++) {
                double factor = a[at + i * rowStep + j * innerStep];
                int xj = xAt + j * columns;
                for (int c = 0; c < columns; c++) {
                    y[yi + c] = Math.fma(factor, x[xj + c], y[yi + c]);
                }
            }
        }
    }

    @Override
    public double sumOfSquares(double[] v, int from, int to) {
        return sumOfSquares(v, from, to, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Goes on with eight partial sums. */
    static double sumOfSquares(
            double[] v,
            int from,
            int to,
            double s0,
            double s1,
            double s2,
            double s3,
            double s4,
            double s5,
            double s6,
            double s7) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            s0 = Math.fma(v[i], v[i], s0);
            s1 = Math.fma(v[i + 1], v[i + 1], s1);
            s2 = Math.fma(v[i + 2], v[i + 2], s2);
            s3 = Math.fma(v[i + 3], v[i + 3], s3);
            s4 = Math.fma(v[i + 4], v[i + 4], s4);
            s5 = Math.fma(v[i + 5], v[i + 5], s5);
            s6 = Math.fma(v[i + 6], v[i + 6], s6);
            s7 = Math.fma(v[i + 7], v[i + 7], s7);
        }
        s0 = i < to ? Math.fma(v[i], v[i], s0) : s0;
        s1 = i + 1 < to ? Math.fma(v[i + 1], v[i + 1], s1) : s1;
        s2 = i + 2 < to ? Math.fma(v[i + 2], v[i + 2], s2) : s2;
        s3 = i + 3 < to ? Math.fma(v[i + 3], v[i + 3], s3) : s3;
        s4 = i + 4 < to ? Math.fma(v[i + 4], v[i + 4], s4) : s4;
        s5 = i + 5 < to ? Math.fma(v[i + 5], v[i + 5], s5) : s5;
        s6 = i + 6 < to ? Math.fma(v[i + 6], v[i + 6], s6) : s6;
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    @Override
    public boolean allFinite(double[] v, int to) {
        // A finite number times zero is a zero; NaN and infinities turn the sum of any order into NaN.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= to; i += 4) {
            s0 += v[i] * 0;
            s1 += v[i + 1] * 0;
            s2 += v[i + 2] * 0;
            s3 += v[i + 3] * 0;
        }
        for (; i < to; i++) {
            s0 += v[i] * 0;
        }
        return s0 + s1 + s2 + s3 == 0;
    }

    @Override
    public void tanh(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Elementary.tanh(z[i]);
        }
    }

    @Override
    public void sigmoid(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void exp(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Elementary.exp(z[i]);
        }
    }

    @Override
    public void relu(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = z[i] <= 0 ? 0 : z[i];
        }
    }

    @Override
    public void reluBack(double[] z, double[] da, double[] dz, int from, int to) {
        for (int i = from; i < to; i++) {
            dz[i] = da[i] * (z[i] <= 0 ? 0 : 1);
        }
    }
}
