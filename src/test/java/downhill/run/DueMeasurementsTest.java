package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is measured for which frame, by a clock that the test moves. */
class DueMeasurementsTest {
    private static final long MILLI = 1_000_000;
    private static final Interest PICTURE = new Interest(Set.of(Measurement.OUTPUT), 30);

    private final Pool pool = new Pool(1);
    private double part = 1;
    private final Trainer trainer = new Trainer(Cards.first());
    private final Looking looking = new Looking(trainer, 0);

    /** What the compiler has not seen yet takes longer than a run waits that has little time. */
    @BeforeAll
    static void warmUp() {
        Trainer alike = new Trainer(Cards.first());
        Probe probe = new Probe(alike);
        for (int i = 0; i < 50; i++) {
            alike.step(Needs.NOTHING);
            probe.refresh(Measurement.OUTPUT, true);
        }
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    /**
     * The updates whose measurement frames have that are so many nanoseconds apart.
     *
     * @param wait nanoseconds until the update after each
     */
    private List<Long> measured(Interest interest, int updates, int frames, long apart, long wait) {
        Watcher watcher = new Watcher(
                TestLimits.run(new Trainer(Cards.first()), pool),
                interest,
                2,
                UnaryOperator.identity(),
                new Audience() {
                    @Override
                    public void frame(Frame frame) {}

                    @Override
                    public void gone() {}

                    @Override
                    public void asleep(boolean missed) {}
                });
        Measurement one = interest.measurements().iterator().next();
        List<Long> measured = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            for (int update = 0; update < updates; update++) {
                trainer.step(Needs.NOTHING);
            }
            looking.plan(List.of(watcher), true, false, wait, part, i * apart);
            while (!looking.look(System.nanoTime())) {
                // The rest in another slice.
            }
            measured.add(looking.probe()
                    .frame(i, 0, Status.TRAINING, interest, trainer.history().end())
                    .look()
                    .measuredAt(one));
        }
        return measured;
    }

    @Test
    void whereFramesComeAsFastAsTheyMayEveryOtherOneHasANewPicture() {
        assertThat(measured(PICTURE, 1, 6, 33 * MILLI, 33 * MILLI)).containsExactly(1L, 1L, 3L, 3L, 5L, 5L);
    }

    @Test
    void whereTheyComeSlowlyEachHasANewPicture() {
        assertThat(measured(PICTURE, 1, 4, 100 * MILLI, 100 * MILLI)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whereUpdatesComeSlowlyEachHasANewPictureHoweverSoonAfterTheFrameBefore() {
        assertThat(measured(PICTURE, 1, 4, 5 * MILLI, 200 * MILLI)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whereManyRunsShareAProcessorPicturesAreMeasuredInWhatTheirUpdatesLeave() {
        part = 0.0005;
        List<Long> pictures = measured(PICTURE, 1, 40, 100 * MILLI, 100 * MILLI);
        assertThat(pictures.stream().distinct().count()).isBetween(1L, 20L);
        part = 1;
        assertThat(measured(PICTURE, 1, 4, 100 * MILLI, 100 * MILLI)).containsExactly(41L, 42L, 43L, 44L);
    }

    @Test
    void metricsAreMeasuredForAFrameOnlyWhereNoRowHasMeasuredThemSinceTheFrameBefore() {
        Interest metrics = new Interest(Set.of(Measurement.METRICS), 30);
        while (trainer.history().interval() < 8) {
            trainer.step(Needs.NOTHING);
        }
        long begun = trainer.update();
        List<Long> seldom = measured(metrics, 3, 6, 33 * MILLI, 1000 * MILLI);
        for (int i = 1; i < 6; i++) {
            long now = begun + 3L * (i + 1);
            long row = now / 8 * 8;
            assertThat(seldom.get(i)).isEqualTo(row > now - 3 ? row : now);
        }
    }
}
