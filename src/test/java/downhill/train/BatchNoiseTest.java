package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import downhill.data.Batch;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.experiment.Experiment;
import downhill.optim.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradient norms of different batch sizes cannot be compared: E ||g_B||^2 = ||g||^2 + trace(Sigma) / B. Batches that are
 * drawn without putting back, as those of an epoch are, vary by (N - B) / (N - 1) of that.
 */
class BatchNoiseTest {
    private static final int ROWS = 256;
    private static final int EPOCHS = 60;

    /** Weights that stand still, so that every batch has the same full gradient. */
    private static Trainer standing(Batch batch) {
        Experiment moons = CardRuns.experiment("p4", "start", 1);
        return new Trainer(moons.withTraining(
                moons.training().withOptimizer(new Sgd(), 1e-9).withBatch(batch)));
    }

    private static double meanSquare(Batch batch, int epochs) {
        Trainer trainer = standing(batch);
        double sum = 0;
        while (trainer.epoch() < epochs) {
            trainer.step(Needs.ALL);
            double norm = trainer.descent().gradientNorm();
            sum += norm * norm;
        }
        return sum / (double) trainer.update();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16, 64})
    void theSquareOfTheNormGrowsByTheVarianceOfARowOverTheBatchSize(int size) {
        double full = meanSquare(new FullBatch(), 1);
        double variance = meanSquare(new MiniBatch(1), 1) - full;
        double share = (ROWS - size) / (ROWS - 1.0);
        double noise = meanSquare(new MiniBatch(size), EPOCHS) - full;
        assertThat(variance).isGreaterThan(full);
        assertThat(noise).isCloseTo(share * variance / size, withinPercentage(10));
    }
}
