package downhill.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Four lanes at a time, with the bits of {@link ScalarKernels}; loaded only where the Vector API's module is there. */
record VectorKernels() implements KernelSet {
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
    private static final int LANES = 4;

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
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            int ai = at + i * rowStep;
            int yi = yAt + i * columns;
            int c = WideTiles.FIT ? wide(a, ai, rowStep, innerStep, x, xAt, y, yi, inner, columns) : 0;
            for (; c + 3 * LANES <= columns; c += 3 * LANES) {
                VectorTiles.fourByThree(a, ai, rowStep, innerStep, x, xAt + c, y, yi + c, inner, columns);
            }
            if (c + 2 * LANES <= columns) {
                VectorTiles.fourByTwo(a, ai, rowStep, innerStep, x, xAt + c, y, yi + c, inner, columns);
                c += 2 * LANES;
            }
            if (c + LANES <= columns) {
                VectorTiles.fourByOne(a, ai, rowStep, innerStep, x, xAt + c, y, yi + c, inner, columns);
                c += LANES;
            }
            for (; c < columns; c++) {
                fourByColumn(a, ai, rowStep, innerStep, x, xAt + c, y, yi + c, inner, columns);
            }
        }
        for (; i < rows; i++) {
            row(a, at + i * rowStep, innerStep, x, xAt, y, yAt + i * columns, inner, columns);
        }
    }

    /** Goes as far as eight lanes do; the first column that is left. */
    private static int wide(
            double[] a,
            int at,
            int rowStep,
            int innerStep,
            double[] x,
            int xAt,
            double[] y,
            int yAt,
            int inner,
            int columns) {
        int c = 0;
        for (; c + 8 * LANES <= columns; c += 8 * LANES) {
            WideTiles.fourByFour(a, at, rowStep, innerStep, x, xAt + c, y, yAt + c, inner, columns);
        }
        if (c + 4 * LANES <= columns) {
            WideTiles.fourByTwo(a, at, rowStep, innerStep, x, xAt + c, y, yAt + c, inner, columns);
            c += 4 * LANES;
        }
        return c;
    }

    private static void row(
            double[] a, int at, int innerStep, double[] x, int xAt, double[] y, int yAt, int inner, int columns) {
        int c = 0;
        for (; c + 2 * LANES <= columns; c += 2 * LANES) {
            VectorTiles.oneByTwo(a, at, innerStep, x, xAt + c, y, yAt + c, inner, columns);
        }
        for (; c + LANES <= columns; c += LANES) {
            VectorTiles.oneByOne(a, at, innerStep, x, xAt + c, y, yAt + c, inner, columns);
        }
        for (; c < columns; c++) {
            double sum = y[yAt + c];
            for (int j = 0; j < inner; j++) {
                sum = Math.fma(a[at + j * innerStep], x[xAt + c + j * columns], sum);
            }
            y[yAt + c] = sum;
        }
    }

    private static void fourByColumn(
            double[] a,
            int at,
            int rowStep,
            int innerStep,
            double[] x,
            int xAt,
            double[] y,
            int yAt,
            int inner,
            int columns) {
        double s0 = y[yAt];
        double s1 = y[yAt + columns];
        double s2 = y[yAt + 2 * columns];
        double s3 = y[yAt + 3 * columns];
        for (int j = 0; j < inner; j++) {
            double v = x[xAt + j * columns];
            int aj = at + j * innerStep;
            s0 = Math.fma(a[aj], v, s0);
            s1 = Math.fma(a[aj + rowStep], v, s1);
            s2 = Math.fma(a[aj + 2 * rowStep], v, s2);
            s3 = Math.fma(a[aj + 3 * rowStep], v, s3);
        }
        y[yAt] = s0;
        y[yAt + columns] = s1;
        y[yAt + 2 * columns] = s2;
        y[yAt + 3 * columns] = s3;
    }

    @Override
    public double sumOfSquares(double[] v, int from, int to) {
        if (to - from < 4 * LANES) {
            return ScalarKernels.sumOfSquares(v, from, to, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        DoubleVector low = DoubleVector.zero(FOUR);
        DoubleVector high = DoubleVector.zero(FOUR);
        int i = from;
        for (; i + 2 * LANES <= to; i += 2 * LANES) {
            DoubleVector first = DoubleVector.fromArray(FOUR, v, i);
            DoubleVector second = DoubleVector.fromArray(FOUR, v, i + LANES);
            low = first.fma(first, low);
            high = second.fma(second, high);
        }
        return ScalarKernels.sumOfSquares(
                v,
                i,
                to,
                low.lane(0),
                low.lane(1),
                low.lane(2),
                low.lane(3),
                high.lane(0),
                high.lane(1),
                high.lane(2),
                high.lane(3));
    }

    @Override
    public boolean allFinite(double[] v, int to) {
        DoubleVector first = DoubleVector.zero(FOUR);
        DoubleVector second = DoubleVector.zero(FOUR);
        DoubleVector third = DoubleVector.zero(FOUR);
        DoubleVector fourth = DoubleVector.zero(FOUR);
        int i = 0;
        for (; i + 4 * LANES <= to; i += 4 * LANES) {
            first = DoubleVector.fromArray(FOUR, v, i).mul(0).add(first);
            second = DoubleVector.fromArray(FOUR, v, i + LANES).mul(0).add(second);
            third = DoubleVector.fromArray(FOUR, v, i + 2 * LANES).mul(0).add(third);
            fourth = DoubleVector.fromArray(FOUR, v, i + 3 * LANES).mul(0).add(fourth);
        }
        DoubleVector all = first.add(second).add(third.add(fourth));
        double sum = all.lane(0) + all.lane(1) + all.lane(2) + all.lane(3);
        for (; i < to; i++) {
            sum += v[i] * 0;
        }
        return sum == 0;
    }

    @Override
    public void tanh(double[] z, double[] a, int from, int to) {
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            VectorElementary.tanh(DoubleVector.fromArray(FOUR, z, i)).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = Elementary.tanh(z[i]);
        }
    }

    @Override
    public void sigmoid(double[] z, double[] a, int from, int to) {
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            VectorElementary.sigmoid(DoubleVector.fromArray(FOUR, z, i)).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void exp(double[] z, double[] a, int from, int to) {
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            VectorElementary.exp(DoubleVector.fromArray(FOUR, z, i)).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = Elementary.exp(z[i]);
        }
    }

    @Override
    public void relu(double[] z, double[] a, int from, int to) {
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(FOUR, z, i);
            v.blend(0, v.compare(VectorOperators.LE, 0)).intoArray(a, i);
        }
        for (; i < to; i++) {
            a[i] = z[i] <= 0 ? 0 : z[i];
        }
    }

    @Override
    public void reluBack(double[] z, double[] da, double[] dz, int from, int to) {
        DoubleVector ones = DoubleVector.broadcast(FOUR, 1);
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            VectorMask<Double> off = DoubleVector.fromArray(FOUR, z, i).compare(VectorOperators.LE, 0);
            DoubleVector.fromArray(FOUR, da, i).mul(ones.blend(0, off)).intoArray(dz, i);
        }
        for (; i < to; i++) {
            dz[i] = da[i] * (z[i] <= 0 ? 0 : 1);
        }
    }
}
