package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void textKeepsAllDigitsAndSmallNumbersVisible() {
        assertThat(Numbers.text(0.03)).isEqualTo("0.03");
        assertThat(Numbers.text(10_000)).isEqualTo("10000");
        assertThat(Numbers.text(1e-9)).isEqualTo("1e-9");
        assertThat(Numbers.text(0)).isEqualTo("0");
        assertThat(Numbers.text(-2.5)).isEqualTo("-2.5");
    }

    @Test
    void readingsAreAllAboutAsWide() {
        assertThat(Numbers.reading(0.69314718)).isEqualTo("0.6931");
        assertThat(Numbers.reading(12.3456)).isEqualTo("12.346");
        assertThat(Numbers.reading(3.21e-7)).isEqualTo("3.210e-7");
        assertThat(Numbers.reading(4.5e12)).isEqualTo("4.500e12");
        assertThat(Numbers.reading(0)).isEqualTo("0.0000");
        assertThat(Numbers.reading(99_999.96)).isEqualTo("100000");
    }

    @Test
    void fiveDigitsThatMeanSomething() {
        assertThat(Numbers.significant(0.00123456)).isEqualTo("0.0012346");
        assertThat(Numbers.significant(-1.23456e-7)).isEqualTo("−1.2346e−7");
        assertThat(Numbers.significant(-0.5)).isEqualTo("−0.5");
        assertThat(Numbers.significant(123_456_789)).isEqualTo("1.2346e8");
        assertThat(Numbers.significant(0)).isEqualTo("0");
    }

    @Test
    void whatIsNotFiniteSaysSo() {
        assertThat(Numbers.reading(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.reading(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
    }
}
