package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.data.SineContinuation;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.NoNormalization;
import downhill.nn.Tanh;
import downhill.nn.WholeTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences as networks of every kind see them, and as pages see the networks. */
class SequenceLookingTest {
    static List<Layer> cells() {
        return SequenceRuns.cells();
    }

    private static List<Dataset> sequences() {
        List<Dataset> sequences = new ArrayList<>();
        for (String id : Catalogue.of(Dataset.class).ids()) {
            Dataset dataset = ExperimentCodec.choice(Dataset.class, id).orElseThrow();
            if (dataset.steps() > 1) {
                sequences.add(dataset);
            }
        }
        sequences.add(new RememberFirst(2, 1)); // two numbers, which are also a plane
        sequences.add(new SineContinuation(2, 5, 0.1));
        return sequences;
    }

    @TestFactory
    List<DynamicTest> everySequenceCanBeLookedAt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dataset dataset : sequences()) {
            for (Layer cell : cells()) {
                for (boolean everyStep : new boolean[] {true, false}) {
                    String name = dataset + ", " + cell.id() + (everyStep ? ", every step" : "");
                    tests.add(DynamicTest.dynamicTest(name, () -> looksAt(dataset, cell, everyStep)));
                }
            }
        }
        return tests;
    }

    private static void looksAt(Dataset dataset, Layer cell, boolean everyStep) {
        Dense dense = new Dense(4, new Tanh(), SequenceRuns.START, new LayerNorm(1e-5), 0.1, true);
        int rows = Math.min(60, (dataset.available() - dataset.gap()) / 2);
        DataSpec data = new DataSpec(dataset, rows, rows, 1, true);
        Trainer trainer =
                new Trainer(SequenceRuns.experiment(data, List.of(cell, dense), everyStep, new WholeTime(), 0.01));
        for (int i = 0; i < 3; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        for (Status status : List.of(Status.TRAINING, Status.PAUSED)) {
            Frame frame = new Probe(trainer).frame(1, 0, status, Interest.ALL, History.Position.NOTHING);
            assertThat(frame.gradients()).hasSize(2 * Math.max(1, cell.gates().size()) + 2);
            assertThat(frame.weights()).hasSize(3);
            assertThat(frame.errorSignal()).hasSize(3).allMatch(each -> each > 0);
            assertThat(frame.readings().trainLoss()).isFinite();
            if (frame.picture() instanceof Picture.Confusion confusion) {
                int counted = confusion.counts().stream()
                        .flatMapToInt(row -> row.stream().mapToInt(Integer::intValue))
                        .sum();
                assertThat(counted).isEqualTo(rows);
            } else if (dataset.steps() * data.features() == 2) {
                assertThat(frame.picture()).isInstanceOf(Picture.Plane.class);
            } else {
                float[] pairs = ((Picture.Scatter) frame.picture()).pairs();
                assertThat(pairs).hasSize(2 * 3 * rows);
                double[] answers = SequenceRuns.predictions(
                        trainer, trainer.network().data().train());
                int moments = answers.length / rows;
                double[] y = trainer.network().data().train().y();
                for (int r = 0; r < rows; r++) {
                    assertThat(pairs[3 * r]).isEqualTo((float) y[(r + 1) * dataset.steps() - 1]);
                    assertThat(pairs[3 * r + 1]).isEqualTo((float) answers[(r + 1) * moments - 1]);
                }
                forecasts(dataset, rows, (Picture.Scatter) frame.picture());
            }
        }
        Trainer restored = Trainer.restore(trainer.snapshot());
        restored.step(Needs.ALL);
        trainer.step(Needs.ALL);
        assertThat(restored.fingerprint()).isEqualTo(trainer.fingerprint());
    }

    /** What is said step by step to a real series is what is said to its test rows, to the last bit. */
    private static void forecasts(Dataset dataset, int rows, Picture.Scatter picture) {
        float[] ahead = picture.ahead();
        boolean series = dataset.gap() > 0 || dataset instanceof SineContinuation;
        assertThat(ahead).hasSize(series ? 2 * Math.clamp(2L * dataset.steps(), 24, 60) : 0);
        for (int t = 0; dataset.gap() > 0 && t < ahead.length / 2; t++) {
            assertThat(ahead[2 * t]).isEqualTo(picture.pairs()[3 * (rows + t) + 1]);
        }
        if (series) {
            assertThat(ahead[1]).isEqualTo(ahead[0]);
            assertThat(ahead[3]).isNotEqualTo(ahead[2]);
        }
    }

    @Test
    void aNetworkWithoutMemorySeesAllMomentsAtOnce() {
        Dense dense = new Dense(6, new Tanh(), SequenceRuns.START, new NoNormalization());
        for (boolean everyStep : new boolean[] {true, false}) { // which means nothing to it
            for (Dataset dataset : sequences()) {
                int rows = Math.min(60, (dataset.available() - dataset.gap()) / 2);
                DataSpec data = new DataSpec(dataset, rows, rows, 1, true);
                Trainer trainer =
                        new Trainer(SequenceRuns.experiment(data, List.of(dense), everyStep, new WholeTime(), 0.01));
                NetworkGround ground = trainer.network();
                assertThat(ground.model().inputs()).isEqualTo(dataset.steps() * data.features());
                assertThat(ground.model().moments()).isEqualTo(1);
                assertThat(ground.data().train().x())
                        .isEqualTo(data.prepare().train().x());
                double[] y = data.prepare().train().y();
                for (int r = 0; r < rows; r++) {
                    assertThat(ground.data().train().y()[r]).isEqualTo(y[(r + 1) * dataset.steps() - 1]);
                }
                assertThat(trainer.step(Needs.ALL)).isTrue();
            }
        }
        Experiment flat = SequenceRuns.experiment(
                SequenceRuns.data(SequenceRuns.FIRST, 300), List.of(dense), false, new WholeTime(), 0.02);
        assertThat(CardRuns.sets(CardRuns.after(flat, 20)).test().metric()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aTableIsASequenceOfOneMoment(Layer cell) {
        for (boolean everyStep : new boolean[] {true, false}) {
            DataSpec rings = SequenceRuns.data(new Rings(0.1), 40);
            Trainer trainer =
                    CardRuns.after(SequenceRuns.experiment(rings, List.of(cell), everyStep, new WholeTime(), 0.02), 60);
            assertThat(trainer.network().model().moments()).isEqualTo(1);
            assertThat(CardRuns.sets(trainer).train().metric()).isGreaterThan(0.8);
            Frame frame = new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
            assertThat(frame.picture()).isInstanceOf(Picture.Plane.class);
        }
    }
}
