package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MagnitudesTest {
    private static final List<Tensor> TWO = List.of(new Tensor("a", 1, 2, 1), new Tensor("b", 2, 1, 4));

    @Test
    void onlyTheNamedTensorsCount() {
        Magnitudes m = Magnitudes.of(new double[] {99, 3, 0, 99, -4, 0, 99}, TWO);
        assertThat(m).isEqualTo(new Magnitudes(2.5, 5, 4, 0.5, 0));
    }

    @Test
    void whatIsNotFiniteSpoilsTheSizesAndIsCounted() {
        Magnitudes m = Magnitudes.of(new double[] {0, 3, Double.NaN, 0, 1, Double.POSITIVE_INFINITY}, TWO);
        assertThat(m.rms()).isNaN();
        assertThat(m.norm()).isNaN();
        assertThat(m.largest()).isNaN();
        assertThat(m.zeros()).isZero();
        assertThat(m.nonFinite()).isEqualTo(0.5);
    }

    @Test
    void aRelativeStepIsTheNormOfTheChangeByTheNormBefore() {
        double[] before = {9, 3, 0, 9, 0, 4};
        double[] after = {0, 3, 0.3, 0, 0.4, 4};
        assertThat(Magnitudes.relativeStep(before, after, TWO)).isCloseTo(0.1, within(1e-15));
        assertThat(Magnitudes.relativeStep(new double[6], after, TWO)).isNaN();
        assertThat(Magnitudes.relativeStep(before, before, TWO)).isZero();
    }
}
