package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.diagnose.Verdict;
import downhill.experiment.Experiment;
import downhill.nn.Sigmoid;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Frozen is not vanished: Adam moves every layer of a network whose error signal does not arrive. */
class AdamInVanishedNetworkTest {
    private static final int LAYERS = 9;
    private static final int UPDATES = 100;

    @Test
    void itsRelativeStepsAreOfAHundredthInEveryLayerWhileTheSignalIsLostAndNothingIsLearned() throws Exception {
        assertThat(CardRuns.keeping(CardRuns.SEEDS, seed -> movesEveryLayer(experiment(seed))))
                .hasSizeGreaterThanOrEqualTo(CardRuns.SEEDS - 1);
    }

    private static Experiment experiment(long seed) {
        return RuleExperiments.rings(8, 8, new Sigmoid(), RuleExperiments.XAVIER, RuleExperiments.ADAM, 0.01)
                .apply(seed);
    }

    private static boolean movesEveryLayer(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        double[][] steps = new double[LAYERS][UPDATES];
        Set<String> told = new TreeSet<>();
        for (int i = 0; i < UPDATES; i++) {
            trainer.step(Needs.NOTHING);
            for (int l = 0; l < LAYERS; l++) {
                steps[l][i] = trainer.now().update() == trainer.history().last().update()
                        ? trainer.history().last().high(LayerMeasure.RELATIVE_STEP, l)
                        : Double.NaN;
            }
            trainer.verdicts().stream()
                    .filter(Verdict::confirmed)
                    .map(Verdict::rule)
                    .forEach(told::add);
        }
        List<Double> signal = trainer.now().errorSignal();
        boolean lost = signal.getFirst() < 1e-3 * signal.get(LAYERS - 2);
        boolean moves = Arrays.stream(steps)
                .mapToDouble(AdamInVanishedNetworkTest::median)
                .allMatch(step -> step > 1e-3 && step < 1e-1);
        boolean stuck = trainer.now().train() > 0.6;
        return lost && moves && stuck && told.contains("vanishing") && !told.contains("frozen_layer");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
