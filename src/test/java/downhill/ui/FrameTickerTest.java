package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Interest;
import org.junit.jupiter.api.Test;

class FrameTickerTest {

    @Test
    void whatTheServerCanShowIsSharedAmongThePagesThatGetFrames() {
        assertThat(FrameTicker.rate(300, 0)).isEqualTo(Interest.MAX_RATE);
        assertThat(FrameTicker.rate(300, 10)).isEqualTo(Interest.MAX_RATE);
        assertThat(FrameTicker.rate(300, 20)).isEqualTo(15);
        assertThat(FrameTicker.rate(300, 200)).isEqualTo(10);
    }
}
