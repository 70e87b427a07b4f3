package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    @Test
    void sigmoidReachesItsEndsWithoutOverflow() {
        assertThat(Functions.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Functions.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Functions.sigmoid(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(Functions.sigmoid(-Double.MAX_VALUE)).isZero();
        assertThat(Functions.sigmoid(1000)).isEqualTo(1);
        assertThat(Functions.sigmoid(-1000)).isZero();
        assertThat(Functions.sigmoid(0)).isEqualTo(0.5);
        assertThat(Functions.sigmoid(-0.0)).isEqualTo(0.5);
        assertThat(Functions.sigmoid(Double.NaN)).isNaN();
    }

    @Test
    void sigmoidKeepsItsRelativePrecisionFarBelowZero() {
        for (double x : new double[] {-40, -100, -700}) {
            double exact = StrictMath.exp(x);
            assertThat(Functions.sigmoid(x)).isCloseTo(exact, Offset.offset(1e-15 * exact));
        }
    }

    @Test
    void sigmoidStaysAboveZeroWhereItsReciprocalWouldOverflow() {
        assertThat(Functions.sigmoid(-720)).isEqualTo(StrictMath.exp(-720)).isPositive();
        assertThat(Functions.sigmoid(-745)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void sigmoidOfOppositeNumbersSumsToOneAndNeverFalls() {
        double last = 0;
        for (double x = -50; x <= 50; x += 0.125) {
            double value = Functions.sigmoid(x);
            assertThat(value + Functions.sigmoid(-x)).isCloseTo(1, Offset.offset(2e-16));
            assertThat(value).isGreaterThanOrEqualTo(last);
            last = value;
        }
    }

    @Test
    void softplusReachesItsEndsWithoutOverflow() {
        assertThat(Functions.softplus(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Functions.softplus(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Functions.softplus(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
        assertThat(Functions.softplus(-Double.MAX_VALUE)).isZero();
        assertThat(Functions.softplus(1000)).isEqualTo(1000);
        assertThat(Functions.softplus(-1000)).isZero();
        assertThat(Functions.softplus(0)).isEqualTo(StrictMath.log(2));
        assertThat(Functions.softplus(Double.NaN)).isNaN();
    }

    @Test
    void softplusKeepsItsRelativePrecisionFarBelowZero() {
        for (double x : new double[] {-40, -100, -700}) {
            double exact = StrictMath.exp(x);
            assertThat(Functions.softplus(x)).isCloseTo(exact, Offset.offset(1e-15 * exact));
        }
    }

    @Test
    void softplusOfOppositeNumbersDiffersByTheNumber() {
        for (double x = 0; x <= 50; x += 0.125) {
            assertThat(Functions.softplus(x) - Functions.softplus(-x)).isCloseTo(x, Offset.offset(1e-14));
        }
    }

    @Test
    void ourOwnFunctionsAreWithinThreeUnitsInTheLastPlace() {
        for (double x = -745; x < 709.7; x += 0.0137) {
            near(Functions.exp(x), StrictMath.exp(x));
        }
        for (double x = -22; x < 22; x += 0.00137) {
            near(Functions.tanh(x), StrictMath.tanh(x));
            near(Functions.sigmoid(x), 1 / (1 + StrictMath.exp(-x)), 3); // the reference itself rounds three times
        }
        for (double x = 1; x > 1e-300; x /= 3) {
            near(Functions.tanh(x), StrictMath.tanh(x));
            near(Functions.tanh(-x), StrictMath.tanh(-x));
            near(Functions.exp(x), StrictMath.exp(x));
        }
    }

    private static void near(double actual, double exact) {
        near(actual, exact, 3);
    }

    private static void near(double actual, double exact, int units) {
        assertThat(Math.abs(actual - exact))
                .as("%s against %s", actual, exact)
                .isLessThanOrEqualTo(units * Math.ulp(exact));
    }

    @Test
    void ourOwnFunctionsReachTheirEnds() {
        assertThat(Functions.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Functions.exp(-800)).isZero();
        assertThat(Functions.exp(710)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Functions.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Functions.exp(0)).isEqualTo(1);
        assertThat(Functions.exp(Double.NaN)).isNaN();
        assertThat(Functions.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Functions.tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Functions.tanh(Double.NaN)).isNaN();
        same(Functions.tanh(-0.0), -0.0);
        same(Functions.tanh(0.0), 0.0);
    }

    @Test
    void elementaryFunctionsHaveTheBitsOfStrictMath() {
        for (double x = 0.01; x < 20; x += 0.37) {
            same(Functions.log(x), StrictMath.log(x));
            same(Functions.log1p(x), StrictMath.log1p(x));
            same(Functions.log10(x), StrictMath.log10(x));
            same(Functions.sin(x), StrictMath.sin(x));
            same(Functions.cos(x), StrictMath.cos(x));
            same(Functions.pow(x, 2.5), StrictMath.pow(x, 2.5));
            same(Functions.pow(x, 7L), StrictMath.pow(x, 7));
        }
        assertThat(Functions.pow(0.5, 0L)).isEqualTo(1);
    }

    private static void same(double actual, double expected) {
        assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
    }
}
