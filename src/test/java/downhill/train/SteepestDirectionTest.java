package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteepestDirectionTest {

    private static SteepestDirection of(int size, long seed) {
        return new SteepestDirection(size, Stream.of(seed, Purpose.DIRECTIONS));
    }

    private static void take(SteepestDirection steepest, double... diagonal) {
        double[] product = steepest.wanted().clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= diagonal[i];
        }
        steepest.take(product);
    }

    private static void iterate(SteepestDirection steepest, int products, double... diagonal) {
        for (int i = 0; i < products; i++) {
            take(steepest, diagonal);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aNegativeEigenvalueNeverWinsHoweverLargeItIs(long seed) {
        SteepestDirection steepest = of(4, seed);
        iterate(steepest, 500, -100, 3, 1, -2);
        assertThat(steepest.value()).isCloseTo(3, Offset.offset(1e-9));
        assertThat(steepest.vector()[1]).isCloseTo(1, Offset.offset(1e-6));
    }

    @Test
    void ofNegativeOnesItFindsTheSmallestInMagnitude() {
        SteepestDirection steepest = of(3, 1);
        iterate(steepest, 200, -5, -1, -3);
        assertThat(steepest.value()).isCloseTo(-1, Offset.offset(1e-9));
    }

    @Test
    void equalAndOppositeEigenvaluesDoNotMakeItSwing() {
        SteepestDirection steepest = of(2, 1);
        iterate(steepest, 5, 4, -4);
        assertThat(steepest.value()).isCloseTo(4, Offset.offset(1e-12));
    }

    @Test
    void theValueNeverFallsAndTheResidualSaysHowFarItMayBeOff() {
        double[] diagonal = {7, 6.5, 3, 1, 0, -2, -6};
        SteepestDirection steepest = of(diagonal.length, 9);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 400; i++) {
            take(steepest, diagonal);
            double nearest = Double.POSITIVE_INFINITY;
            for (double eigenvalue : diagonal) {
                nearest = Math.min(nearest, Math.abs(eigenvalue - steepest.value()));
            }
            assertThat(steepest.value()).isGreaterThanOrEqualTo(before - 1e-12);
            assertThat(nearest).isLessThanOrEqualTo(steepest.residual() + 1e-12);
            before = steepest.value();
        }
        assertThat(before).isCloseTo(7, Offset.offset(1e-6));
    }

    @Test
    void anEigenvectorThatAnotherHasOvertakenIsLeft() {
        SteepestDirection steepest = of(2, 1);
        iterate(steepest, 10, 1, 100);
        assertThat(steepest.value()).isCloseTo(100, Offset.offset(1e-9));
        steepest.matrixChanges();
        iterate(steepest, 10, 100, 1);
        assertThat(steepest.value()).isCloseTo(100, Offset.offset(1e-9));
        assertThat(steepest.vector()[0]).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void nothingButZerosIsFlat() {
        SteepestDirection steepest = of(3, 1);
        iterate(steepest, 3, 0, 0, 0);
        assertThat(steepest.value()).isZero();
        assertThat(steepest.fits(1e-9)).isTrue();
    }

    @Test
    void afterNumbersThatWereNotFiniteItBeginsAnew() {
        SteepestDirection steepest = of(2, 1);
        take(steepest, Double.NaN, 1);
        assertThat(steepest.value()).isNaN();
        assertThat(steepest.fits(1e-9)).isTrue();
        steepest.matrixChanges();
        iterate(steepest, 10, 2, 5);
        assertThat(steepest.value()).isCloseTo(5, Offset.offset(1e-12));
    }

    @Test
    void oneNumberIsItsOwnDirection() {
        SteepestDirection steepest = of(1, 1);
        iterate(steepest, 3, -4);
        assertThat(steepest.value()).isEqualTo(-4);
        assertThat(steepest.vector()).containsExactly(1);
    }
}
