package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CompassTest {

    @Test
    void theVelocityIsTheNegatedChange() {
        Compass compass =
                Compass.of(new double[] {1, 0}, new double[] {3, 4}, new double[] {1, 1}, new double[] {0.9, 1.1});
        assertThat(compass.batch()).isCloseTo(0.6, within(1e-15));
        assertThat(compass.velocity()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void sizesDoNotMatterHoweverLargeOrSmall() {
        assertThat(Compass.cosine(new double[] {1e200, 1e200}, new double[] {1e-200, 0}))
                .isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(Compass.cosine(new double[] {0.1, 0.7, 0.3}, new double[] {-0.2, -1.4, -0.6}))
                .isBetween(-1.0, -1 + 1e-15);
    }

    @Test
    void nothingPointsNowhere() {
        assertThat(Compass.cosine(new double[2], new double[] {1, 0})).isNaN();
        assertThat(Compass.cosine(new double[] {1, 0}, new double[2])).isNaN();
        assertThat(Compass.cosine(new double[] {1, Double.NaN}, new double[] {1, 1}))
                .isNaN();
        assertThat(Compass.cosine(new double[] {1, Double.POSITIVE_INFINITY}, new double[] {1, 1}))
                .isNaN();
    }
}
