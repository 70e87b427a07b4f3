package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void theFirstUpdateIsDueAtOnceAndTheNextAfterItsShareOfASecond() {
        Pacer pacer = started(10);
        assertThat(pacer.delay(0)).isZero();
        pacer.made();
        assertThat(pacer.delay(0)).isEqualTo(SECOND / 10);
        assertThat(pacer.delay(SECOND / 10)).isZero();
    }

    @Test
    void aLateUpdateDoesNotSlowTheOnesAfterIt() {
        Pacer pacer = started(10);
        pacer.made();
        pacer.made();
        assertThat(pacer.delay(SECOND / 5 - 1)).isEqualTo(1);
    }

    @Test
    void whoFallsFarBehindCountsAfreshInsteadOfRacing() {
        Pacer pacer = started(100);
        assertThat(pacer.delay(10 * SECOND)).isZero();
        pacer.made();
        assertThat(pacer.delay(10 * SECOND)).isEqualTo(SECOND / 100);
    }

    @Test
    void maximumIsAlwaysDue() {
        Pacer pacer = new Pacer(Pace.MAXIMUM);
        pacer.start(Pace.MAXIMUM, 0);
        pacer.made();
        assertThat(pacer.delay(0)).isZero();
    }

    private static Pacer started(double updatesPerSecond) {
        Pacer pacer = new Pacer(new Pace(updatesPerSecond));
        pacer.start(new Pace(updatesPerSecond), 0);
        return pacer;
    }
}
