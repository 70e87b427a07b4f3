package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final String WHOLE = "0123456789abcdef".repeat(4);

    @Test
    void aLinkTellsTheUpdateAndTheBeginningOfTheFingerprint() {
        assertThat(new Moment(120, WHOLE).query()).isEqualTo("at=120&fp=0123456789abcdef");
        assertThat(new Moment(120, "").query()).isEqualTo("at=120");
    }

    @Test
    void theNumbersAreTheSameWhereUpdateAndFingerprintAre() {
        Moment told = Moment.parse("120", "0123456789abcdef").orElseThrow();
        assertThat(told.agrees(120, WHOLE)).isTrue();
        assertThat(told.agrees(119, WHOLE)).isFalse();
        assertThat(told.agrees(120, WHOLE.replace('0', '1'))).isFalse();
        assertThat(new Moment(120, "").agrees(120, WHOLE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "-1, 0123456789abcdef", "1.5, 0123456789abcdef", "1000000001, 0123456789abcdef", "99999999999, ``",
                "``, 0123456789abcdef", "7, 0123456789ABCDEF", "7, 0123456789abcde", "7, xyz"
            })
    void whatIsDamagedIsNoMoment(String update, String fingerprint) {
        assertThat(Moment.parse(update, fingerprint)).isEmpty();
    }
}
