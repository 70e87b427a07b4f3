package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream.Purpose;
import org.junit.jupiter.api.Test;

/** Kernels against the plain loops that define the order of every sum, bit for bit. */
class KernelsTest {
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 16, 33};
    private final Stream stream = Stream.of(3, Purpose.NOISE);

    @Test
    void everyKernelHasTheBitsOfItsPlainLoop() {
        for (int rows : new int[] {1, 2, 5}) {
            for (int in : SIZES) {
                for (int out : SIZES) {
                    affine(rows, in, out);
                    backward(rows, in, out);
                }
            }
        }
    }

    private void affine(int rows, int in, int out) {
        double[] p = random(3 + out * in + out);
        double[] x = random(rows * in);
        double[] y = new double[rows * out];
        int w = 3;
        int b = 3 + out * in;
        for (boolean bias : new boolean[] {true, false}) {
            Kernels.affine(p, w, bias ? b : -1, x, y, rows, in, out);
            for (int r = 0; r < rows; r++) {
                for (int o = 0; o < out; o++) {
                    double sum = bias ? p[b + o] : 0;
                    for (int k = 0; k < in; k++) {
                        sum = Math.fma(x[r * in + k], p[w + o * in + k], sum);
                    }
                    assertThat(y[r * out + o]).isEqualTo(sum);
                }
            }
        }
    }

    private void backward(int rows, int in, int out) {
        double[] p = random(out * in);
        double[] x = random(rows * in);
        double[] dy = random(rows * out);
        double[] dx = random(rows * in);
        double[] g = random(out * in + out);
        double[] before = g.clone();
        Kernels.backToInput(p, 0, dy, dx, rows, in, out);
        Kernels.backToWeights(g, 0, out * in, x, dy, rows, in, out);
        for (int k = 0; k < in; k++) {
            for (int r = 0; r < rows; r++) {
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sum = Math.fma(dy[r * out + o], p[o * in + k], sum);
                }
                assertThat(dx[r * in + k]).isEqualTo(sum);
            }
            for (int o = 0; o < out; o++) {
                double sum = before[o * in + k];
                for (int r = 0; r < rows; r++) {
                    sum = Math.fma(dy[r * out + o], x[r * in + k], sum);
                }
                assertThat(g[o * in + k]).isEqualTo(sum);
            }
        }
    }

    private double[] random(int length) {
        double[] v = new double[length];
        for (int i = 0; i < length; i++) {
            v[i] = stream.normal();
        }
        return v;
    }

    @Test
    void oneNumberThatIsNotFiniteIsFound() {
        double[] v = random(100);
        assertThat(Kernels.allFinite(v, 100)).isTrue();
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            v[57] = bad;
            assertThat(Kernels.allFinite(v, 100)).isFalse();
            assertThat(Kernels.allFinite(v, 57)).isTrue();
        }
        assertThat(Kernels.allFinite(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}, 2))
                .isTrue();
    }

    @Test
    void functionsHoldAtTheirEnds() {
        assertThat(Functions.sigmoid(-1000)).isZero();
        assertThat(Functions.sigmoid(1000)).isEqualTo(1);
        assertThat(Functions.sigmoid(0)).isEqualTo(0.5);
        assertThat(Functions.softplus(1000)).isEqualTo(1000);
        assertThat(Functions.softplus(-1000)).isZero();
        assertThat(Functions.softplus(Double.NaN)).isNaN();
        assertThat(Functions.sigmoid(Double.NaN)).isNaN();
    }

    @Test
    void aLayoutLaysTensorsOneBehindTheOther() {
        Layout.Builder builder = new Layout.Builder();
        builder.add("W", 3, 4);
        Tensor second = builder.add("b", 3, 1);
        assertThat(second.offset()).isEqualTo(12);
        assertThat(builder.build().size()).isEqualTo(15);
        assertThat(new Layout.Builder().build().size()).isZero();
    }
}
