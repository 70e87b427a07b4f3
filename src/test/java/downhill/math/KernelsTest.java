package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream.Purpose;
import org.junit.jupiter.api.Test;

/** Kernels against the plain loops that define the order of every sum, bit for bit. */
class KernelsTest {
    private static final int[] ROWS = {1, 2, 5};
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 16, 33};
    private static final int OFFSET = 3;
    private final Stream stream = Stream.of(3, Purpose.NOISE);

    @Test
    void affineHasTheBitsOfItsPlainLoop() {
        forEveryShape((rows, in, out) -> {
            double[] p = random(OFFSET + out * in + out);
            double[] x = random(rows * in);
            int b = OFFSET + out * in;
            for (boolean bias : new boolean[] {true, false}) {
                double[] y = random(rows * out);
                double[] expected = new double[rows * out];
                Kernels.affine(p, OFFSET, bias ? b : -1, x, y, rows, in, out);
                for (int i = 0; i < expected.length; i++) {
                    int o = i % out;
                    double sum = bias ? p[b + o] : 0;
                    for (int k = 0; k < in; k++) {
                        sum = Math.fma(x[i / out * in + k], p[OFFSET + o * in + k], sum);
                    }
                    expected[i] = sum;
                }
                same(y, expected);
            }
        });
    }

    @Test
    void theWayBackToTheInputHasTheBitsOfItsPlainLoopAndOverwrites() {
        forEveryShape((rows, in, out) -> {
            double[] p = random(OFFSET + out * in);
            double[] dy = random(rows * out);
            double[] dx = random(rows * in);
            double[] expected = new double[rows * in];
            Kernels.backToInput(p, OFFSET, dy, dx, rows, in, out);
            for (int i = 0; i < expected.length; i++) {
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sum = Math.fma(dy[i / in * out + o], p[OFFSET + o * in + i % in], sum);
                }
                expected[i] = sum;
            }
            same(dx, expected);
        });
    }

    @Test
    void theWayBackToTheWeightsHasTheBitsOfItsPlainLoopAndAdds() {
        forEveryShape((rows, in, out) -> {
            double[] x = random(rows * in);
            double[] dy = random(rows * out);
            for (boolean bias : new boolean[] {true, false}) {
                double[] g = random(OFFSET + out * in + out);
                double[] expected = g.clone();
                int b = OFFSET + out * in;
                Kernels.backToWeights(g, OFFSET, bias ? b : -1, x, dy, rows, in, out);
                for (int r = 0; r < rows; r++) {
                    for (int o = 0; o < out; o++) {
                        double d = dy[r * out + o];
                        for (int k = 0; k < in; k++) {
                            int at = OFFSET + o * in + k;
                            expected[at] = Math.fma(d, x[r * in + k], expected[at]);
                        }
                        expected[b + o] += bias ? d : 0;
                    }
                }
                same(g, expected);
            }
        });
    }

    @Test
    void theSumOfSquaresHasTheBitsOfItsPlainLoop() {
        double[] v = random(50);
        for (int from = 0; from <= 50; from += 7) {
            for (int to = from; to <= 50; to++) {
                double sum = 0;
                for (int i = from; i < to; i++) {
                    sum = Math.fma(v[i], v[i], sum);
                }
                assertThat(Kernels.sumOfSquares(v, from, to)).isEqualTo(sum);
            }
        }
    }

    @Test
    void oneNumberThatIsNotFiniteIsFoundWhereverItStands() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int at = 0; at < 100; at++) {
                double[] v = random(100);
                v[at] = bad;
                assertThat(Kernels.allFinite(v, 100)).isFalse();
                assertThat(Kernels.allFinite(v, at)).isTrue();
            }
        }
    }

    @Test
    void numbersAtTheEndsOfTheRangeAreFinite() {
        assertThat(Kernels.allFinite(new double[0], 0)).isTrue();
        assertThat(Kernels.allFinite(
                        new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.0, -0.0
                        },
                        6))
                .isTrue();
    }

    private void forEveryShape(Check check) {
        for (int rows : ROWS) {
            for (int in : SIZES) {
                for (int out : SIZES) {
                    check.of(rows, in, out);
                }
            }
        }
    }

    /** What is checked of a shape. */
    private interface Check {
        void of(int rows, int in, int out);
    }

    private static void same(double[] actual, double[] expected) {
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }

    private static long[] bits(double[] v) {
        long[] bits = new long[v.length];
        for (int i = 0; i < v.length; i++) {
            bits[i] = Double.doubleToRawLongBits(v[i]);
        }
        return bits;
    }

    private double[] random(int length) {
        double[] v = new double[length];
        for (int i = 0; i < length; i++) {
            v[i] = stream.normal();
        }
        return v;
    }
}
