package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.optim.Nesterov;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An update in pieces is the same update, and nobody sees a half of it. */
class PiecesOfAnUpdateTest {
    private static final XavierUniform INIT = new XavierUniform(1);

    static List<Experiment> large() {
        Experiment rings = Cards.first().withData(new DataSpec(new Rings(0.1), 2000, 600, 1, true));
        List<Layer> dense = new ArrayList<>(
                Collections.nCopies(3, new Dense(48, new Tanh(), INIT, new BatchNorm(0.1, 1e-5), 0.2, false)));
        List<Layer> cells = List.of(new Lstm(24, INIT, INIT, 0, 1));
        Experiment sequences = Cards.first().withData(new DataSpec(new RememberFirst(12, 1), 400, 300, 1, true));
        return List.of(
                full(rings.withSubject(new Network(dense, INIT))),
                full(sequences.withSubject(new Network(cells, INIT))));
    }

    private static Experiment full(Experiment experiment) {
        return experiment.withTraining(
                experiment.training().withBatch(new FullBatch()).withOptimizer(new Nesterov(0.9), 0.05));
    }

    @ParameterizedTest
    @MethodSource("large")
    void theFingerprintAndTheHistoryAreThoseOfWholeUpdates(Experiment experiment) {
        Trainer whole = new Trainer(experiment);
        Trainer pieces = new Trainer(experiment);
        for (int i = 0; i < 6; i++) {
            assertThat(whole.step(Needs.NOTHING)).isTrue();
            assertThat(pieces.begin(Needs.NOTHING)).isTrue();
            int made = 1;
            while (!pieces.advance()) {
                made++;
            }
            assertThat(made).isGreaterThan(5);
        }
        assertThat(pieces.fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(pieces.history().rows())
                .usingRecursiveComparison()
                .isEqualTo(whole.history().rows());
    }

    @ParameterizedTest
    @MethodSource("large")
    void theParametersChangeInOnePieceAndNothingElseIsAllowedMeanwhile(Experiment experiment) {
        Trainer trainer = new Trainer(
                experiment.withTraining(experiment.training().withOptimizer(new downhill.optim.Sgd(), 0.05)));
        double[] before = trainer.parameters();
        trainer.begin(Needs.NOTHING);
        int changes = 0;
        double[] last = before;
        boolean done = false;
        while (!done) {
            assertThat(trainer.isUpdating()).isTrue();
            assertThatThrownBy(trainer::snapshot).isInstanceOf(IllegalStateException.class);
            done = trainer.advance();
            double[] now = trainer.parameters();
            changes += java.util.Arrays.equals(now, last) ? 0 : 1;
            last = now;
        }
        assertThat(changes).isEqualTo(1);
        assertThat(trainer.isUpdating()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("large")
    void anUpdateThatIsGivenUpLeavesNoTrace(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        trainer.step(Needs.NOTHING);
        String before = trainer.fingerprint();
        trainer.begin(Needs.NOTHING);
        for (int i = 0; i < 3; i++) {
            assertThat(trainer.advance()).isFalse();
        }
        trainer.abandon();
        assertThat(trainer.isUpdating()).isFalse();
        assertThat(trainer.fingerprint()).isEqualTo(before);
    }

    @Test
    void aSmallUpdateWithoutARowIsOnePiece() {
        Experiment card = Cards.first();
        Trainer trainer = new Trainer(card);
        while (trainer.history().due(trainer.update() + 1)) {
            trainer.step(Needs.NOTHING);
        }
        assertThat(trainer.begin(Needs.NOTHING)).isTrue();
        assertThat(trainer.advance()).isTrue();
    }
}
