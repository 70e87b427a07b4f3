package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Frames come as often as they were asked for, and never in a crowd. */
class BeatTest {

    @Test
    void framesThatAreLateEachTimeAreAsManyAsWereAskedFor() {
        Beat beat = new Beat(0);
        int frames = 0;
        // An occasion every 8: the first at or after each 100.
        for (long now = 0; now < 10_000; now += 8) {
            if (beat.delay(now) == 0) {
                beat.made(now, 100);
                frames++;
            }
        }
        assertThat(frames).isEqualTo(100);
    }

    @Test
    void afterAPauseNothingIsMadeUpFor() {
        Beat beat = new Beat(0);
        beat.made(0, 100);
        assertThat(beat.delay(30)).isEqualTo(70);
        beat.made(5_000, 100);
        assertThat(beat.next()).isEqualTo(5_100);
    }
}
