package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.RememberFirst;
import downhill.diagnose.Verdict;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Lstm;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Uniform;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is judged by what its history measures, the same whenever it is made. */
class JudgingTest {

    private static List<List<Verdict>> verdicts(Trainer trainer, long to) {
        List<List<Verdict>> all = new ArrayList<>();
        while (trainer.update() < to && trainer.step(Needs.NOTHING)) {
            all.add(trainer.verdicts());
        }
        all.add(trainer.verdicts());
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 65, 100})
    void aRestoredRunIsJudgedAlike(long at) {
        for (String card : List.of("p8", "p10", "p0")) {
            Trainer trainer = new Trainer(CardRuns.experiment(card, "start", 3));
            while (trainer.update() < at && trainer.step(Needs.NOTHING)) {
                assertThat(trainer.divergence()).isNull();
            }
            Trainer restored = Trainer.restore(trainer.snapshot());
            assertThat(restored.verdicts()).isEqualTo(trainer.verdicts());
            assertThat(verdicts(restored, 150)).isEqualTo(verdicts(trainer, 150));
        }
    }

    @Test
    void aReplayedRunWithAnEditIsJudgedAlike() throws Exception {
        Trainer trainer = new Trainer(CardRuns.experiment("p8", "start", 1));
        verdicts(trainer, 90);
        trainer.apply(new Edit.Change("training.learning_rate", "0.2"));
        assertThat(trainer.verdicts()).isEmpty();
        verdicts(trainer, 200);
        assertThat(trainer.verdicts()).isNotEmpty();
        assertThat(trainer.recording().replay(200).verdicts()).isEqualTo(trainer.verdicts());
    }

    @Test
    void whatIsLookedAtMeanwhileDoesNotMatter() {
        Experiment experiment = CardRuns.experiment("p8", "start", 1);
        Trainer watched = new Trainer(experiment);
        Trainer alone = new Trainer(experiment);
        for (int i = 0; i < 120; i++) {
            watched.step(Needs.ALL);
            watched.now();
            alone.step(Needs.NOTHING);
            assertThat(watched.verdicts()).isEqualTo(alone.verdicts());
        }
        assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
    }

    @Test
    void layersThroughTimeAreJudgedToo() {
        for (boolean memory : List.of(true, false)) {
            Experiment rings = Cards.first();
            Experiment remembering = rings.withDataset(new RememberFirst(12, 0.1))
                    .withSubject(new Network(
                            List.of(
                                    memory
                                            ? new Lstm(8, new Uniform(-0.25, 0.25), new Uniform(-0.25, 0.25), 0, 3)
                                            : new Rnn(
                                                    8,
                                                    new Relu(),
                                                    new Uniform(-0.25, 0.25),
                                                    new Uniform(-0.25, 0.25),
                                                    0)),
                            new Uniform(-0.25, 0.25)));
            Trainer trainer = new Trainer(remembering);
            verdicts(trainer, 80);
            assertThat(trainer.verdicts()).extracting(Verdict::rule).doesNotContain("symmetry", "diverged");
        }
    }

    @Test
    void biasesBeforeBatchNormNeverMoveAndFreezeNothing() {
        Trainer trainer = new Trainer(CardRuns.experiment("p8", "norm", 1));
        double[] before = trainer.network().values().parameters().clone();
        verdicts(trainer, 100);
        var bias = trainer.network().layout().tensors().get(1);
        assertThat(bias.name()).endsWith("bias");
        for (int i = bias.offset(); i < bias.end(); i++) {
            assertThat(trainer.network().values().parameters()[i])
                    .isCloseTo(before[i], org.assertj.core.data.Offset.offset(1e-12));
        }
        assertThat(trainer.verdicts()).extracting(Verdict::rule).doesNotContain("frozen_layer");
    }

    @Test
    void aUnitIsDeadThatIsZeroOnTheWholeTrainingSet() {
        Trainer trainer = new Trainer(
                RuleCases.named("dead_after_blowup", "dead from the start").of().apply(1));
        assertThat(trainer.network().dead()).containsExactly(1, 0);
        Trainer wrecked = new Trainer(
                RuleCases.named("dead_after_blowup", "a rate of 120").of().apply(1));
        verdicts(wrecked, 40);
        assertThat(shareOfZeros(wrecked)).isBetween(0.1, 0.9);
        assertThat(wrecked.network().dead()[0]).isEqualTo(shareOfZeros(wrecked));
    }

    /** Counted row by row, unit by unit, of the first hidden layer. */
    private static double[] units(Trainer trainer, int row) {
        var data = trainer.network().data().train();
        double[] w = trainer.network().values().parameters();
        var weight = trainer.network().layers().getFirst().weight();
        double[] z = new double[weight.rows()];
        for (int u = 0; u < z.length; u++) {
            z[u] = w[weight.end() + u];
            for (int i = 0; i < weight.columns(); i++) {
                z[u] += w[weight.offset() + u * weight.columns() + i] * data.x()[row * weight.columns() + i];
            }
        }
        return z;
    }

    private static double shareOfZeros(Trainer trainer) {
        int units = trainer.network().layers().getFirst().weight().rows();
        int dead = 0;
        for (int u = 0; u < units; u++) {
            boolean alive = false;
            for (int row = 0; row < trainer.network().data().train().rows(); row++) {
                alive |= units(trainer, row)[u] > 0;
            }
            dead += alive ? 0 : 1;
        }
        return (double) dead / units;
    }
}
