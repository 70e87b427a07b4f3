package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JacobiTest {
    private static final int N = 30;

    private static double[][] symmetric() {
        Stream noise = Stream.of(4, Stream.Purpose.NOISE);
        double[][] matrix = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = noise.normal();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    @Test
    void eachVectorIsOneOfItsValueAndHasLengthOne() {
        double[][] matrix = symmetric();
        Jacobi eigen = new Jacobi(matrix);
        double trace = 0;
        for (int k = 0; k < N; k++) {
            double length = 0;
            for (int i = 0; i < N; i++) {
                double product = 0;
                for (int j = 0; j < N; j++) {
                    product += matrix[i][j] * eigen.vector(k, j);
                }
                assertThat(product).isCloseTo(eigen.value(k) * eigen.vector(k, i), Offset.offset(1e-12));
                length += eigen.vector(k, i) * eigen.vector(k, i);
            }
            assertThat(length).isCloseTo(1, Offset.offset(1e-13));
            trace += eigen.value(k) - matrix[k][k];
        }
        assertThat(trace).isCloseTo(0, Offset.offset(1e-12));
    }

    @Test
    void theLargestComeFirst() {
        Jacobi eigen = new Jacobi(new double[][] {{1, 0, 0}, {0, 3, 0}, {0, 0, 2}});
        assertThat(eigen.largestBut(-1)).isEqualTo(1);
        assertThat(eigen.largestBut(1)).isEqualTo(2);
    }
}
