package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reading is kept until somebody asks for a new one, and says how old it is. */
class ProbeTest {

    private static Trainer rings(int updates) {
        return CardRuns.afterUpdates(Cards.first(), updates);
    }

    private static Frame frame(Probe probe, Status status, Measurement... wanted) {
        return probe.frame(1, 0, status, new Interest(Set.of(wanted), 1), History.Position.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SERIES", "METRICS", "SHARPNESS"})
    void whileARunTrainsAReadingStaysUntilItIsRefreshed(Measurement part) {
        Trainer trainer = rings(10);
        Probe probe = new Probe(trainer);
        assertThat(probe.isStale(part, true)).isTrue();
        assertThat(frame(probe, Status.TRAINING, part).look().measuredAt(part)).isEqualTo(10);
        assertThat(probe.isStale(part, true)).isFalse();
        trainer.step(Needs.ALL);
        assertThat(probe.isStale(part, true)).isTrue();
        Frame old = frame(probe, Status.TRAINING, part);
        assertThat(old.look().measuredAt(part)).isEqualTo(10);
        assertThat(old.progress().update()).isEqualTo(11);
        probe.refresh(part, true);
        assertThat(frame(probe, Status.TRAINING, part).look().measuredAt(part)).isEqualTo(11);
        trainer.step(Needs.ALL);
        assertThat(frame(probe, Status.PAUSED, part).look().measuredAt(part)).isEqualTo(12);
    }

    @Test
    void metricsOfATrainingRunAreThoseOfTheLastRowUntilTheyAreRefreshed() {
        Experiment deep = Cards.find("p9").orElseThrow().all().get(1).experiment();
        Trainer trainer = new Trainer(deep.withTraining(deep.training().withBatch(new MiniBatch(2))));
        long interval = trainer.history().interval();
        assertThat(interval).isGreaterThan(1);
        while (trainer.update() < 64 + interval + 1) {
            trainer.step(Needs.NOTHING);
        }
        Probe probe = new Probe(trainer);
        Frame row = frame(probe, Status.TRAINING, Measurement.METRICS);
        assertThat(row.readings().update()).isEqualTo(64 + interval);
        assertThat(row.look().measuredAt(Measurement.METRICS)).isEqualTo(64 + interval);
        assertThat(probe.isStale(Measurement.METRICS, true)).isTrue();
        probe.refresh(Measurement.METRICS, true);
        Frame now = frame(probe, Status.TRAINING, Measurement.METRICS);
        assertThat(now.readings().update()).isEqualTo(trainer.update());
        assertThat(now.readings().trainLoss()).isEqualTo(CardRuns.trainLoss(trainer));
    }

    @Test
    void amongManyRunsATrainingOneDrawsLessFinelyAndAPausedOneAsEver() {
        Probe probe = new Probe(rings(3));
        assertThat(cells(probe, Status.TRAINING)).isEqualTo(64);
        probe.afford(0.1);
        probe.refresh(Measurement.OUTPUT, true);
        assertThat(cells(probe, Status.TRAINING)).isEqualTo(64);
        probe.afford(0.01);
        probe.refresh(Measurement.OUTPUT, true);
        assertThat(cells(probe, Status.TRAINING)).isEqualTo(32);
        assertThat(cells(probe, Status.PAUSED)).isEqualTo(64);
    }

    private static int cells(Probe probe, Status status) {
        return ((Picture.Plane) Objects.requireNonNull(
                        frame(probe, status, Measurement.OUTPUT).picture()))
                .size();
    }

    @Test
    void aFrameHoldsOnlyWhatItsWatcherWantsThoughOthersWantMore() {
        Probe probe = new Probe(rings(3));
        frame(probe, Status.TRAINING, Measurement.values());
        Look look = frame(probe, Status.TRAINING, Measurement.LAYERS).look();
        assertThat(look.layers()).hasSize(3);
        assertThat(look.histograms()).isEmpty();
        assertThat(look.compass()).isNull();
        assertThat(look.confusion()).isNull();
        assertThat(look.picture()).isNull();
        assertThat(look.measuredAt(Measurement.LAYERS)).isEqualTo(3);
        assertThat(look.measuredAt(Measurement.COMPASS)).isEqualTo(-1);
    }

    @Test
    void whatNobodyWatchesIsNotMeasured() {
        Trainer trainer = rings(3);
        Probe probe = new Probe(trainer);
        frame(probe, Status.PAUSED, Measurement.SERIES);
        for (Measurement part : Measurement.values()) {
            assertThat(probe.isStale(part, false))
                    .as(part.name())
                    .isEqualTo(part != Measurement.SERIES && part != Measurement.METRICS);
        }
    }

    @Test
    void anEditMakesWhatDependsOnItOldEvenBetweenTwoUpdates() throws InvalidExperiment {
        Trainer trainer = rings(5);
        Probe probe = new Probe(trainer);
        Frame before = frame(probe, Status.PAUSED, Measurement.COMPASS);
        trainer.apply(new Edit.Change("training.l2", "0.5"));
        Frame after = frame(probe, Status.PAUSED, Measurement.COMPASS);
        assertThat(after.look().compass())
                .isNotNull()
                .isNotEqualTo(before.look().compass());
    }

    @Test
    void aConfusionOfTwoClassesAgreesWithTheAccuracy() {
        Trainer trainer = rings(15);
        Frame frame = frame(new Probe(trainer), Status.PAUSED, Measurement.METRICS, Measurement.CONFUSION);
        Picture.Confusion confusion = frame.look().confusion();
        assertThat(confusion).isNotNull();
        List<List<Integer>> counts = confusion.counts();
        assertThat(counts).hasSize(2);
        int all = counts.stream()
                .flatMapToInt(row -> row.stream().mapToInt(Integer::intValue))
                .sum();
        assertThat(all).isEqualTo(200);
        assertThat((counts.get(0).get(0) + counts.get(1).get(1)) / 200.0)
                .isEqualTo(frame.readings().testMetric());
    }

    @Test
    void aRegressionHasNoConfusion() {
        Trainer trainer =
                CardRuns.afterUpdates(Cards.find("p2").orElseThrow().start().experiment(), 3);
        assertThat(frame(new Probe(trainer), Status.PAUSED, Measurement.CONFUSION)
                        .look()
                        .confusion())
                .isNull();
    }

    @Test
    void theLastUpdatesLossIsThatOfItsBatch() {
        Trainer trainer = rings(4);
        double[] kept = trainer.network().values().parameters().clone();
        int[] batch = trainer.batches().upcoming();
        trainer.step(Needs.ALL);
        Frame frame = frame(new Probe(trainer), Status.PAUSED);
        double loss = 0;
        double[] parameters = trainer.network().values().parameters();
        double[] now = parameters.clone();
        System.arraycopy(kept, 0, parameters, 0, kept.length);
        for (int row : batch) {
            double z = trainer.network()
                    .evaluator()
                    .predict(
                            trainer.network().values(),
                            trainer.network().data().train().x(),
                            row,
                            1)[0];
            double y = trainer.network().data().train().y()[row];
            loss += Math.log1p(Math.exp(y == 1 ? -z : z)) / batch.length;
        }
        System.arraycopy(now, 0, parameters, 0, now.length);
        assertThat(frame.last().batchLoss()).isCloseTo(loss, org.assertj.core.api.Assertions.within(1e-14));
        assertThat(frame.progress().cpuSeconds()).isNaN();
        assertThat(frame.withCpuSeconds(2.5, List.of()).progress().cpuSeconds()).isEqualTo(2.5);
    }
}
