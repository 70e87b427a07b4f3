package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.Blobs;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Examples;
import downhill.data.Rings;
import downhill.data.Sine;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.math.Tensor;
import downhill.nn.Activation;
import downhill.nn.BceWithLogits;
import downhill.nn.CrossEntropy;
import downhill.nn.Dense;
import downhill.nn.Loss;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The error signal of a layer against finite differences: without normalisation, d loss / d z of one sample is the
 * derivative of that sample's loss by the bias of the unit.
 */
class ErrorSignalTest {
    private static final double H = 1e-5;

    private static Experiment tiny(Dataset dataset, Loss loss, Activation activation, int rows) {
        Dense wide = new Dense(3, activation, new XavierUniform(1), new NoNormalization());
        Dense narrow = new Dense(2, activation, new XavierUniform(1), new NoNormalization());
        Experiment first = Cards.first();
        return first.withData(new DataSpec(dataset, rows, 10, 1, true))
                .withSubject(new Network(List.of(wide, narrow), new XavierUniform(1)))
                .withTraining(first.training().withLoss(loss));
    }

    static Stream<Arguments> nets() {
        return Stream.of(
                Arguments.of(new Rings(0.015), new BceWithLogits(), new Tanh()),
                Arguments.of(new Rings(0.015), new Mse(), new Sigmoid()),
                Arguments.of(new Sine(0.1), new Mse(), new Tanh()),
                Arguments.of(new Blobs(3, 0.25), new CrossEntropy(), new Sigmoid()));
    }

    private static double[] byFiniteDifferences(Trainer trainer, int rows) {
        List<Tensor> tensors = trainer.network().model().parameters().tensors();
        double[] signal = new double[tensors.size() / 2];
        for (int l = 0; l < signal.length; l++) {
            Tensor bias = tensors.get(2 * l + 1);
            double squares = 0;
            for (int u = bias.offset(); u < bias.end(); u++) {
                double[] up = losses(trainer, u, H, rows);
                double[] down = losses(trainer, u, -H, rows);
                for (int r = 0; r < rows; r++) {
                    double derivative = (up[r] - down[r]) / (2 * H);
                    squares += derivative * derivative;
                }
            }
            signal[l] = Math.sqrt(squares / (rows * bias.size()));
        }
        return signal;
    }

    /** The loss of every single sample with one parameter moved. */
    private static double[] losses(Trainer trainer, int parameter, double by, int rows) {
        double[] parameters = trainer.network().values().parameters();
        double kept = parameters[parameter];
        parameters[parameter] = kept + by;
        Examples train = trainer.network().data().train();
        Loss loss = trainer.experiment().training().loss();
        double[] losses = new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] prediction =
                    trainer.network().evaluator().predict(trainer.network().values(), train.x(), r, 1);
            losses[r] = loss.sum(
                    prediction,
                    new double[] {train.y()[r]},
                    1,
                    trainer.network().model().outputs());
        }
        parameters[parameter] = kept;
        return losses;
    }

    private static double[] signal(Trainer trainer) {
        return trainer.network().signals(trainer.experiment().training()).delta();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theSignalIsTheRootMeanSquareOverSamplesAndUnits(Dataset dataset, Loss loss, Activation activation) {
        Trainer trainer = CardRuns.afterUpdates(tiny(dataset, loss, activation, 50), 30);
        assertThat(signal(trainer)).containsExactly(byFiniteDifferences(trainer, 50), within(1e-8));
        assertThat(signal(trainer)).hasSize(3);
        assertThat(Arrays.stream(signal(trainer))).allMatch(each -> each > 1e-4);
    }

    @Test
    void onlyTheFirst256TrainingRowsAreProbed() {
        Trainer trainer = CardRuns.afterUpdates(tiny(new Rings(0.015), new BceWithLogits(), new Tanh(), 300), 30);
        assertThat(signal(trainer)).containsExactly(byFiniteDifferences(trainer, 256), within(1e-8));
    }

    @Test
    void neitherBatchSizeNorLearningRateIsPartOfIt() {
        Experiment rings = tiny(new Rings(0.015), new BceWithLogits(), new Tanh(), 50);
        double[] one =
                signal(new Trainer(rings.withTraining(rings.training().withBatch(new downhill.data.MiniBatch(1)))));
        double[] all =
                signal(new Trainer(rings.withTraining(rings.training().withBatch(new downhill.data.FullBatch()))));
        assertThat(one).isEqualTo(all);
    }

    @Test
    void theHistoryHoldsTheSignalOfItsUpdate() {
        Trainer trainer = new Trainer(tiny(new Rings(0.015), new BceWithLogits(), new Tanh(), 50));
        for (int update = 0; update < 20; update++) {
            double[] now = signal(trainer);
            for (int l = 0; l < now.length; l++) {
                assertThat(trainer.history().last().high(LayerMeasure.ERROR_SIGNAL, l))
                        .isEqualTo(now[l]);
            }
            trainer.step(Needs.NOTHING);
        }
    }
}
