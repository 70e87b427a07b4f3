package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is measured for which frame, by a clock that the test moves. */
class PictureRateTest {
    private static final long MILLI = 1_000_000;
    private static final Interest PICTURE = new Interest(Set.of(Measurement.OUTPUT), 30);

    private final Pool pool = new Pool(1);
    private final Trainer trainer = new Trainer(Cards.first());
    private final Looking looking = new Looking(trainer, 0);

    @AfterEach
    void stop() {
        pool.close();
    }

    /** The updates whose answers are drawn in frames that are so many nanoseconds apart, of a run with time to spare. */
    private List<Long> pictured(int frames, long apart) {
        Watcher watcher = new Watcher(
                TestLimits.run(new Trainer(Cards.first()), pool), PICTURE, 2, UnaryOperator.identity(), new Audience() {
                    @Override
                    public void frame(Frame frame) {}

                    @Override
                    public void gone() {}

                    @Override
                    public void asleep(boolean missed) {}
                });
        List<Long> updates = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            trainer.step(Needs.NOTHING);
            looking.plan(List.of(watcher), true, false, 1000 * MILLI, i * apart);
            while (!looking.look(System.nanoTime())) {
                // The rest in another slice.
            }
            updates.add(looking.probe()
                    .frame(i, 0, Status.TRAINING, PICTURE, trainer.history().end())
                    .look()
                    .measuredAt(Measurement.OUTPUT));
        }
        return updates;
    }

    @Test
    void whereFramesComeAsFastAsTheyMayEveryOtherOneHasANewPicture() {
        assertThat(pictured(6, 33 * MILLI)).containsExactly(1L, 1L, 3L, 3L, 5L, 5L);
    }

    @Test
    void whereTheyComeSlowlyEachHasANewPicture() {
        assertThat(pictured(4, 100 * MILLI)).containsExactly(1L, 2L, 3L, 4L);
    }
}
