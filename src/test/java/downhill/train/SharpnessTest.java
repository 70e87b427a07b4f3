package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.data.FullBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.nn.WholeTime;
import downhill.optim.Sgd;
import downhill.surface.Surface;
import downhill.train.WholeLoss.Method;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharpnessTest {
    private static final int MANY = 2000;

    private static Experiment line() {
        return Cards.find("p5").orElseThrow().start().experiment();
    }

    private static Experiment recurrent() {
        return SequenceRuns.experiment(
                SequenceRuns.data(new RememberFirst(10, 1), 40),
                List.of(SequenceRuns.LSTM),
                false,
                new WholeTime(),
                0.1);
    }

    private static Experiment on(Surface surface) {
        return Cards.first().withSubject(OnSurface.of(surface));
    }

    static List<Experiment> runs() {
        return List.of(
                Cards.first(),
                CardRuns.experiment("p8", "norm", 1),
                recurrent(),
                on(ExperimentCodec.choice(Surface.class, "ravine").orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void measuringBetweenUpdatesChangesNothingAndFollowsTheWeights(Experiment experiment) {
        Trainer watched = new Trainer(experiment);
        Sharpness sharpness = new Sharpness(watched);
        long readings = 0;
        for (int i = 0; i < 120; i++) {
            for (int slice = 0; slice < 3; slice++) {
                readings += sharpness.advance() ? 1 : 0;
            }
            watched.step(Needs.NOTHING);
        }
        Trainer alone = CardRuns.afterUpdates(experiment, 120);
        assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(readings).isGreaterThan(50);
        assertThat(sharpness.reading().update()).isGreaterThan(100);
        Sharpness.Reading last = new Sharpness(watched).settle(MANY);
        assertThat(sharpness.settle(MANY).value())
                .isCloseTo(last.value(), Offset.offset(1e-6 * Math.abs(last.value())));
    }

    @Test
    void theSameRunHasTheSameBitsAndBeginsAtAVectorOfItsSeed() {
        Sharpness.Reading first = new Sharpness(new Trainer(Cards.first())).settle(7);
        assertThat(new Sharpness(new Trainer(Cards.first())).settle(7)).isEqualTo(first);
        assertThat(first.iterations()).isEqualTo(7);
        assertThat(first.update()).isZero();
    }

    @Test
    void theLossOfALineWhoseInputsAreStandardisedHasSteepnessTwo() {
        Sharpness.Reading reading = new Sharpness(new Trainer(line())).settle(MANY);
        assertThat(reading.value()).isCloseTo(2, Offset.offset(1e-12));
        assertThat(reading.method()).isEqualTo(Method.EXACT);
    }

    @Test
    void theCostOfWeightsIsPartOfIt() throws InvalidExperiment {
        Experiment costly = ExperimentCodec.with(line(), "training.l2", "0.5");
        assertThat(new Sharpness(new Trainer(costly)).settle(MANY).value()).isCloseTo(2.5, Offset.offset(1e-9));
    }

    @Test
    void anEditOfTheCostIsSeenAtTheSameUpdate() throws InvalidExperiment {
        Trainer trainer = new Trainer(line());
        Sharpness sharpness = new Sharpness(trainer);
        sharpness.settle(MANY);
        assertThat(sharpness.settled()).isTrue();
        trainer.apply(new Edit.Change("training.l2", "0.5"));
        assertThat(sharpness.settled()).isFalse();
        assertThat(sharpness.settle(MANY).value()).isCloseTo(2.5, Offset.offset(1e-6));
    }

    static List<Surface> surfaces() {
        return Catalogue.of(Surface.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Surface.class, id).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void onASurfaceItIsTheLargerEigenvalueInClosedForm(Surface surface) {
        Trainer trainer = new Trainer(on(surface));
        double[] p = trainer.parameters();
        double[] h = new double[3];
        surface.hessian(p[0], p[1], h);
        double half = (h[0] - h[2]) / 2;
        double expected = (h[0] + h[2]) / 2 + Math.sqrt(half * half + h[1] * h[1]);
        assertThat(new Sharpness(trainer).settle(MANY).value())
                .isCloseTo(expected, Offset.offset(1e-12 * (Math.abs(h[0]) + Math.abs(h[1]) + Math.abs(h[2]))));
    }

    @Test
    void recurrentNetworksAreMeasuredByDifferencesAndItIsSaid() {
        Sharpness.Reading reading = new Sharpness(new Trainer(recurrent())).settle(50);
        assertThat(reading.method()).isEqualTo(Method.DIFFERENCES);
        assertThat(reading.value()).isPositive();
    }

    @Test
    void itSaysHowFarItHasConvergedAndStopsWhenItHas() {
        Trainer trainer = CardRuns.afterUpdates(Cards.first(), 50);
        Sharpness sharpness = new Sharpness(trainer);
        Sharpness.Reading rough = sharpness.settle(3);
        Sharpness.Reading fine = sharpness.settle(MANY);
        assertThat(fine.residual()).isLessThan(rough.residual()).isLessThanOrEqualTo(1e-9 * fine.value());
        assertThat(fine.value()).isGreaterThan(rough.value());
        assertThat(sharpness.settled()).isTrue();
        assertThat(sharpness.advance()).isFalse();
        assertThat(sharpness.settle(MANY)).isEqualTo(fine);
    }

    @Test
    void whereTheRunIsNoLongerFiniteThereIsNoNumber() throws InvalidExperiment {
        Experiment wild = ExperimentCodec.with(line(), "training.learning_rate", "1e4");
        Experiment spreading = ExperimentCodec.with(wild, "training.stop_when_diverged", "false");
        Trainer trainer = CardRuns.afterUpdates(spreading, 200);
        // Its weights are gone, though the Hessian of a line does not depend on them.
        assertThat(trainer.parameters()).contains(Double.NaN);
        Sharpness sharpness = new Sharpness(trainer);
        assertThat(sharpness.settle(MANY).value()).isNaN();
        assertThat(sharpness.settled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fullBatchTrainingOfARealNetworkSettlesRightAtTheLimitAndSucceeds(long seed) {
        Experiment curve = CardRuns.experiment("p2", "start", seed);
        Experiment plain =
                curve.withTraining(curve.training().withBatch(new FullBatch()).withOptimizer(new Sgd(), 0.2));
        Trainer trainer = CardRuns.afterUpdates(plain, 2000);
        double steepness = new Sharpness(trainer).settle(200).value();
        double share = steepness / StabilityLimit.of(trainer).orElseThrow();
        assertThat(share).isBetween(0.95, 1.24);
        assertThat(trainer.now().train()).isLessThan(0.03);
    }
}
