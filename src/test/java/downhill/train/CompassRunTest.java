package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.measure.Compass;
import downhill.optim.Momentum;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The full gradient, and where batches and velocities point against it. */
class CompassRunTest {

    private static Compass compass(Trainer trainer) {
        Compass compass = new Probe(trainer)
                .frame(1, 0, Status.PAUSED, new Interest(Set.of(Measurement.COMPASS), 1), History.Position.NOTHING)
                .look()
                .compass();
        assertThat(compass).isNotNull();
        return compass;
    }

    /** Full-batch training of different kinds, on more rows than are measured at once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"loss\": \"bce_with_logits\"",
                "\"loss\": \"bce_with_logits\", \"class_weights\": [1, 3]",
                "\"loss\": \"bce_with_logits\", \"l1\": 0.01, \"l2\": 0.02",
                "\"loss\": \"mse_sum\"",
                "\"loss\": \"hinge\", \"class_weights\": [0.2, 3], \"l2\": 0.1",
            })
    void theFullGradientIsThatOfAFullBatch(String training) throws InvalidExperiment {
        Experiment experiment = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": {"id": "moons"}, "train": 700, "test": 20},
                 "subject": {"layers": [{"id": "dense", "units": 5, "activation": "tanh"}]},
                 "training": {%s, "optimizer": {"id": "sgd"}, "batch": {"id": "full_batch"}, "learning_rate": 1e-4}}
                """.formatted(training));
        Trainer trainer = CardRuns.afterUpdates(experiment, 4);
        double[] full = WholeLoss.of(trainer).gradient(trainer.descent().previous());
        double[] batch = trainer.descent().gradient();
        for (int i = 0; i < full.length; i++) {
            assertThat(full[i])
                    .isCloseTo(batch[i], within(1e-12 * trainer.descent().gradientNorm()));
        }
        assertThat(compass(trainer).batch()).isCloseTo(1, within(1e-12));
        assertThat(compass(trainer).velocity()).isCloseTo(1, within(1e-9));
    }

    /** y = 2x + 1 by w x + b from zero: the gradient of a row is (y_hat - y) (x, 1), twice over. */
    @Test
    void ofALinearModelItIsWhatOneComputesByHand() throws InvalidExperiment {
        Experiment experiment = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": {"id": "line"}, "train": 6, "test": 4},
                 "subject": {"layers": [], "output": {"id": "zeros"}},
                 "training": {"loss": "mse", "optimizer": {"id": "momentum", "momentum": 0.9},
                              "batch": {"id": "mini_batch", "size": 2}, "shuffle": false, "learning_rate": 0.05}}
                """);
        Trainer trainer = new Trainer(experiment);
        double[] x = trainer.network().data().train().x();
        double[] y = trainer.network().data().train().y();
        double w = 0;
        double b = 0;
        double[] velocity = new double[2];
        for (int update = 0; update < 5; update++) {
            double[] full = gradient(x, y, 0, 6, w, b);
            double[] batch = gradient(x, y, 2 * (update % 3), 2, w, b);
            for (int i = 0; i < 2; i++) {
                velocity[i] = 0.9 * velocity[i] + batch[i];
            }
            trainer.step(Needs.ALL);
            Compass compass = compass(trainer);
            assertThat(compass.batch()).isCloseTo(cosine(full, batch), within(1e-12));
            assertThat(compass.velocity()).isCloseTo(cosine(full, velocity), within(1e-10));
            w -= 0.05 * velocity[0];
            b -= 0.05 * velocity[1];
        }
    }

    private static double[] gradient(double[] x, double[] y, int from, int rows, double w, double b) {
        double[] sum = new double[2];
        for (int r = from; r < from + rows; r++) {
            double off = w * x[r] + b - y[r];
            sum[0] += 2 * off * x[r] / rows;
            sum[1] += 2 * off / rows;
        }
        return sum;
    }

    private static double cosine(double[] a, double[] b) {
        return (a[0] * b[0] + a[1] * b[1]) / (Math.hypot(a[0], a[1]) * Math.hypot(b[0], b[1]));
    }

    /**
     * Averaging noise is momentum's first reason: on moons, with momentum 0.9 and while the parameters move little in the
     * time that it averages over, which is at a learning rate of 0.01 in the first 100 updates. At 0.05, that of the
     * card, the velocity turns too slowly for the valley and points less the right way than its batch.
     */
    @Test
    void aVelocityPointsMoreTheRightWayThanItsBatchAndBothDoSoTheMoreTheLargerTheBatch() {
        Compass one = mean(1, 0.01);
        Compass four = mean(4, 0.01);
        Compass sixteen = mean(16, 0.01);
        for (Compass each : List.of(one, four, sixteen)) {
            assertThat(each.velocity()).isGreaterThan(each.batch() + 0.03);
        }
        assertThat(one.batch()).isCloseTo(0.18, within(0.15));
        assertThat(one.velocity()).isCloseTo(0.39, within(0.1));
        assertThat(four.batch()).isCloseTo(0.36, within(0.1)).isGreaterThan(one.batch());
        assertThat(four.velocity()).isCloseTo(0.73, within(0.1)).isGreaterThan(one.velocity());
        assertThat(sixteen.batch()).isCloseTo(0.50, within(0.1)).isGreaterThan(four.batch());
        assertThat(sixteen.velocity()).isCloseTo(0.84, within(0.1)).isGreaterThan(four.velocity());
        Compass fast = mean(16, 0.05);
        assertThat(fast.velocity()).isLessThan(fast.batch());
    }

    /** Of the first 100 updates under 20 seeds. */
    private static Compass mean(int size, double rate) {
        double batch = 0;
        double velocity = 0;
        int counted = 0;
        for (long seed = 1; seed <= CardRuns.SEEDS; seed++) {
            Experiment moons = CardRuns.experiment(
                    "p4", Cards.find("p4").orElseThrow().start().id(), seed);
            Trainer trainer = new Trainer(moons.withTraining(
                    moons.training().withOptimizer(new Momentum(0.9, 0), rate).withBatch(new MiniBatch(size))));
            for (int update = 0; update < 100; update++) {
                trainer.step(Needs.ALL);
                Compass compass = compass(trainer);
                batch += compass.batch();
                velocity += compass.velocity();
                counted++;
            }
        }
        return new Compass(batch / counted, velocity / counted);
    }
}
