package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Task;
import downhill.data.Blobs;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.LossFit;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Float64;
import downhill.nn.Gru;
import downhill.nn.Identity;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.Loss;
import downhill.nn.Lstm;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.WholeTime;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.Constant;
import downhill.optim.Optimizer;
import downhill.optim.ReduceOnPlateau;
import downhill.optim.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that nothing stops: numbers that are not finite spread, and can be looked at. */
class EndlessRunTest {
    private static final int ROWS = 20;

    private static Training training(Loss loss, Optimizer optimizer, double rate) {
        return new Training(
                loss,
                optimizer,
                rate,
                new Constant(),
                new FullBatch(),
                false,
                List.of(),
                0,
                0,
                0,
                List.of(),
                new Float64(),
                false);
    }

    private static Experiment experiment(Dataset data, List<Layer> layers, Training training) {
        return Cards.first()
                .withData(new DataSpec(data, ROWS, ROWS, 1, true))
                .withSubject(new Network(layers, new Zeros()))
                .withTraining(training);
    }

    private static List<List<Layer>> networks() {
        Initialiser start = new XavierUniform(1);
        return List.of(
                List.of(
                        new Dense(4, new Relu(), start, new BatchNorm(1e-5, 0.1)),
                        new Dense(4, new Relu(), start, new LayerNorm(1e-5), 0.2, true)),
                List.of(new Rnn(3, new Relu(), start, start, 0), new Lstm(3, start, start, 0, 1)),
                List.of(new Gru(3, start, start, 0)));
    }

    /** Goes on for a while from numbers that are not finite, looking at every update. */
    private static void spreads(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        Probe probe = new Probe(trainer);
        for (int i = 0; i < 20; i++) {
            if (i == 2) {
                trainer.ground().values().parameters()[0] = Double.POSITIVE_INFINITY;
                trainer.ground().changed();
            }
            assertThat(trainer.step(Needs.ALL)).isTrue();
            if (i % 5 > 0) {
                continue;
            }
            Frame frame = probe.frame(i, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
            assertThat(frame.divergence()).isNull();
            assertThat(frame.picture()).isNotNull();
            assertThat(frame.progress().update()).isEqualTo(i + 1);
        }
        assertThat(trainer.divergence()).isNull();
        assertThat(trainer.history().last().update()).isEqualTo(20);
        assertThat(Arrays.stream(trainer.ground().values().parameters())).anyMatch(each -> !Double.isFinite(each));
        Trainer restored = Trainer.restore(trainer.snapshot());
        assertThat(restored.step(Needs.ALL)).isTrue();
        trainer.step(Needs.ALL);
        assertThat(restored.fingerprint()).isEqualTo(trainer.fingerprint());
    }

    static Stream<Experiment> endless() {
        List<Dataset> sets = List.of(new Rings(0.1), new Blobs(3, 0.3), new Line(1), new RememberFirst(4, 1));
        return sets.stream()
                .flatMap(set -> LossFit.fitting(set.task()).stream()
                        .flatMap(loss -> networks().stream()
                                .map(layers ->
                                        experiment(set, layers, training(loss, new Adam(0.9, 0.999, 1e-8), 0.1)))));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whereNothingStopsItNumbersThatAreNotFiniteSpreadAndCanBeLookedAt(Experiment experiment) {
        spreads(experiment);
    }

    @Test
    void sequencesAnsweredAtEveryStepSpreadThemTooAndSchedulesWatchThem() {
        Training plain = training(LossFit.fitting(Task.BINARY).getFirst(), new Sgd(), 0.1);
        Training training = plain.withSchedule(new ReduceOnPlateau(0.5, 0, 1, false, 0, 0, 0, false));
        for (List<Layer> layers : networks().subList(1, 3)) {
            Experiment experiment = experiment(new RememberFirst(4, 1), layers, training);
            spreads(experiment.withSubject(new Network(layers, new Zeros(), true, new WholeTime())));
        }
    }

    @Test
    void anUpdateThatOverflowsIsKeptWhereNothingStopsIt() {
        Dense unit = new Dense(1, new Identity(), new Zeros(), new NoNormalization());
        Trainer trainer = new Trainer(experiment(new Line(1), List.of(unit), training(new Mse(), new Sgd(), 1e4)));
        trainer.ground().values().parameters()[1] = 1e306;
        assertThat(trainer.step(Needs.NOTHING)).isTrue();
        assertThat(Arrays.stream(trainer.ground().values().parameters())).anyMatch(each -> Double.isInfinite(each));
        assertThat(trainer.step(Needs.NOTHING)).isTrue();
        assertThat(trainer.history().last().train()).isNaN();
    }
}
