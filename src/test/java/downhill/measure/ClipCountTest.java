package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipCountTest {

    @Test
    void theRecentShareForgetsWhatTheWholeRemembers() {
        ClipCount.Counter counter = new ClipCount.Counter();
        assertThat(counter.now().share()).isNaN();
        assertThat(counter.now().recentShare()).isNaN();
        for (int i = 0; i < 10; i++) {
            counter.count(i % 2 == 0);
        }
        assertThat(counter.now().share()).isEqualTo(0.5);
        assertThat(counter.now().recentShare()).isEqualTo(0.5);
        for (int i = 0; i < ClipCount.RECENT - 1; i++) {
            counter.count(true);
        }
        assertThat(counter.now().updates()).isEqualTo(59);
        assertThat(counter.now().share()).isEqualTo(54.0 / 59);
        // The last of the first ten was not clipped.
        assertThat(counter.now().recentShare()).isEqualTo(49.0 / 50);
        counter.count(true);
        assertThat(counter.now().recentShare()).isEqualTo(1);
    }

    @Test
    void aCountGoesOnWhereAnotherStood() {
        ClipCount.Counter counter = new ClipCount.Counter();
        counter.count(true);
        ClipCount.Counter other = new ClipCount.Counter();
        other.resume(counter.now());
        counter.count(false);
        other.count(false);
        assertThat(other.now()).isEqualTo(counter.now());
    }
}
