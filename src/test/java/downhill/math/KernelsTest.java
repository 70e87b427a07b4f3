package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream.Purpose;
import java.util.function.BiConsumer;
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
            int stride = Kernels.stride(rows);
            double[] p = random(OFFSET + out * in + out);
            double[] x = random(OFFSET + in * stride);
            int b = OFFSET + out * in;
            for (boolean bias : new boolean[] {true, false}) {
                double[] y = random(OFFSET + out * stride);
                double[] expected = y.clone();
                Kernels.affine(p, OFFSET, bias ? b : -1, x, OFFSET, y, OFFSET, stride, in, out);
                for (int o = 0; o < out; o++) {
                    for (int r = 0; r < stride; r++) {
                        double sum = bias ? p[b + o] : 0;
                        for (int k = 0; k < in; k++) {
                            sum = Math.fma(x[OFFSET + k * stride + r], p[OFFSET + o * in + k], sum);
                        }
                        expected[OFFSET + o * stride + r] = sum;
                    }
                }
                same(y, expected);
            }
        });
    }

    @Test
    void theWayBackToTheInputHasTheBitsOfItsPlainLoopAndOverwrites() {
        forEveryShape((rows, in, out) -> {
            int stride = Kernels.stride(rows);
            double[] p = random(OFFSET + out * in);
            double[] dy = random(OFFSET + out * stride);
            double[] dx = random(OFFSET + in * stride);
            double[] expected = dx.clone();
            Kernels.backToInput(p, OFFSET, dy, OFFSET, dx, OFFSET, stride, in, out);
            for (int k = 0; k < in; k++) {
                for (int r = 0; r < stride; r++) {
                    double sum = 0;
                    for (int o = 0; o < out; o++) {
                        sum = Math.fma(dy[OFFSET + o * stride + r], p[OFFSET + o * in + k], sum);
                    }
                    expected[OFFSET + k * stride + r] = sum;
                }
            }
            same(dx, expected);
        });
    }

    @Test
    void theWayBackToTheWeightsHasTheBitsOfItsPlainLoopAndAdds() {
        forEveryShape((rows, in, out) -> {
            int stride = Kernels.stride(rows);
            double[] x = random(OFFSET + in * stride);
            double[] dy = random(OFFSET + out * stride);
            for (boolean bias : new boolean[] {true, false}) {
                double[] g = random(OFFSET + out * in + out);
                double[] expected = g.clone();
                int b = OFFSET + out * in;
                Kernels.backToWeights(
                        g, OFFSET, bias ? b : -1, x, OFFSET, dy, OFFSET, stride, rows, in, out, new double[rows * in]);
                for (int r = 0; r < rows; r++) {
                    for (int o = 0; o < out; o++) {
                        double d = dy[OFFSET + o * stride + r];
                        for (int k = 0; k < in; k++) {
                            int at = OFFSET + o * in + k;
                            expected[at] = Math.fma(d, x[OFFSET + k * stride + r], expected[at]);
                        }
                        expected[b + o] += bias ? d : 0;
                    }
                }
                same(g, expected);
            }
        });
    }

    @Test
    void theSumOfSquaresHasTheBitsOfItsEightPartialSums() {
        double[] v = random(50);
        for (int from = 0; from <= 50; from += 7) {
            for (int to = from; to <= 50; to++) {
                double[] part = new double[8];
                for (int i = from; i < to; i++) {
                    part[(i - from) % 8] = Math.fma(v[i], v[i], part[(i - from) % 8]);
                }
                double sum = ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
                assertThat(Kernels.sumOfSquares(v, from, to)).isEqualTo(sum);
                assertThat(new ScalarKernels().sumOfSquares(v, from, to)).isEqualTo(sum);
            }
        }
    }

    @Test
    void theTestsRunWithVectors() {
        assertThat(Platform.hasVectors()).isTrue();
    }

    @Test
    void vectorsHaveTheBitsOfPlainLoopsForEveryFunction() {
        double[] z = new double[4099];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.scalb(stream.normal(), i % 24 - 12);
        }
        double[] special = {
            0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e-320,
            -1e-320,
            709.9,
            -745.2,
            20,
            -20
        };
        System.arraycopy(special, 0, z, 100, special.length);
        double[] d = random(z.length);
        KernelSet plain = new ScalarKernels();
        KernelSet vectors = new VectorKernels();
        for (int from = 0; from < 3; from++) {
            check(z, from, (a, to) -> plain.tanh(z, a, 1, to), (a, to) -> vectors.tanh(z, a, 1, to));
            check(z, from, (a, to) -> plain.sigmoid(z, a, 0, to), (a, to) -> vectors.sigmoid(z, a, 0, to));
            check(z, from, (a, to) -> plain.exp(z, a, 3, to), (a, to) -> vectors.exp(z, a, 3, to));
            check(z, from, (a, to) -> plain.relu(z, a, 0, to), (a, to) -> vectors.relu(z, a, 0, to));
            check(z, from, (a, to) -> plain.reluBack(z, d, a, 2, to), (a, to) -> vectors.reluBack(z, d, a, 2, to));
        }
    }

    private static void check(
            double[] z, int less, BiConsumer<double[], Integer> plain, BiConsumer<double[], Integer> vectors) {
        double[] expected = new double[z.length];
        double[] actual = new double[z.length];
        plain.accept(expected, z.length - less);
        vectors.accept(actual, z.length - less);
        same(actual, expected);
    }

    @Test
    void vectorsHaveTheBitsOfPlainLoopsForEveryProduct() {
        for (int rows : new int[] {1, 3, 4, 7, 8}) {
            for (int inner : new int[] {0, 1, 5, 30}) {
                for (int columns : new int[] {1, 2, 4, 7, 8, 12, 13, 16, 33}) {
                    double[] a = random(rows * inner + 1);
                    double[] x = random(inner * columns + 2);
                    double[] expected = random(rows * columns + 3);
                    double[] actual = expected.clone();
                    new ScalarKernels().multiply(a, 1, inner, 1, x, 2, expected, 3, rows, inner, columns);
                    new VectorKernels().multiply(a, 1, inner, 1, x, 2, actual, 3, rows, inner, columns);
                    same(actual, expected);
                    new ScalarKernels().multiply(a, 1, 1, rows, x, 2, expected, 3, rows, inner, columns);
                    new VectorKernels().multiply(a, 1, 1, rows, x, 2, actual, 3, rows, inner, columns);
                    same(actual, expected);
                }
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
            bits[i] = Double.doubleToLongBits(v[i]);
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
