package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalDistributionTest {

    @Test
    void theShareBelowHasKnownValues() {
        assertThat(NormalDistribution.cdf(0)).isEqualTo(0.5);
        assertThat(NormalDistribution.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(NormalDistribution.cdf(Double.NEGATIVE_INFINITY)).isZero();
        near(NormalDistribution.cdf(1), 0.8413447460685429);
        near(NormalDistribution.cdf(-2.5), 0.006209665325776135);
        // The rounding of z / sqrt(2) grows with z^2.
        assertThat(NormalDistribution.cdf(-30)).isCloseTo(4.906713927148187e-198, within(1e-13 * 4.9e-198));
        assertThat(NormalDistribution.cdf(Double.NaN)).isNaN();
    }

    @Test
    void theDensityIsTheSlopeOfTheShare() {
        for (double z = -6; z < 6; z += 0.37) {
            double slope = (NormalDistribution.cdf(z + 1e-5) - NormalDistribution.cdf(z - 1e-5)) / 2e-5;
            assertThat(NormalDistribution.density(z)).isCloseTo(slope, within(1e-10));
        }
    }

    @Test
    void theQuantileIsTheInverseOfTheShare() {
        for (double z = -37; z < 5; z += 0.0913) {
            double share = NormalDistribution.cdf(z);
            assertThat(NormalDistribution.quantile(share)).isCloseTo(z, within(1e-9));
            assertThat(NormalDistribution.cdf(NormalDistribution.quantile(share)))
                    .isCloseTo(share, within(1e-12 * share));
        }
    }

    @Test
    void theQuantileIsOddAndInfiniteAtTheEnds() {
        assertThat(NormalDistribution.quantile(0.5)).isZero();
        assertThat(NormalDistribution.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalDistribution.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        near(NormalDistribution.quantile(0.975), 1.9599639845400538);
        near(NormalDistribution.quantile(0.025), -1.9599639845400538);
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
    }
}
