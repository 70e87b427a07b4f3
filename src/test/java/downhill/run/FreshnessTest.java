package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How new what a frame shows is. */
class FreshnessTest {
    private static final Experiment RINGS = Cards.first();

    private final LocalRuns runs = TestLimits.runs(TestLimits.patient());
    private final Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void aTrainingRunMeasuresEverythingAgainAndAgainAndSaysOfWhichUpdate() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        Frame first = run.until(f -> f.progress().update() > 100);
        for (Measurement part : Measurement.values()) {
            Frame later =
                    run.until(f -> f.look().measuredAt(part) > first.progress().update());
            assertThat(later.status()).isEqualTo(Status.TRAINING);
            assertThat(later.look().measuredAt(part))
                    .isLessThanOrEqualTo(later.progress().update());
            assertThat(later.progress().cpuSeconds()).isPositive();
            assertThat(later.cpuSeconds())
                    .hasSameSizeAs(later.series().rows())
                    .isSorted()
                    .allMatch(seconds -> seconds <= later.progress().cpuSeconds());
        }
    }

    @Test
    void aPausedRunShowsEverythingOfItsVeryUpdate() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        run.until(f -> f.progress().update() > 200);
        run.tell(new Command.Pause());
        Frame paused = run.until(f -> f.status() == Status.PAUSED);
        // The series has rows on a grid, which may have become coarse.
        for (Measurement part : EnumSet.complementOf(EnumSet.of(Measurement.SERIES, Measurement.SHARPNESS))) {
            assertThat(paused.look().measuredAt(part))
                    .as(part.name())
                    .isEqualTo(paused.progress().update());
        }
    }

    @Test
    void aSlowRunShowsEverythingOfEveryUpdate() throws Exception {
        // What the compiler has not seen yet takes longer than the run waits, and is rightly left for later.
        Trainer alike = new Trainer(RINGS);
        Probe probe = new Probe(alike);
        for (int i = 0; i < 50; i++) {
            alike.step(Needs.ALL);
            for (Measurement part : Measurement.values()) {
                probe.refresh(part, true);
            }
        }
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.SetPace(new Pace(5)));
        run.tell(new Command.Play());
        for (long update = 1; update <= 4; update++) {
            long wanted = update;
            Frame frame = run.until(f -> f.progress().update() >= wanted);
            for (Measurement part : EnumSet.complementOf(EnumSet.of(Measurement.SHARPNESS))) {
                assertThat(frame.look().measuredAt(part))
                        .as(part.name())
                        .isEqualTo(frame.progress().update());
            }
        }
    }
}
