package downhill.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorTiles} with eight lanes, for processors that have them; each lane is a result of its own, so that the
 * bits are the same.
 */
final class WideTiles {
    /** Whether the processor has vectors of eight doubles, and 32 registers to hold them. */
    static final boolean FIT = VectorShape.preferredShape().vectorBitSize() >= 512;

    private static final VectorSpecies<Double> EIGHT = DoubleVector.SPECIES_512;

    private WideTiles() {}

    static void fourByFour(
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
        DoubleVector s00 = DoubleVector.fromArray(EIGHT, y, yAt);
        DoubleVector s01 = DoubleVector.fromArray(EIGHT, y, yAt + 8);
        DoubleVector s02 = DoubleVector.fromArray(EIGHT, y, yAt + 16);
        DoubleVector s03 = DoubleVector.fromArray(EIGHT, y, yAt + 24);
        DoubleVector s10 = DoubleVector.fromArray(EIGHT, y, yAt + columns);
        DoubleVector s11 = DoubleVector.fromArray(EIGHT, y, yAt + columns + 8);
        DoubleVector s12 = DoubleVector.fromArray(EIGHT, y, yAt + columns + 16);
        DoubleVector s13 = DoubleVector.fromArray(EIGHT, y, yAt + columns + 24);
        DoubleVector s20 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns);
        DoubleVector s21 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns + 8);
        DoubleVector s22 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns + 16);
        DoubleVector s23 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns + 24);
        DoubleVector s30 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns);
        DoubleVector s31 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns + 8);
        DoubleVector s32 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns + 16);
        DoubleVector s33 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns + 24);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(EIGHT, x, xj);
            DoubleVector x1 = DoubleVector.fromArray(EIGHT, x, xj + 8);
            DoubleVector x2 = DoubleVector.fromArray(EIGHT, x, xj + 16);
            DoubleVector x3 = DoubleVector.fromArray(EIGHT, x, xj + 24);
            DoubleVector a0 = DoubleVector.broadcast(EIGHT, a[aj]);
            s00 = a0.fma(x0, s00);
            s01 = a0.fma(x1, s01);
            s02 = a0.fma(x2, s02);
            s03 = a0.fma(x3, s03);
            DoubleVector a1 = DoubleVector.broadcast(EIGHT, a[aj + rowStep]);
            s10 = a1.fma(x0, s10);
            s11 = a1.fma(x1, s11);
            s12 = a1.fma(x2, s12);
            s13 = a1.fma(x3, s13);
            DoubleVector a2 = DoubleVector.broadcast(EIGHT, a[aj + 2 * rowStep]);
            s20 = a2.fma(x0, s20);
            s21 = a2.fma(x1, s21);
            s22 = a2.fma(x2, s22);
            s23 = a2.fma(x3, s23);
            DoubleVector a3 = DoubleVector.broadcast(EIGHT, a[aj + 3 * rowStep]);
            s30 = a3.fma(x0, s30);
            s31 = a3.fma(x1, s31);
            s32 = a3.fma(x2, s32);
            s33 = a3.fma(x3, s33);
        }
        s00.intoArray(y, yAt);
        s01.intoArray(y, yAt + 8);
        s02.intoArray(y, yAt + 16);
        s03.intoArray(y, yAt + 24);
        s10.intoArray(y, yAt + columns);
        s11.intoArray(y, yAt + columns + 8);
        s12.intoArray(y, yAt + columns + 16);
        s13.intoArray(y, yAt + columns + 24);
        s20.intoArray(y, yAt + 2 * columns);
        s21.intoArray(y, yAt + 2 * columns + 8);
        s22.intoArray(y, yAt + 2 * columns + 16);
        s23.intoArray(y, yAt + 2 * columns + 24);
        s30.intoArray(y, yAt + 3 * columns);
        s31.intoArray(y, yAt + 3 * columns + 8);
        s32.intoArray(y, yAt + 3 * columns + 16);
        s33.intoArray(y, yAt + 3 * columns + 24);
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
        DoubleVector s00 = DoubleVector.fromArray(EIGHT, y, yAt);
        DoubleVector s01 = DoubleVector.fromArray(EIGHT, y, yAt + 8);
        DoubleVector s10 = DoubleVector.fromArray(EIGHT, y, yAt + columns);
        DoubleVector s11 = DoubleVector.fromArray(EIGHT, y, yAt + columns + 8);
        DoubleVector s20 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns);
        DoubleVector s21 = DoubleVector.fromArray(EIGHT, y, yAt + 2 * columns + 8);
        DoubleVector s30 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns);
        DoubleVector s31 = DoubleVector.fromArray(EIGHT, y, yAt + 3 * columns + 8);
        for (int j = 0; j < inner; j++) {
            int aj = at + j * innerStep;
            int xj = xAt + j * columns;
            DoubleVector x0 = DoubleVector.fromArray(EIGHT, x, xj);
            DoubleVector x1 = DoubleVector.fromArray(EIGHT, x, xj + 8);
            DoubleVector a0 = DoubleVector.broadcast(EIGHT, a[aj]);
            s00 = a0.fma(x0, s00);
            s01 = a0.fma(x1, s01);
            DoubleVector a1 = DoubleVector.broadcast(EIGHT, a[aj + rowStep]);
            s10 = a1.fma(x0, s10);
            s11 = a1.fma(x1, s11);
            DoubleVector a2 = DoubleVector.broadcast(EIGHT, a[aj + 2 * rowStep]);
            s20 = a2.fma(x0, s20);
            s21 = a2.fma(x1, s21);
            DoubleVector a3 = DoubleVector.broadcast(EIGHT, a[aj + 3 * rowStep]);
            s30 = a3.fma(x0, s30);
            s31 = a3.fma(x1, s31);
        }
        s00.intoArray(y, yAt);
        s01.intoArray(y, yAt + 8);
        s10.intoArray(y, yAt + columns);
        s11.intoArray(y, yAt + columns + 8);
        s20.intoArray(y, yAt + 2 * columns);
        s21.intoArray(y, yAt + 2 * columns + 8);
        s30.intoArray(y, yAt + 3 * columns);
        s31.intoArray(y, yAt + 3 * columns + 8);
    }
}
