package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.train.KeyFrames.KeyFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFramesTest {

    private static List<Long> updates(KeyFrames frames) {
        return frames.frames().stream().map(KeyFrame::update).toList();
    }

    @Test
    void whereItIsFullEverySecondOneGoesAndTheIntervalDoubles() {
        KeyFrames frames = new KeyFrames(2, 5 * 16);
        for (long update = 0; update <= 40; update++) {
            frames.offer(update, new double[] {update, -update});
        }
        assertThat(updates(frames)).containsExactly(0L, 16L, 32L);
        assertThat(frames.interval()).isEqualTo(16);
        assertThat(frames.frames().getLast().parameters()).containsExactly(32, -32);
    }

    @Test
    void theyStayEvenlySpacedFromTheFirstOneOnAndWithinTheBudget() {
        KeyFrames frames = new KeyFrames(10, 9 * 80);
        for (long update = 0; update < 10_000; update++) {
            frames.offer(update, new double[10]);
            List<Long> kept = updates(frames);
            assertThat(kept.size()).isLessThanOrEqualTo(9);
            for (int i = 0; i < kept.size(); i++) {
                assertThat(kept.get(i)).isEqualTo(i * frames.interval());
            }
            assertThat(kept).hasSizeGreaterThanOrEqualTo((int) Math.min(update + 1, 5));
        }
    }

    @Test
    void smallParametersHaveAtMostSoManyAndLargeOnesNone() {
        KeyFrames small = new KeyFrames(1, Long.MAX_VALUE);
        KeyFrames large = new KeyFrames(1_000_000, 16_000_000);
        for (long update = 0; update < 1000; update++) {
            small.offer(update, new double[1]);
            assertThat(large.due(update)).isFalse();
        }
        assertThat(small.frames().size()).isBetween(KeyFrames.MOST / 2, KeyFrames.MOST);
        assertThat(large.frames()).isEmpty();
    }

    @Test
    void aFrameIsACopyAndTheSameUpdateIsKeptOnce() {
        KeyFrames frames = new KeyFrames(1, 1000);
        double[] live = {1};
        frames.offer(0, live);
        frames.offer(0, live);
        live[0] = 2;
        frames.offer(1, live);
        assertThat(updates(frames)).containsExactly(0L, 1L);
        assertThat(frames.frames().getFirst().parameters()).containsExactly(1);
    }

    @Test
    void itFollowsATrainerToItsEnd() {
        Trainer trainer = new Trainer(Cards.first());
        KeyFrames frames = new KeyFrames(trainer.parameters().length, 1_000_000);
        frames.offer(trainer);
        for (int i = 0; i < 101; i++) {
            trainer.step(Needs.NOTHING);
            frames.offer(trainer);
        }
        List<KeyFrame> all = frames.until(trainer);
        assertThat(all.getFirst().update()).isZero();
        assertThat(all.getLast().update()).isEqualTo(101);
        assertThat(all.getLast().parameters()).isEqualTo(trainer.parameters());
        assertThat(trainer.fingerprint())
                .isEqualTo(CardRuns.afterUpdates(Cards.first(), 101).fingerprint());
    }
}
