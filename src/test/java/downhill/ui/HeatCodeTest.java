package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Row;
import org.junit.jupiter.api.Test;

class HeatCodeTest {

    @Test
    void theScaleIsLogarithmicFromTheFirstToTheLastColour() {
        assertThat(HeatCode.code(1e-8)).isEqualTo(2);
        assertThat(HeatCode.code(1e-3)).isEqualTo(127);
        assertThat(HeatCode.code(1e2)).isEqualTo(252);
    }

    @Test
    void whatIsOffTheScaleHasAWordOfItsOwn() {
        assertThat(HeatCode.code(0)).isZero();
        assertThat(HeatCode.code(9e-9)).isEqualTo(1);
        assertThat(HeatCode.code(101)).isEqualTo(253);
        assertThat(HeatCode.code(Row.MISSING)).isEqualTo(254);
        assertThat(HeatCode.code(Double.NaN)).isEqualTo(255);
        assertThat(HeatCode.code(Double.POSITIVE_INFINITY)).isEqualTo(255);
    }
}
