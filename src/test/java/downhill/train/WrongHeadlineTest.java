package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.experiment.Experiment;
import downhill.nn.KaimingNormal;
import downhill.nn.Relu;
import downhill.optim.Sgd;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Why the heat map shows the error signal: of a ReLU network the gradient of the weights is nearly the same in every
 * layer, however bad its start, while the error signal tells it.
 */
class WrongHeadlineTest {
    private static final int HIDDEN = 8;

    /**
     * What one layer has relative to the last hidden one: of the gradient the second, since the first reads the data and
     * not as many units; of the error signal the first.
     */
    private record Shares(double gradient, double signal, double passedBack) {}

    @ParameterizedTest
    @CsvSource({"0.5, 0, 0.02", "2, 50, 1000"})
    void theGradientOfTheWeightsHidesABadStartAndTheErrorSignalTellsIt(double gain, double least, double most)
            throws Exception {
        assertThat(CardRuns.keeping(CardRuns.SEEDS, seed -> {
                    Shares shares = shares(seed, gain);
                    return shares.gradient > 0.2
                            && shares.gradient < 5
                            && shares.signal > least
                            && shares.signal < most;
                }))
                .hasSizeGreaterThanOrEqualTo(CardRuns.SEEDS - 1);
    }

    /** The card's sigmoid layers pass back a quarter; ReLU with He about nine tenths. */
    @ParameterizedTest
    @CsvSource({"start, 0.24, 0.04", "relu, 0.9, 0.15"})
    void fromItsStartTheCardPassesBackWhatItSays(String variant, double usual, double deviation) {
        double[] passed = new double[CardRuns.SEEDS];
        for (int seed = 0; seed < passed.length; seed++) {
            passed[seed] = shares(CardRuns.experiment("p8", variant, seed + 1)).passedBack;
        }
        Arrays.sort(passed);
        assertThat(passed[passed.length / 2]).isBetween(usual - deviation, usual + deviation);
    }

    private static Shares shares(long seed, double gain) {
        return shares(RuleExperiments.rings(HIDDEN, 32, new Relu(), new KaimingNormal(gain), new Sgd(), 1e-9)
                .apply(seed));
    }

    private static Shares shares(Experiment start) {
        Experiment experiment = RuleExperiments.trained(start, new Sgd(), 1e-9, new FullBatch());
        Trainer trainer = CardRuns.afterUpdates(experiment, 1);
        Row row = trainer.history().last();
        double gradient =
                row.high(LayerMeasure.WEIGHT_GRADIENT, 1) / row.high(LayerMeasure.WEIGHT_GRADIENT, HIDDEN - 1);
        double signal = row.high(LayerMeasure.ERROR_SIGNAL, 0) / row.high(LayerMeasure.ERROR_SIGNAL, HIDDEN - 1);
        return new Shares(gradient, signal, Math.pow(signal, 1.0 / (HIDDEN - 1)));
    }
}
