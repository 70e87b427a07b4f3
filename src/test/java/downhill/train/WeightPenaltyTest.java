package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Subject;
import downhill.experiment.Training;
import downhill.math.Tensor;
import downhill.nn.BceWithLogits;
import downhill.nn.Dense;
import downhill.nn.Float64;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.Loss;
import downhill.nn.Lstm;
import downhill.nn.Mse;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Constant;
import downhill.optim.LossScale;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training that is charged for large weights. */
class WeightPenaltyTest {
    private static final Initialiser START = new XavierUniform(1);

    private static Training training(Loss loss, double l1, double l2, Treatment... treatments) {
        return new Training(
                loss,
                new Sgd(),
                0.05,
                new Constant(),
                new MiniBatch(7),
                true,
                List.of(treatments),
                0,
                l1,
                l2,
                List.of(),
                new Float64(),
                true);
    }

    private static Experiment line(double l1, double l2, Treatment... treatments) {
        return Cards.first()
                .withData(new DataSpec(new Line(1), 60, 60, 1, true))
                .withSubject(new Network(List.of(), new Zeros()))
                .withTraining(training(new Mse(), l1, l2, treatments));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 0", "0, 0.7", "0.2, 0.4"})
    void aStraightLineWithPenaltiesIsTheOneOfAFewLinesOfArithmetic(double l1, double l2) {
        Trainer trainer = new Trainer(line(l1, l2));
        Examples train = trainer.network().data().train();
        double w = 0;
        double b = 0;
        for (int update = 0; update < 100; update++) {
            int[] rows = trainer.batches().upcoming();
            double dw = l1 * Math.signum(w) + l2 * w;
            double db = 0;
            double loss = 0;
            for (int row : rows) {
                double error = w * train.x()[row] + b - train.y()[row];
                dw += 2 * error * train.x()[row] / rows.length;
                db += 2 * error / rows.length;
                loss += error * error / rows.length;
            }
            w -= 0.05 * dw;
            b -= 0.05 * db;
            trainer.step(Needs.NOTHING);
            double[] p = trainer.network().values().parameters();
            assertThat(p[0]).isCloseTo(w, within(1e-12));
            assertThat(p[1]).isCloseTo(b, within(1e-12));
            if (update < History.HEAD) {
                // The loss that is shown is that of the data alone.
                assertThat(trainer.history().last().batchMax()).isCloseTo(loss, within(1e-12));
            }
        }
    }

    @Test
    void aRidgeOfStandardizedDataShrinksTheSlopeByItsShare() {
        // Of loss mean (w x + b - y)^2 + l2 / 2 w^2 with x of variance 1: w = cov / (1 + l2 / 2).
        Training plain = line(0, 0).training().withBatch(new MiniBatch(60));
        Training ridge = line(0, 1).training().withBatch(new MiniBatch(60));
        double free = CardRuns.after(line(0, 0).withTraining(plain), 2000)
                .network()
                .values()
                .parameters()[0];
        double shrunk = CardRuns.after(line(0, 0).withTraining(ridge), 2000)
                .network()
                .values()
                .parameters()[0];
        assertThat(shrunk).isCloseTo(free / 1.5, within(1e-9));
    }

    @Test
    void aScaledLossScalesThePenaltyToo() {
        Trainer plain = CardRuns.afterUpdates(line(0.2, 0.4), 30);
        Trainer scaled = CardRuns.afterUpdates(line(0.2, 0.4, new LossScale(1024)), 30);
        assertThat(scaled.network().values().parameters())
                .isEqualTo(plain.network().values().parameters());
    }

    @Test
    void everyMatrixIsChargedAndNothingElse() {
        Rnn rnn = new Rnn(3, new Tanh(), START, START, 0);
        List<List<Layer>> networks = List.of(
                List.of(rnn, new Lstm(3, START, START, 0, 1)),
                List.of(new Gru(2, START, START, 0), new Dense(3, new Tanh(), START, new LayerNorm(1e-5))));
        for (List<Layer> layers : networks) {
            Subject network = new Network(layers, START);
            Experiment experiment = Cards.first()
                    .withData(new DataSpec(new RememberFirst(4, 1), 20, 10, 1, true))
                    .withSubject(network);
            Trainer plain = new Trainer(experiment.withTraining(training(new BceWithLogits(), 0, 0)));
            Trainer charged = new Trainer(experiment.withTraining(training(new BceWithLogits(), 0.5, 0.25)));
            double[] p = plain.network().values().parameters().clone();
            plain.step(Needs.ALL);
            charged.step(Needs.ALL);
            for (Tensor tensor : plain.ground().layout().tensors()) {
                boolean matrix = tensor.name().contains("weight_") || tensor.columns() > 1;
                for (int i = tensor.offset(); i < tensor.end(); i++) {
                    double more =
                            charged.descent().gradient()[i] - plain.descent().gradient()[i];
                    double cost = matrix ? 0.5 * Math.signum(p[i]) + 0.25 * p[i] : 0;
                    assertThat(more).as(tensor.name()).isCloseTo(cost, within(1e-14));
                }
            }
        }
    }
}
