package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Adam;
import downhill.optim.Sgd;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Experiment RINGS = Cards.first();

    private static Trainer trained(Experiment experiment, long updates) {
        Trainer trainer = new Trainer(experiment);
        for (long i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
        return trainer;
    }

    private static Edit.Change change(String path, String json) {
        return new Edit.Change(path, json);
    }

    @Test
    void theSameExperimentGivesTheSameBitsAndAnotherSeedOthers() {
        String first = trained(RINGS, 100).fingerprint();
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(trained(RINGS, 100).fingerprint());
        assertThat(trained(RINGS.withSeed(2), 100).fingerprint()).isNotEqualTo(first);
        assertThat(trained(RINGS, 101).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void lookingChangesNothing() {
        Trainer watched = new Trainer(RINGS);
        Probe probe = new Probe(watched);
        for (int i = 0; i < 300; i++) {
            watched.step(Needs.ALL);
            probe.frame(i, 0, Status.TRAINING, Interest.ALL, History.Position.NOTHING);
        }
        Trainer alone = trained(RINGS, 300);
        assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(watched.history().rows())
                .usingRecursiveComparison()
                .isEqualTo(alone.history().rows());
    }

    @Test
    void editsApplyWhileItTrainsAndTheRecordingReplaysThemBitForBit() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 33);
        trainer.apply(change("training.learning_rate", "0.01"));
        trainer.step(Needs.NOTHING);
        trainer.apply(change("training.optimizer", "\"adam\""));
        trainer.apply(change("training.batch", "{\"id\":\"mini_batch\",\"size\":7}"));
        for (int i = 0; i < 50; i++) {
            trainer.step(Needs.NOTHING);
        }
        trainer.apply(change("training.schedule", "\"inverse_time\""));
        trainer.apply(change("training.treatment", "[\"clip_grad_norm\"]"));
        for (int i = 0; i < 50; i++) {
            trainer.step(Needs.NOTHING);
        }
        Trainer again = trainer.recording().replay(trainer.update());
        assertThat(again.fingerprint()).isEqualTo(trainer.fingerprint());
        assertThat(again.experiment()).isEqualTo(trainer.experiment());
        assertThat(trainer.fingerprint())
                .isNotEqualTo(trained(RINGS, trainer.update()).fingerprint());
        assertThat(trainer.recording().replay(20).update()).isEqualTo(20);
    }

    @Test
    void aNewOptimizerStartsWithEmptyStateAndTheBatchSizeChangesWithTheEpoch() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 5);
        trainer.apply(change("training.optimizer", "\"adam\""));
        trainer.apply(change("training.batch", "{\"id\":\"mini_batch\",\"size\":50}"));
        assertThat(trainer.descent().state().updates()).isZero();
        assertThat(trainer.descent().state().slots()).isEqualTo(2);
        for (int i = 0; i < 15; i++) {
            trainer.step(Needs.NOTHING);
        }
        assertThat(trainer.epoch()).isEqualTo(1);
        trainer.step(Needs.NOTHING);
        assertThat(trainer.epoch()).isEqualTo(1.25);
    }

    @Test
    void whatNeedsNewWeightsIsRefusedAndChangesNothing() {
        Trainer trainer = trained(RINGS, 5);
        String before = trainer.fingerprint();
        for (Edit.Change edit : List.of(
                change("subject.layers[0].units", "9"),
                change("seed", "9"),
                change("data.train", "150"),
                change("training.loss", "\"mse\""))) {
            InvalidExperiment refused = catchThrowableOfType(InvalidExperiment.class, () -> trainer.apply(edit));
            assertThat(refused.problems().getFirst().code()).isEqualTo("needs_restart");
        }
        assertThat(trainer.fingerprint()).isEqualTo(before);
        assertThat(trainer.recording().journal()).isEmpty();
    }

    @Test
    void aNoisySineAtLearningRate100DivergesAndNothingIsLeftThatIsNotFinite() {
        Experiment sine = Cards.find("p2").orElseThrow().start().experiment();
        for (Experiment wild : List.of(
                sine.withTraining(sine.training().withOptimizer(new Sgd(), 100)),
                sine.withTraining(sine.training().withOptimizer(new Adam(0.9, 0.999, 1e-8), 100)))) {
            Trainer trainer = trained(wild, 500);
            assertThat(trainer.divergence()).isNotNull();
            assertThat(trainer.network().values().parameters()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
            String end = trainer.fingerprint();
            assertThat(trainer.step(Needs.NOTHING)).isFalse();
            assertThat(trainer.fingerprint()).isEqualTo(end);
            assertThat(trainer.history().last().update())
                    .isEqualTo(trainer.divergence().update());
        }
    }

    @Test
    void itFinishesAfterItsEpochsAndGoesOnWhenTheyAreMore() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS.withTraining(RINGS.training().withEpochs(2)));
        long updates = 0;
        while (trainer.step(Needs.NOTHING)) {
            updates++;
        }
        assertThat(updates).isEqualTo(40);
        assertThat(trainer.finished()).isTrue();
        trainer.apply(change("training.epochs", "3"));
        assertThat(trainer.step(Needs.NOTHING)).isTrue();
    }

    @Test
    void everyRowIsSeenOnceAnEpochWhateverTheBatch() {
        for (int size : new int[] {1, 7, 200, 300}) {
            Trainer trainer = new Trainer(RINGS.withTraining(RINGS.training().withBatch(new MiniBatch(size))));
            CardRuns.toEpoch(trainer, 1);
            assertThat(trainer.update()).isEqualTo(Math.ceilDiv(200, Math.min(size, 200)));
            assertThat(trainer.examples()).isEqualTo(200);
        }
        Trainer full = trained(RINGS.withTraining(RINGS.training().withBatch(new FullBatch())), 1);
        assertThat(full.epoch()).isEqualTo(1);
    }

    @Test
    void theErrorSignalIsTheRootMeanSquareOfSingleSampleDerivatives() {
        Trainer trainer = trained(RINGS, 10);
        double[] signal =
                trainer.network().signals(trainer.experiment().training()).delta();
        assertThat(signal).hasSize(3);
        // At the output z is the logit, so that d loss / d z = sigmoid(z) - y, from the prediction alone.
        double[] prediction = trainer.network()
                .evaluator()
                .predict(
                        trainer.network().values(),
                        trainer.network().data().train().x(),
                        0,
                        200)
                .clone();
        double squares = 0;
        for (int r = 0; r < 200; r++) {
            double d = 1 / (1 + Math.exp(-prediction[r]))
                    - trainer.network().data().train().y()[r];
            squares += d * d;
        }
        assertThat(signal[2]).isCloseTo(Math.sqrt(squares / 200), Offset.offset(1e-12));
    }
}
