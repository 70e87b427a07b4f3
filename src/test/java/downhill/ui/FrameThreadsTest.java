package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Interest;
import org.junit.jupiter.api.Test;

class FrameThreadsTest {

    @Test
    void whatTheServerCanShowIsSharedAmongThePagesThatGetFrames() {
        assertThat(FrameThreads.rate(300, 0)).isEqualTo(Interest.MAX_RATE);
        assertThat(FrameThreads.rate(320, 10)).isEqualTo(Interest.MAX_RATE);
        assertThat(FrameThreads.rate(300, 20)).isEqualTo(15);
        assertThat(FrameThreads.rate(300, 200)).isEqualTo(10);
    }
}
