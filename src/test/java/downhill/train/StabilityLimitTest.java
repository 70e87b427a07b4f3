package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.optim.Adam;
import downhill.optim.ClipNorm;
import downhill.optim.Momentum;
import downhill.optim.Nesterov;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.surface.Ravine;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit on a quadratic, where it is exact: descent converges below it and diverges above it. */
class StabilityLimitTest {

    static List<Optimizer> optimizers() {
        return List.of(
                new Sgd(),
                new Sgd(0.3),
                new Momentum(0.9, 0),
                new Momentum(0.5, 0, 0.2),
                new Nesterov(0.9),
                new Nesterov(0.5));
    }

    private static Experiment line(Optimizer optimizer, double rate) {
        Experiment line = Cards.find("p5").orElseThrow().start().experiment();
        return line.withTraining(line.training().withOptimizer(optimizer, rate));
    }

    /** The rate at which the limit is the steepness that is measured; a limit is u / rate - decay. */
    private static double rateAtTheLimit(Experiment atRateOne) {
        Trainer trainer = new Trainer(atRateOne);
        double steepness = new Sharpness(trainer).settle(500).value();
        double decay = -StabilityLimit.of(new Trainer(rate(atRateOne, 1e15))).orElseThrow();
        return (StabilityLimit.of(trainer).orElseThrow() + decay) / (steepness + decay);
    }

    private static Experiment rate(Experiment experiment, double rate) {
        return experiment.withTraining(
                experiment.training().withOptimizer(experiment.training().optimizer(), rate));
    }

    /** How far the parameters moved in the last of so many updates. */
    private static double lastMove(Experiment experiment, long updates) throws InvalidExperiment {
        Experiment free = ExperimentCodec.with(experiment, "training.stop_when_diverged", "false");
        Trainer trainer = CardRuns.afterUpdates(free, updates - 1);
        double[] before = trainer.parameters();
        trainer.step(Needs.NOTHING);
        double[] after = trainer.parameters();
        double most = 0;
        for (int i = 0; i < after.length; i++) {
            most = Math.max(most, Math.abs(after[i] - before[i]));
        }
        return Double.isNaN(most) ? Double.POSITIVE_INFINITY : most;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theLineConvergesBelowItAndDivergesAboveIt(Optimizer optimizer) throws InvalidExperiment {
        double rate = rateAtTheLimit(line(optimizer, 1));
        assertThat(lastMove(line(optimizer, 0.98 * rate), 2000)).isLessThan(1e-9);
        assertThat(lastMove(line(optimizer, 1.02 * rate), 2000)).isGreaterThan(1e3);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void soDoesTheRavine(Optimizer optimizer) throws InvalidExperiment {
        Experiment start = line(optimizer, 1).withSubject(OnSurface.of(new Ravine(100)));
        double rate = rateAtTheLimit(start);
        assertThat(lastMove(rate(start, 0.98 * rate), 2000)).isLessThan(1e-9);
        assertThat(lastMove(rate(start, 1.02 * rate), 2000)).isGreaterThan(1e3);
    }

    @Test
    void onTheCardTheLimitOfTheRateIsOne() {
        assertThat(rateAtTheLimit(line(new Sgd(), 1))).isCloseTo(1, Offset.offset(1e-12));
        Experiment ravine = line(new Sgd(), 1).withSubject(OnSurface.of(new Ravine(100)));
        assertThat(rateAtTheLimit(ravine)).isCloseTo(0.02, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "jump", "zigzag", "diverge"})
    void theVariantsOfTheCardKeepToIt(String variant) {
        Trainer trainer = new Trainer(CardRuns.experiment("p5", variant, 1));
        double steepness = new Sharpness(trainer).settle(100).value();
        boolean above = steepness > StabilityLimit.of(trainer).orElseThrow();
        assertThat(above).isEqualTo(variant.equals("diverge"));
        while (trainer.update() < 3000 && trainer.step(Needs.NOTHING)) {
            assertThat(trainer.parameters()).doesNotContain(Double.NaN);
        }
        assertThat(trainer.divergence() != null).isEqualTo(above);
    }

    @Test
    void thereIsNoneForAdamMiniBatchesTreatedGradientsAndDropout() throws InvalidExperiment {
        Experiment line = line(new Sgd(), 0.1);
        assertThat(StabilityLimit.of(new Trainer(line))).hasValue(20);
        List<Experiment> without = List.of(
                line(new Adam(0.9, 0.999, 1e-8), 0.1),
                line(new Momentum(0.9, 0.5), 0.1),
                line.withTraining(line.training().withBatch(new MiniBatch(10))),
                line.withTraining(line.training().withTreatment(List.of(new ClipNorm(1)))),
                dropout());
        for (Experiment experiment : without) {
            assertThat(StabilityLimit.of(new Trainer(experiment))).isEmpty();
        }
    }

    private static Experiment dropout() throws InvalidExperiment {
        Experiment moons = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "moons"},
                 "subject": {"layers": [{"id": "dense", "dropout": 0.5}]}}""");
        return moons.withTraining(moons.training().withBatch(new FullBatch()));
    }
}
