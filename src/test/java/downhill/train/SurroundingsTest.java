package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Sgd;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is measured around the weights for the rules is right, and the same after a restart. */
class SurroundingsTest {
    private static final double SMALL = 0.2;

    private static Experiment plain() {
        Experiment rings = Cards.first();
        return rings.withTraining(rings.training().withBatch(new FullBatch()).withOptimizer(new Sgd(), SMALL));
    }

    private static Trainer after(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
        return trainer;
    }

    private static Surroundings.State around(Trainer trainer) {
        return trainer.recorder().state().surroundings();
    }

    @Test
    void theWallsOfARavineAreAsSteepAsItSaysAndItsFloorIsFlat() {
        Walls.Reading walls =
                around(after(CardRuns.experiment("p7", "start", 1), 5)).walls().reading();
        assertThat(walls.steepest()).isCloseTo(100, Percentage.withPercentage(1e-6));
        assertThat(walls.flat()).isCloseTo(1, Percentage.withPercentage(1e-6));
    }

    @Test
    void theWallsOfANetworkAreThoseOfAnIterationWithoutEnd() {
        Trainer trainer = after(plain(), 288);
        double exact = new Sharpness(trainer).settle(500).value();
        assertThat(around(trainer).walls().reading().steepest()).isCloseTo(exact, Percentage.withPercentage(5));
    }

    @Test
    void onlyPlainDescentWithAllExamplesIsMeasured() {
        assertThat(around(after(Cards.first(), 100)).walls().reading()).isEqualTo(Walls.Reading.UNKNOWN);
    }

    @Test
    void theLossAtTheMeanIsThatOfTheAveragedWeights() {
        Experiment noisy = CardRuns.experiment("p6", "start", 1);
        Trainer trainer = after(noisy, 31);
        double[] mean = around(trainer).mean().parameters().clone();
        double there = WholeLoss.of(trainer).value(mean);
        trainer.step(Needs.NOTHING);
        assertThat(around(trainer).mean().loss()).isCloseTo(there, Percentage.withPercentage(1e-9));
    }

    @Test
    void aRunThatGoesOnFromASnapshotMeasuresTheSame() throws InvalidExperiment {
        Trainer unbroken = after(plain(), 50);
        Trainer restored = Trainer.restore(unbroken.snapshot());
        for (int i = 0; i < 100; i++) {
            unbroken.step(Needs.NOTHING);
            restored.step(Needs.NOTHING);
        }
        assertThat(around(restored).walls().reading())
                .isEqualTo(around(unbroken).walls().reading())
                .isNotEqualTo(Walls.Reading.UNKNOWN);
        assertThat(around(restored).mean().loss())
                .isEqualTo(around(unbroken).mean().loss())
                .isNotNaN();
    }

    @Test
    void otherSettingsBeginAnew() throws InvalidExperiment {
        Trainer trainer = after(plain(), 100);
        trainer.apply(new Edit.Change("training.learning_rate", "0.1"));
        assertThat(around(trainer).mean().loss()).isNaN();
        assertThat(around(trainer).walls().reading()).isEqualTo(Walls.Reading.UNKNOWN);
    }
}
