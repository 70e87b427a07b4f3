package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.optim.Adam;
import downhill.optim.DynamicLossScale;
import downhill.optim.LossScale;
import downhill.optim.MomentumSutskever;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.ReduceOnPlateau;
import downhill.optim.ScaleGradient;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a training must do for the methods that ask something of it. */
class TrainingMethodsTest {
    private static final Experiment RINGS = Cards.all().getFirst().start().experiment();

    private static Trainer trained(Training training, int updates) {
        Trainer trainer = new Trainer(RINGS.withTraining(training));
        for (int i = 0; i < updates; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        return trainer;
    }

    private static Training treated(Treatment... treatments) {
        return RINGS.training().withTreatment(List.of(treatments));
    }

    private static double[] parameters(Trainer trainer) {
        return trainer.network().values().parameters();
    }

    @Test
    void aLossScaledByAPowerOfTwoTrainsToTheSameBits() {
        Trainer plain = trained(treated(), 30);
        Trainer scaled = trained(treated(new LossScale(1024)), 30);
        assertThat(parameters(scaled)).isEqualTo(parameters(plain));
        assertThat(scaled.descent().gradientNorm()).isEqualTo(plain.descent().gradientNorm());
        assertThat(scaled.descent().gradient()).isEqualTo(plain.descent().gradient());
        assertThat(scaled.descent().treated()).isFalse();
    }

    private static Training treated(Optimizer optimizer, double rate, Treatment... treatments) {
        return treated(treatments).withOptimizer(optimizer, rate);
    }

    @Test
    void underPlainDescentAScaledGradientIsAnotherLearningRate() {
        Trainer faster = trained(treated(new Sgd(), 0.125), 30);
        Trainer scaled = trained(treated(new Sgd(), 0.03125, new ScaleGradient(4)), 30);
        assertThat(parameters(scaled)).isEqualTo(parameters(faster));
        assertThat(parameters(scaled)).isNotEqualTo(parameters(trained(treated(new Sgd(), 0.03125), 30)));
    }

    @Test
    void underAdamAScaledGradientDoesNearlyNothing() {
        Optimizer adam = new Adam(0.9, 0.999, 1e-8);
        double[] plain = parameters(trained(treated(adam, 0.01), 30));
        double[] scaled = parameters(trained(treated(adam, 0.01, new ScaleGradient(4)), 30));
        double[] faster = parameters(trained(treated(adam, 0.04), 30));
        assertThat(scaled).isNotEqualTo(plain);
        assertThat(distance(scaled, plain)).isLessThan(1e-3 * distance(faster, plain));
    }

    private static double distance(double[] from, double[] to) {
        double square = 0;
        for (int i = 0; i < from.length; i++) {
            square = Math.fma(from[i] - to[i], from[i] - to[i], square);
        }
        return Math.sqrt(square);
    }

    @Test
    void theNormOfAGradientIsToldHoweverMuchTheLossIsScaled() {
        double plain = trained(treated(), 1).descent().gradientNorm();
        double scaled = trained(treated(new LossScale(0x1p1023)), 1).descent().gradientNorm();
        assertThat(scaled).isCloseTo(plain, withinPercentage(1e-10));
    }

    @Test
    void anUpdateWhoseScaledGradientOverflowsIsSkippedUntilTheScaleFits() {
        Trainer trainer = new Trainer(RINGS.withTraining(treated(new DynamicLossScale(9e307, 2, 1e-3, 2000))));
        double[] start = parameters(trainer).clone();
        boolean skipped = false;
        for (int i = 0; i < 30; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
            skipped |= parameters(trainer)[0] == start[0];
        }
        assertThat(Kernels.allFinite(parameters(trainer), start.length)).isTrue();
        assertThat(parameters(trainer)).isNotEqualTo(start);
        assertThat(trainer.divergence()).isNull();
        assertThat(skipped || trainer.descent().treatmentStates()[0][0] == 9e307)
                .isTrue();
    }

    @Test
    void lookingAheadTakesTheGradientElsewhereAndComesBack() {
        Training training = RINGS.training().withOptimizer(new NesterovLookahead(0, 0), 0.1);
        // Without momentum there is nothing ahead.
        assertThat(parameters(trained(training, 20)))
                .isEqualTo(parameters(trained(training.withOptimizer(new MomentumSutskever(0, 0), 0.1), 20)));
        Training ahead = training.withOptimizer(new NesterovLookahead(0.9, 0), 0.1);
        Training here = training.withOptimizer(new MomentumSutskever(0.9, 0), 0.1);
        // The first velocity is zero.
        assertThat(parameters(trained(ahead, 1))).isEqualTo(parameters(trained(here, 1)));
        assertThat(parameters(trained(ahead, 2))).isNotEqualTo(parameters(trained(here, 2)));
    }

    @Test
    void aScheduleThatWatchesSeesEveryEpoch() {
        // Nothing is better than the first epoch by a whole unit, so the rate falls after every other one.
        ReduceOnPlateau plateau = new ReduceOnPlateau(0.5, 0, 1, false, 0, 0, 0, false);
        Training training = RINGS.training().withOptimizer(new Sgd(), 0.01).withSchedule(plateau);
        Trainer trainer = new Trainer(RINGS.withTraining(training));
        double[] expected = {0.01, 0.01, 0.005, 0.0025};
        for (int epoch = 0; epoch < expected.length; epoch++) {
            while (trainer.epoch() < epoch) {
                trainer.step(Needs.NOTHING);
            }
            assertThat(trainer.rate()).as("epoch " + epoch).isEqualTo(expected[epoch]);
        }
    }
}
