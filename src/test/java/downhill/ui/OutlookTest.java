package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.optim.Schedule;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static Experiment with(String schedule, int epochs) {
        Experiment first = Cards.first();
        return first.withTraining(first.training()
                .withSchedule(ExperimentCodec.choice(Schedule.class, schedule).orElseThrow())
                .withEpochs(epochs));
    }

    @Test
    void whatIsForetoldIsWhatTheRunThenDoes() {
        for (String schedule : new String[] {"exponential", "multi_step", "warmup", "one_cycle", "cosine"}) {
            Experiment experiment = with(schedule, 6);
            Outlook outlook = Outlook.of(experiment);
            assertThat(outlook.epochs()).isEqualTo(6);
            Trainer trainer = new Trainer(experiment);
            for (int i = 0; i < Outlook.POINTS - 1; i++) {
                long update = (long) (i * 6.0 * 20 / (Outlook.POINTS - 1));
                while (trainer.update() < update) {
                    trainer.step(Needs.NOTHING);
                }
                assertThat((double) outlook.rates()[i])
                        .as(schedule + " at update " + update)
                        .isCloseTo(trainer.rate(), within(1e-7));
            }
        }
    }

    @Test
    void everyScheduleIsLookedAtAsFarAsItHasSomethingToShow() {
        for (String id : Catalogue.of(Schedule.class).ids()) {
            Outlook outlook = Outlook.of(with(id, 0));
            assertThat(outlook.epochs()).as(id).isBetween(1.0, 1e6);
            if (Outlook.tells(ExperimentCodec.choice(Schedule.class, id).orElseThrow())) {
                assertThat(outlook.rates()).as(id).doesNotContain(Float.NaN);
                assertThat(distinct(outlook.rates())).as(id).hasSizeGreaterThan(1);
            }
        }
        assertThat(Outlook.tells(
                        ExperimentCodec.choice(Schedule.class, "constant").orElseThrow()))
                .isFalse();
    }

    private static Set<Float> distinct(float[] rates) {
        Set<Float> all = new HashSet<>();
        for (float rate : rates) {
            all.add(rate);
        }
        return all;
    }

    @Test
    void theMarkStaysAtTheEndWhenTheRunGoesOn() {
        Outlook outlook = Outlook.of(with("exponential", 10));
        assertThat(outlook.share(0)).isZero();
        assertThat(outlook.share(5)).isEqualTo(0.5);
        assertThat(outlook.share(99)).isEqualTo(1);
    }
}
