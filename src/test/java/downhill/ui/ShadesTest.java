package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadesTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static int step(int code) {
        return ALPHABET.indexOf(Shades.of(new byte[] {(byte) code}));
    }

    @Test
    void everyShadeIsNearItsCode() {
        for (int code = 0; code <= 254; code++) {
            assertThat(step(code) * 254 / 62.0).as("code " + code).isCloseTo(code, within(254 / 62.0));
        }
        assertThat(step(255)).isEqualTo(63);
    }

    @Test
    void shadesRiseAndNoneCrossesTheMiddle() {
        assertThat(IntStream.range(1, 255).allMatch(code -> step(code) >= step(code - 1)))
                .isTrue();
        assertThat(step(126)).isEqualTo(30);
        assertThat(step(127)).isEqualTo(31);
        assertThat(step(128)).isEqualTo(32);
    }

    @Test
    void aLetterThatStandsAgainIsCountedInItsPlace() {
        byte[] grid = new byte[4096];
        assertThat(Shades.of(grid)).startsWith("A~~").hasSize(1 + 4095 / 24 + 1);
        grid[1] = (byte) 254;
        grid[2] = (byte) 254;
        assertThat(Shades.of(grid)).startsWith("A+!A~");
        assertThat(Shades.of(new byte[] {0, (byte) 254, 0})).isEqualTo("A+A");
    }

    @Test
    void aClassHasALetterAsItHasAColour() {
        assertThat(Shades.classes(new byte[] {0, 2, 2, 2, 9, 10, (byte) 130})).isEqualTo("AC#JA!");
    }
}
