package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference data do not show: what comes after the end, and what a warm-up hands on. */
class ScheduleTest {
    private static final double[] NOTHING = {};

    static List<Schedule> withAnEnd() {
        return List.of(
                new Polynomial(10, 2, 0.01, true),
                new Cosine(10, 0.01, false, true),
                new OneCycle(10, 0.3, true, 25, 1e4, false, true),
                new OneCycle(10, 0.3, false, 25, 1e4, true, true));
    }

    @ParameterizedTest
    @MethodSource("withAnEnd")
    void aScheduleWithALengthHoldsItsLastRate(Schedule schedule) {
        double last = schedule.rate(1, 10, 0, NOTHING);
        assertThat(schedule.rate(1, 11, 0, NOTHING)).isEqualTo(last);
        assertThat(schedule.rate(1, 1L << 40, 0, NOTHING)).isEqualTo(last);
    }

    @Test
    void aScheduleByUpdatesDoesNotLookAtEpochsNorTheOtherWayRound() {
        Schedule byUpdate = new Exponential(0.5, true);
        Schedule byEpoch = new Exponential(0.5, false);
        assertThat(byUpdate.rate(1, 3, 99, NOTHING)).isEqualTo(0.125);
        assertThat(byEpoch.rate(1, 99, 3, NOTHING)).isEqualTo(0.125);
    }

    @Test
    void whatFollowsAWarmUpCountsFromItsEndWhereBothCountTheSame() {
        Schedule updates = new Warmup(4, 0, true, new Exponential(0.5, true));
        assertThat(updates.rate(1, 2, 0, NOTHING)).isEqualTo(0.5);
        assertThat(updates.rate(1, 6, 0, NOTHING)).isEqualTo(0.25);
        Schedule epochs = new Warmup(4, 0, false, new Exponential(0.5, false));
        assertThat(epochs.rate(1, 1000, 6, NOTHING)).isEqualTo(0.25);
        Schedule mixed = new Warmup(4, 0, true, new Exponential(0.5, false));
        assertThat(mixed.rate(1, 1000, 6, NOTHING)).isEqualTo(1.0 / 64);
    }

    @Test
    void aWarmUpHandsTheMetricOnToTheScheduleThatWatchesIt() {
        Schedule plateau = new ReduceOnPlateau(0.5, 0, 0, true, 0, 0, 0, false);
        Schedule schedule = new Warmup(1, 0.1, true, plateau);
        assertThat(schedule.watches()).isTrue();
        double[] state = new double[schedule.scalars()];
        schedule.observe(1, 3, state);
        assertThat(schedule.rate(1, 1, 1, state)).isEqualTo(1);
        schedule.observe(1, 3, state);
        assertThat(schedule.rate(1, 0, 0, state)).isEqualTo(0.1);
        assertThat(schedule.rate(1, 2, 2, state)).isEqualTo(0.5);
    }

    @Test
    void aMetricThatIsNoNumberIsNeverBetter() {
        Schedule plateau = new ReduceOnPlateau(0.5, 1, 0, true, 0, 0, 0, false);
        double[] state = new double[plateau.scalars()];
        plateau.observe(1, Double.NaN, state);
        plateau.observe(1, Double.NaN, state);
        assertThat(plateau.rate(1, 0, 0, state)).isEqualTo(0.5);
    }

    @Test
    void aWarmUpAfterAWarmUpIsRefused() {
        Experiment experiment = Cards.all().getFirst().start().experiment();
        String json = "{\"id\":\"warmup\",\"after\":{\"id\":\"warmup\"}}";
        assertThatExceptionOfType(InvalidExperiment.class)
                .isThrownBy(() -> ExperimentCodec.with(experiment, "training.schedule", json))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(Problem.of("training.schedule.after", "warmup_in_warmup")));
    }

    @Test
    void whatFollowsAWarmUpIsHeldToItsOwnRules() {
        Experiment experiment = Cards.all().getFirst().start().experiment();
        String json = "{\"id\":\"warmup\",\"after\":{\"id\":\"multi_step\",\"milestones\":[]}}";
        assertThatExceptionOfType(InvalidExperiment.class)
                .isThrownBy(() -> ExperimentCodec.with(experiment, "training.schedule", json))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(Problem.of("training.schedule.after.milestones", "not_ascending")));
    }
}
