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
            same(Functions.expm1(x), StrictMath.expm1(x));
            same(Functions.log(x), StrictMath.log(x));
            same(Functions.log1p(x), StrictMath.log1p(x));
            same(Functions.log10(x), StrictMath.log10(x));
            same(Functions.sin(x), StrictMath.sin(x));
            same(Functions.cos(x), StrictMath.cos(x));
            same(Functions.pow(x, 2.5), StrictMath.pow(x, 2.5));
        }
    }

    @Test
    void wholePowersAreNearTheExactOnesAndEndAtZeroOrInfinity() {
        for (double x : new double[] {0.1, 0.5, 0.9, 0.999, 0.999999, 1, 1.0001}) {
            for (long n : new long[] {0, 1, 2, 3, 10, 63, 64, 1000, 12_345}) {
                double exact = StrictMath.pow(x, (double) n);
                assertThat(Functions.pow(x, n)).isCloseTo(exact, Offset.offset((n + 2) * 2e-16 * exact));
            }
        }
        assertThat(Functions.pow(0.5, 0L)).isEqualTo(1);
        assertThat(Functions.pow(0, 0L)).isEqualTo(1);
        assertThat(Functions.pow(0.999, 1L << 40)).isZero();
        assertThat(Functions.pow(2, 5000L)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Functions.pow(-2, 3L)).isEqualTo(-8);
    }

    @Test
    void errorFunctionAgreesWithACalculationInFortyDigits() {
        // x, erf(x), erfc(x), erfc(-x)
        double[][] table = {
            {1e-300, 1.1283791670955126e-300, 1.0, 1.0},
            {1e-09, 1.1283791670955127e-09, 0.9999999988716208, 1.0000000011283792},
            {0.1, 0.1124629160182849, 0.887537083981715, 1.1124629160182848},
            {0.5, 0.5204998778130465, 0.4795001221869535, 1.5204998778130465},
            {0.84, 0.7651427114549945, 0.23485728854500548, 1.7651427114549945},
            {0.9, 0.7969082124228322, 0.20309178757716786, 1.7969082124228322},
            {1.2, 0.9103139782296353, 0.08968602177036464, 1.9103139782296354},
            {1.3, 0.9340079449406524, 0.06599205505934755, 1.9340079449406524},
            {2, 0.9953222650189527, 0.004677734981047266, 1.9953222650189528},
            {2.8, 0.9999249868053346, 7.501319466545911e-05, 1.9999249868053346},
            {3, 0.9999779095030014, 2.209049699858544e-05, 1.9999779095030015},
            {4, 0.9999999845827421, 1.541725790028002e-08, 1.999999984582742},
            {5.5, 0.9999999999999927, 7.357847917974398e-15, 1.9999999999999927},
        };
        for (double[] row : table) {
            nearly(Functions.erf(row[0]), row[1]);
            nearly(Functions.erf(-row[0]), -row[1]);
            nearly(Functions.erfc(row[0]), row[2]);
            nearly(Functions.erfc(-row[0]), row[3]);
        }
        nearly(Functions.erfc(10), 2.088487583762545e-45);
        nearly(Functions.erfc(26), 5.663192408856143e-296);
    }

    private static void nearly(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, Offset.offset(4e-16 * Math.abs(expected)));
    }

    @Test
    void errorFunctionReachesItsEnds() {
        for (double x : new double[] {6, 30, 1e300, Double.POSITIVE_INFINITY}) {
            assertThat(Functions.erf(x)).isEqualTo(1);
            assertThat(Functions.erf(-x)).isEqualTo(-1);
            assertThat(Functions.erfc(-x)).isEqualTo(2);
        }
        assertThat(Functions.erfc(28)).isZero();
        assertThat(Functions.erfc(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Functions.erf(Double.NaN)).isNaN();
        assertThat(Functions.erfc(Double.NaN)).isNaN();
        assertThat(Functions.erfc(0)).isEqualTo(1);
        assertThat(Functions.erf(0)).isZero();
    }

    private static void same(double actual, double expected) {
        assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
    }
}
