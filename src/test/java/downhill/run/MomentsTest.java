package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final long STEP = Moments.INTERVAL;

    private final Experiment experiment = Cards.first();
    private final Trainer trainer = new Trainer(experiment);
    private final Recording recording = trainer.recording();

    /** Trains and keeps what is due if each ten updates take as long as the first interval. */
    private void train(Moments moments, int steps) {
        for (int i = 1; i <= steps; i++) {
            for (int j = 0; j < 10; j++) {
                trainer.step(Needs.NOTHING);
            }
            if (i % (moments.interval() / STEP) == 0) {
                moments.add(trainer.snapshot());
            }
        }
    }

    @Test
    void theyStayWithinTheBudgetAndEverySecondOneGoes() {
        Room room = new Room(1_000_000_000);
        Moments moments = new Moments(room);
        train(moments, 700);
        assertThat(moments.interval()).isGreaterThanOrEqualTo(2 * STEP);
        assertThat(moments.bytes()).isPositive().isLessThanOrEqualTo(Moments.BUDGET);
        assertThat(room.used()).isEqualTo(moments.bytes());
        List<Long> updates = moments.updates();
        assertThat(updates).isSorted().doesNotHaveDuplicates();
        long apart = 10 * (moments.interval() / STEP);
        long last = updates.getLast();
        for (int i = 1; i < updates.size(); i++) {
            assertThat(updates.get(i) - updates.get(i - 1)).isLessThanOrEqualTo(apart);
        }
        assertThat(last).isGreaterThan(7000 - 2 * apart);
        moments.close();
        assertThat(room.used()).isZero();
    }

    @Test
    void theNearestOneBeforeAnUpdateGoesOnWithTheSameBits() throws Exception {
        Moments moments = new Moments(new Room(1_000_000_000));
        train(moments, 20);
        var near = moments.before(77, recording).orElseThrow();
        assertThat(near.update()).isLessThan(77).isGreaterThanOrEqualTo(60);
        String straight = recording.replay(77).fingerprint();
        assertThat(recording.replay(near, 77).fingerprint()).isEqualTo(straight);
        // What goes on from a moment leaves it as it is.
        assertThat(recording.replay(near, 77).fingerprint()).isEqualTo(straight);
        assertThat(moments.before(10, recording)).isEmpty();
        Recording other = new Recording(experiment.withSeed(99), List.of());
        assertThat(moments.before(77, other)).isEmpty();
    }

    @Test
    void whereAllTheRoomIsTakenThereAreFewerOrNone() {
        Room room = new Room(200_000);
        assertThat(room.take(150_000)).isTrue();
        Moments moments = new Moments(room);
        train(moments, 100);
        assertThat(room.used()).isLessThanOrEqualTo(200_000);
        assertThat(moments.bytes()).isLessThanOrEqualTo(50_000);
    }

    @Test
    void whatIsClosedKeepsNothing() {
        Room room = new Room(1_000_000_000);
        Moments moments = new Moments(room);
        moments.close();
        train(moments, 3);
        assertThat(moments.updates()).isEmpty();
        assertThat(room.used()).isZero();
    }
}
