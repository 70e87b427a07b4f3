package downhill.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows by vectors of a product, held in registers while the inner index runs: {@code y += a x}.
 *
 * <p>Four rows by three vectors and what they are multiplied with fill the sixteen registers of AVX2.
 */
final class VectorTiles {
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

    private VectorTiles() {}

    static void fourByThree(
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
        DoubleVector s00 = DoubleVector.fromArray(FOUR, y, yAt);
        DoubleVector s01 = DoubleVector.fromArray(FOUR, y, yAt + 4);
        DoubleVector s02 = DoubleVector.fromArray(FOUR, y, yAt + 8);
        DoubleVector s10 = DoubleVector.fromArray(FOUR, y, yAt + columns);
        DoubleVector s11 = DoubleVector.fromArray(FOUR, y, yAt + columns + 4);
        DoubleVector s12 = DoubleVector.fromArray(FOUR, y, yAt + columns + 8);
        DoubleVector s20 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns);
        DoubleVector s21 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns + 4);
        DoubleVector s22 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns + 8);
        DoubleVector s30 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns);
        DoubleVector s31 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns + 4);
        DoubleVector s32 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns + 8);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(FOUR, x, xj);
            DoubleVector x1 = DoubleVector.fromArray(FOUR, x, xj + 4);
            DoubleVector x2 = DoubleVector.fromArray(FOUR, x, xj + 8);
            DoubleVector a0 = DoubleVector.broadcast(FOUR, a[aj]);
            s00 = a0.fma(x0, s00);
            s01 = a0.fma(x1, s01);
            s02 = a0.fma(x2, s02);
            DoubleVector a1 = DoubleVector.broadcast(FOUR, a[aj + rowStep]);
            s10 = a1.fma(x0, s10);
            s11 = a1.fma(x1, s11);
            s12 = a1.fma(x2, s12);
            DoubleVector a2 = DoubleVector.broadcast(FOUR, a[aj + 2 * rowStep]);
            s20 = a2.fma(x0, s20);
            s21 = a2.fma(x1, s21);
            s22 = a2.fma(x2, s22);
            DoubleVector a3 = DoubleVector.broadcast(FOUR, a[aj + 3 * rowStep]);
            s30 = a3.fma(x0, s30);
            s31 = a3.fma(x1, s31);
            s32 = a3.fma(x2, s32);
        }
        s00.intoArray(y, yAt);
        s01.intoArray(y, yAt + 4);
        s02.intoArray(y, yAt + 8);
        s10.intoArray(y, yAt + columns);
        s11.intoArray(y, yAt + columns + 4);
        s12.intoArray(y, yAt + columns + 8);
        s20.intoArray(y, yAt + 2 * columns);
        s21.intoArray(y, yAt + 2 * columns + 4);
        s22.intoArray(y, yAt + 2 * columns + 8);
        s30.intoArray(y, yAt + 3 * columns);
        s31.intoArray(y, yAt + 3 * columns + 4);
        s32.intoArray(y, yAt + 3 * columns + 8);
    }

    static void fourByTwo(
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
        DoubleVector s00 = DoubleVector.fromArray(FOUR, y, yAt);
        DoubleVector s01 = DoubleVector.fromArray(FOUR, y, yAt + 4);
        DoubleVector s10 = DoubleVector.fromArray(FOUR, y, yAt + columns);
        DoubleVector s11 = DoubleVector.fromArray(FOUR, y, yAt + columns + 4);
        DoubleVector s20 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns);
        DoubleVector s21 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns + 4);
        DoubleVector s30 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns);
        DoubleVector s31 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns + 4);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(FOUR, x, xj);
            DoubleVector x1 = DoubleVector.fromArray(FOUR, x, xj + 4);
            DoubleVector a0 = DoubleVector.broadcast(FOUR, a[aj]);
            s00 = a0.fma(x0, s00);
            s01 = a0.fma(x1, s01);
            DoubleVector a1 = DoubleVector.broadcast(FOUR, a[aj + rowStep]);
            s10 = a1.fma(x0, s10);
            s11 = a1.fma(x1, s11);
            DoubleVector a2 = DoubleVector.broadcast(FOUR, a[aj + 2 * rowStep]);
            s20 = a2.fma(x0, s20);
            s21 = a2.fma(x1, s21);
            DoubleVector a3 = DoubleVector.broadcast(FOUR, a[aj + 3 * rowStep]);
            s30 = a3.fma(x0, s30);
            s31 = a3.fma(x1, s31);
        }
        s00.intoArray(y, yAt);
        s01.intoArray(y, yAt + 4);
        s10.intoArray(y, yAt + columns);
        s11.intoArray(y, yAt + columns + 4);
        s20.intoArray(y, yAt + 2 * columns);
        s21.intoArray(y, yAt + 2 * columns + 4);
        s30.intoArray(y, yAt + 3 * columns);
        s31.intoArray(y, yAt + 3 * columns + 4);
    }

    static void fourByOne(
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
        DoubleVector s00 = DoubleVector.fromArray(FOUR, y, yAt);
        DoubleVector s10 = DoubleVector.fromArray(FOUR, y, yAt + columns);
        DoubleVector s20 = DoubleVector.fromArray(FOUR, y, yAt + 2 * columns);
        DoubleVector s30 = DoubleVector.fromArray(FOUR, y, yAt + 3 * columns);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(FOUR, x, xj);
            DoubleVector a0 = DoubleVector.broadcast(FOUR, a[aj]);
            s00 = a0.fma(x0, s00);
            DoubleVector a1 = DoubleVector.broadcast(FOUR, a[aj + rowStep]);
            s10 = a1.fma(x0, s10);
            DoubleVector a2 = DoubleVector.broadcast(FOUR, a[aj + 2 * rowStep]);
            s20 = a2.fma(x0, s20);
            DoubleVector a3 = DoubleVector.broadcast(FOUR, a[aj + 3 * rowStep]);
            s30 = a3.fma(x0, s30);
        }
        s00.intoArray(y, yAt);
        s10.intoArray(y, yAt + columns);
        s20.intoArray(y, yAt + 2 * columns);
        s30.intoArray(y, yAt + 3 * columns);
    }

    static void oneByTwo(
            double[] a, int at, int innerStep, double[] x, int xAt, double[] y, int yAt, int inner, int columns) {
        DoubleVector s00 = DoubleVector.fromArray(FOUR, y, yAt);
        DoubleVector s01 = DoubleVector.fromArray(FOUR, y, yAt + 4);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(FOUR, x, xj);
            DoubleVector x1 = DoubleVector.fromArray(FOUR, x, xj + 4);
            DoubleVector a0 = DoubleVector.broadcast(FOUR, a[aj]);
            s00 = a0.fma(x0, s00);
            s01 = a0.fma(x1, s01);
        }
        s00.intoArray(y, yAt);
        s01.intoArray(y, yAt + 4);
    }

    static void oneByOne(
            double[] a, int at, int innerStep, double[] x, int xAt, double[] y, int yAt, int inner, int columns) {
        DoubleVector s00 = DoubleVector.fromArray(FOUR, y, yAt);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(FOUR, x, xj);
            DoubleVector a0 = DoubleVector.broadcast(FOUR, a[aj]);
            s00 = a0.fma(x0, s00);
        }
        s00.intoArray(y, yAt);
    }
}
