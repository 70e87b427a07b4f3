package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.Identity;
import downhill.nn.NoNormalization;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that blow up. */
class DivergenceTest {
    private static final Experiment SINE =
            Cards.find("p2").orElseThrow().start().experiment();

    static Stream<Experiment> wild() {
        Optimizer adam = new Adam(0.9, 0.999, 1e-8);
        return Stream.of(
                sine(new Sgd(), 100),
                sine(adam, 100),
                sine(new Momentum(0.9, 0), 100),
                sine(new Sgd(), 10_000),
                sine(adam, 10_000),
                start("p10"),
                variant("p5", 3));
    }

    private static Experiment sine(Optimizer optimizer, double rate) {
        return SINE.withTraining(SINE.training().withOptimizer(optimizer, rate));
    }

    private static Experiment start(String card) {
        return variant(card, 0);
    }

    private static Experiment variant(String card, int index) {
        return Cards.find(card).orElseThrow().all().get(index).experiment();
    }

    private static Trainer toTheEnd(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        int updates = 0;
        while (trainer.step(Needs.ALL)) {
            assertThat(++updates).isLessThan(20_000);
        }
        return trainer;
    }

    @ParameterizedTest
    @MethodSource("wild")
    void itEndsAndNothingNotFiniteIsLeftAndItStaysEnded(Experiment experiment) throws InvalidExperiment {
        Trainer trainer = toTheEnd(experiment);
        Divergence divergence = trainer.divergence();
        assertThat(divergence).isNotNull();
        assertThat(divergence.update()).isEqualTo(trainer.update());
        assertThat(trainer.finished()).isFalse();
        assertThat(Arrays.stream(trainer.network().values().parameters())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(trainer.network().values().buffers())).allMatch(Double::isFinite);
        String end = trainer.fingerprint();
        for (int i = 0; i < 5; i++) {
            assertThat(trainer.step(Needs.ALL)).isFalse();
        }
        trainer.apply(new Edit.Change("training.learning_rate", "0.001"));
        assertThat(trainer.step(Needs.ALL)).isFalse();
        assertThat(trainer.fingerprint()).isEqualTo(end);
        assertThat(trainer.divergence()).isSameAs(divergence);
    }

    @ParameterizedTest
    @MethodSource("wild")
    void theUpdateThatFailedIsNotAppliedAndHasALastRow(Experiment experiment) {
        Trainer trainer = toTheEnd(experiment);
        long failed = trainer.update();
        Trainer before = CardRuns.afterUpdates(experiment, failed - 1);
        assertThat(trainer.network().values().parameters())
                .isEqualTo(before.network().values().parameters());
        Row last = trainer.history().last();
        assertThat(last.update()).isEqualTo(failed);
        for (int l = 0; l < last.layers(); l++) {
            assertThat(last.high(LayerMeasure.RELATIVE_STEP, l)).isEqualTo(Row.MISSING);
        }
        assertThat(trainer.history().rows()).extracting(Row::update).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("wild")
    void theSameRunDivergesAtTheSameUpdateWithTheSameBits(Experiment experiment) throws InvalidExperiment {
        Trainer trainer = toTheEnd(experiment);
        Trainer again = trainer.recording().replay(trainer.update());
        assertThat(again.divergence()).isEqualTo(trainer.divergence());
        assertThat(again.fingerprint()).isEqualTo(trainer.fingerprint());
        assertThat(trainer.recording().replay(1_000_000).update()).isEqualTo(trainer.update());
    }

    @Test
    void aLossAThousandTimesTheFirstOneIsTooLarge() {
        Trainer trainer = toTheEnd(variant("p5", 3));
        double first = trainer.history().rows().getFirst().train();
        double limit = 1000 * Math.max(first, trainer.chance());
        assertThat(trainer.divergence().cause()).isEqualTo(Divergence.Cause.LOSS_TOO_LARGE);
        assertThat(trainer.divergence().value()).isGreaterThan(limit).isFinite();
        Trainer before = CardRuns.afterUpdates(variant("p5", 3), trainer.update() - 1);
        assertThat(before.history().last().batchMax()).isLessThanOrEqualTo(limit);
    }

    /** The noisy sine through one unit without activation, its four parameters set by hand. */
    private static Trainer byHand(double... parameters) {
        Dense unit = new Dense(1, new Identity(), new Zeros(), new NoNormalization());
        Trainer trainer = new Trainer(sine(new Sgd(), 10_000).withSubject(new Network(List.of(unit), new Zeros())));
        System.arraycopy(parameters, 0, trainer.network().values().parameters(), 0, parameters.length);
        return trainer;
    }

    private static void endsAtOnce(Trainer trainer, Divergence.Cause cause, double... parameters) {
        assertThat(trainer.step(Needs.NOTHING)).isFalse();
        assertThat(trainer.divergence().cause()).isEqualTo(cause);
        assertThat(trainer.divergence().update()).isEqualTo(1);
        assertThat(trainer.network().values().parameters()).isEqualTo(parameters);
        assertThat(trainer.step(Needs.NOTHING)).isFalse();
    }

    @Test
    void anUpdateThatWouldMakeParametersInfiniteIsTakenBack() {
        double[] parameters = {0, 1e305, 0, 1};
        Trainer trainer = byHand(parameters);
        endsAtOnce(trainer, Divergence.Cause.PARAMETERS_NOT_FINITE, parameters);
        assertThat(trainer.divergence().value()).isBetween(0.5, 5.0);
    }

    @Test
    void aGradientThatIsNotFiniteIsNotApplied() {
        double[] parameters = {0, 1.7e308, 0, 1};
        Trainer trainer = byHand(parameters);
        endsAtOnce(trainer, Divergence.Cause.GRADIENT_NOT_FINITE, parameters);
        assertThat(trainer.divergence().value()).isBetween(0.5, 5.0);
    }

    @Test
    void aLossThatIsNotFiniteEndsTheRun() {
        double[] parameters = {1e300, 0, 1e300, 0};
        endsAtOnce(byHand(parameters), Divergence.Cause.LOSS_NOT_FINITE, parameters);
    }

    @Test
    void aFrameOfADivergedRunSaysSo() {
        Trainer trainer = toTheEnd(start("p10"));
        Frame frame = new Probe(trainer).frame(1, 0, Status.DIVERGED, Interest.ALL, History.Position.NOTHING);
        assertThat(frame.divergence()).isEqualTo(trainer.divergence());
        assertThat(frame.progress().update()).isEqualTo(trainer.update());
        assertThat(frame.series().rows().getLast().update()).isEqualTo(trainer.update());
        assertThat(frame.picture()).isNotNull();
        assertThat(frame.gradients()).hasSize(9);
    }

    @Test
    void aRunThatIsFinishedDoesNotCountAsDiverged() {
        Trainer trainer = toTheEnd(SINE.withTraining(SINE.training().withEpochs(3)));
        assertThat(trainer.divergence()).isNull();
        assertThat(trainer.finished()).isTrue();
        assertThat(trainer.update()).isEqualTo(30);
        String end = trainer.fingerprint();
        assertThat(trainer.step(Needs.ALL)).isFalse();
        assertThat(trainer.fingerprint()).isEqualTo(end);
    }
}
