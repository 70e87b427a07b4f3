package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.FullBatch;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.math.Tensor;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.measure.LayerReading;
import downhill.nn.Model.LayerParts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a layer against the same numbers computed otherwise. */
class LayerProbeTest {

    /** Two hidden layers on a table of rows, trained for some updates. */
    private static Trainer trained(String activation, int rows, String training, int updates) throws InvalidExperiment {
        String json = String.format(Locale.ROOT, """
                {"format": 1,
                 "data": {"dataset": {"id": "circles"}, "train": %d, "test": 20},
                 "subject": {"layers": [{"id": "dense", "units": 5, "activation": "%s"},
                                        {"id": "dense", "units": 4, "activation": "%s"}]},
                 "training": {"loss": "bce_with_logits", "optimizer": {"id": "sgd"}, "learning_rate": 0.5, %s}}
                """, rows, activation, activation, training);
        return run(ExperimentCodec.read(json), updates);
    }

    private static Trainer run(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        return trainer;
    }

    private static Look look(Trainer trainer) {
        return new Probe(trainer)
                .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                .look();
    }

    /** z of the two hidden layers for a row, by the book. */
    private static double[][] preActivations(Trainer trainer, int row) {
        double[] p = trainer.network().values().parameters();
        double[] x = trainer.network().data().train().x();
        List<Tensor> tensors = trainer.network().layout().tensors();
        double[] in = {x[2 * row], x[2 * row + 1]};
        double[][] all = new double[2][];
        for (int l = 0; l < 2; l++) {
            Tensor w = tensors.get(2 * l);
            double[] z = new double[w.rows()];
            double[] out = new double[w.rows()];
            for (int u = 0; u < z.length; u++) {
                z[u] = p[tensors.get(2 * l + 1).offset() + u];
                for (int i = 0; i < w.columns(); i++) {
                    z[u] += p[w.offset() + u * w.columns() + i] * in[i];
                }
                out[u] = trainer.network().layers().get(l).activation().value(z[u]);
            }
            all[l] = z;
            in = out;
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"tanh, 60", "sigmoid, 300", "relu, 60", "silu, 60", "hardswish, 60"})
    void slopesAreThoseOfEveryUnitAndRowOfTheProbeSet(String activation, int rows) throws InvalidExperiment {
        Trainer trainer = trained(activation, rows, "\"batch\": {\"id\": \"mini_batch\", \"size\": 10}", 40);
        double[] p = trainer.network().values().parameters();
        for (int i = 0; i < p.length; i++) {
            p[i] *= 6; // so that some saturate, and some die
        }
        trainer.ground().changed();
        List<LayerReading> readings = look(trainer).layers();
        assertThat(readings).hasSize(3);
        int looked = Math.min(rows, 256);
        for (int l = 0; l < 2; l++) {
            int units = trainer.network().layers().get(l).weight().rows();
            double slopes = 0;
            double squares = 0;
            int saturated = 0;
            boolean[] alive = new boolean[units];
            for (int r = 0; r < looked; r++) {
                double[] z = preActivations(trainer, r)[l];
                for (int u = 0; u < units; u++) {
                    double a = trainer.network().layers().get(l).activation().value(z[u]);
                    double slope = slope(activation, z[u]);
                    slopes += slope;
                    squares += a * a;
                    saturated += Math.abs(slope) < 0.05 * steepest(activation) ? 1 : 0;
                    alive[u] |= a != 0;
                }
            }
            int dead = 0;
            for (boolean each : alive) {
                dead += each ? 0 : 1;
            }
            LayerReading reading = readings.get(l);
            assertThat(reading.meanSlope()).isCloseTo(slopes / (looked * units), within(1e-12));
            assertThat(reading.saturated()).isEqualTo((double) saturated / (looked * units));
            assertThat(reading.dead()).isEqualTo((double) dead / units);
            assertThat(reading.activation()).isCloseTo(Math.sqrt(squares / (looked * units)), within(1e-12));
        }
        assertThat(readings.getFirst().saturated()).isPositive();
        assertThat(readings.getLast().saturated()).isZero();
        assertThat(readings.getLast().meanSlope()).isEqualTo(1);
    }

    private static double slope(String activation, double z) {
        double s = 1 / (1 + Math.exp(-z));
        return switch (activation) {
            case "tanh" -> 1 - Math.tanh(z) * Math.tanh(z);
            case "sigmoid" -> s * (1 - s);
            case "relu" -> z > 0 ? 1 : 0;
            case "silu" -> s + z * s * (1 - s);
            default -> z < -3 ? 0 : z >= 3 ? 1 : z / 3 + 0.5;
        };
    }

    private static double steepest(String activation) {
        return switch (activation) {
            case "sigmoid" -> 0.25;
            case "silu" -> 1.0998393;
            case "hardswish" -> 1.5;
            default -> 1;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"treatment\": []",
                "\"treatment\": [{\"id\": \"loss_scale\", \"scale\": 1024}]",
                "\"loss\": \"mse_sum\"",
                "\"loss\": \"hinge\"",
            })
    void theSignalOfABatchIsThatOfTheProbeSetWhereBothAreTheSameRows(String training) throws InvalidExperiment {
        String all = "\"batch\": {\"id\": \"full_batch\"}, \"learning_rate\": 0.01, " + training;
        String json = """
                {"format": 1, "data": {"dataset": {"id": "circles"}, "train": 50, "test": 20},
                 "subject": {"layers": [{"id": "dense", "units": 5, "activation": "tanh"}]},
                 "training": {%s}}""".formatted(all.contains("\"loss\"") ? all : "\"loss\": \"bce_with_logits\", " + all);
        Trainer trainer = run(ExperimentCodec.read(json), 3);
        List<LayerReading> before = look(trainer).layers();
        trainer.step(Needs.ALL);
        List<LayerReading> after = look(trainer).layers();
        for (int l = 0; l < before.size(); l++) {
            double signal = before.get(l).errorSignal();
            assertThat(signal).isPositive();
            // The batch was measured before the update.
            assertThat(after.get(l).batchSignal()).isCloseTo(signal, within(1e-12 * signal));
        }
    }

    @Test
    void theSignalOfASequencesBatchIsThatOfTheProbeSetToo() {
        for (boolean everyStep : new boolean[] {true, false}) {
            Experiment experiment = SequenceRuns.experiment(
                    SequenceRuns.data(new downhill.data.SineContinuation(6, 1, 0.1), 40),
                    List.of(SequenceRuns.GRU),
                    everyStep,
                    new downhill.nn.WholeTime(),
                    0.01);
            experiment = experiment.withTraining(experiment.training().withBatch(new FullBatch()));
            Trainer trainer = run(experiment, 2);
            List<LayerReading> before = look(trainer).layers();
            trainer.step(Needs.ALL);
            List<LayerReading> after = look(trainer).layers();
            for (int l = 0; l < before.size(); l++) {
                double signal = before.get(l).errorSignal();
                assertThat(after.get(l).batchSignal()).isCloseTo(signal, within(1e-12 * signal));
            }
        }
    }

    @Test
    void theSignalOfTheProbeSetIsThatOfTheHistory() throws InvalidExperiment {
        Trainer trainer = trained("tanh", 60, "\"batch\": {\"id\": \"mini_batch\", \"size\": 10}", 30);
        Row row = trainer.history().last();
        List<LayerReading> readings = look(trainer).layers();
        for (int l = 0; l < readings.size(); l++) {
            LayerReading reading = readings.get(l);
            assertThat(reading.errorSignal()).isEqualTo(row.high(LayerMeasure.ERROR_SIGNAL, l));
            assertThat(reading.activation()).isEqualTo(row.high(LayerMeasure.ACTIVATION, l));
            assertThat(reading.gradient().rms()).isEqualTo(row.high(LayerMeasure.WEIGHT_GRADIENT, l));
            assertThat(reading.relativeStep()).isEqualTo(row.high(LayerMeasure.RELATIVE_STEP, l));
        }
    }

    @Test
    void clippingMakesEveryLayersGradientSmallerAlikeAndTheStepIsMadeOfTheSmallerOne() throws InvalidExperiment {
        double limit = 1e-3;
        String clip = "\"batch\": {\"id\": \"mini_batch\", \"size\": 10}, "
                + "\"treatment\": [{\"id\": \"clip_grad_norm\", \"max_norm\": 0.001}]";
        Trainer trainer = trained("tanh", 60, clip, 5);
        double[] before = trainer.network().values().parameters().clone();
        trainer.step(Needs.ALL);
        Frame frame = new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        double factor = limit / (frame.last().gradientNorm() + 1e-6);
        assertThat(factor).isLessThan(1);
        for (int l = 0; l < 3; l++) {
            LayerReading reading = frame.look().layers().get(l);
            Tensor w = trainer.network().layers().get(l).weight();
            assertThat(reading.treated().norm()).isCloseTo(reading.gradient().norm() * factor, within(1e-12));
            assertThat(reading.treated().largest()).isCloseTo(reading.gradient().largest() * factor, within(1e-12));
            double size = 0;
            for (int i = w.offset(); i < w.end(); i++) {
                size += before[i] * before[i];
            }
            assertThat(reading.relativeStep())
                    .isCloseTo(0.5 * reading.treated().norm() / Math.sqrt(size), within(1e-12));
        }
        assertThat(frame.last().clips().share()).isEqualTo(1);
        assertThat(frame.last().clips().updates()).isEqualTo(6);
    }

    @Test
    void onlyUpdatesThatClippingChangedAreCounted() throws InvalidExperiment {
        String clip = "\"batch\": {\"id\": \"mini_batch\", \"size\": 4}, "
                + "\"treatment\": [{\"id\": \"clip_grad_norm\", \"max_norm\": 0.35}]";
        Trainer trainer = trained("tanh", 60, clip, 0);
        int cut = 0;
        for (int i = 1; i <= 120; i++) {
            trainer.step(Needs.ALL);
            cut += trainer.descent().gradientNorm() + 1e-6 > 0.35 ? 1 : 0;
            assertThat(trainer.descent().clips().clipped()).isEqualTo(cut);
            assertThat(Trainer.restore(trainer.snapshot()).descent().clips())
                    .isEqualTo(trainer.descent().clips());
        }
        assertThat(cut).isBetween(10, 110);
        trainer.apply(new Edit.Change("training.treatment", "[]"));
        assertThat(trainer.descent().clips().updates()).isZero();
    }

    @Test
    void histogramsCountEveryNumberOnce() throws InvalidExperiment {
        Trainer trainer = trained("relu", 300, "\"batch\": {\"id\": \"mini_batch\", \"size\": 10}", 20);
        List<LayerHistograms> all = look(trainer).histograms();
        int[] units = {5, 4};
        for (int l = 0; l < 2; l++) {
            LayerHistograms each = all.get(l);
            Tensor w = trainer.network().layers().get(l).weight();
            assertThat(each.weights().total()).isEqualTo(w.size());
            assertThat(each.gradient().total()).isEqualTo(w.size());
            Histogram.Counter before = new Histogram.Counter();
            Histogram.Counter after = new Histogram.Counter();
            for (int r = 0; r < 256; r++) {
                double[] z = preActivations(trainer, r)[l];
                before.add(z, 0, z.length);
                for (double v : z) {
                    after.add(new double[] {Math.max(0, v)}, 0, 1);
                }
            }
            assertThat(each.preActivation()).isEqualTo(before.done());
            assertThat(each.activation()).isEqualTo(after.done());
            assertThat(each.activation().total()).isEqualTo(256 * units[l]);
            assertThat(each.weights())
                    .isEqualTo(new Histogram.Counter()
                            .add(trainer.network().values().parameters(), w.offset(), w.end())
                            .done());
        }
    }

    /** One pass serves both while the parameters stay: none of them may see what another left, or what is old. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aPassThatIsSharedSaysTheSameAsOneOfItsOwn(int kind) throws InvalidExperiment {
        Experiment experiment = kind == 3
                ? CardRuns.experiment("p8", "norm", 1)
                : SequenceRuns.experiment(
                        SequenceRuns.data(SequenceRuns.FIRST, 40),
                        List.of(SequenceRuns.cells().get(kind)),
                        false,
                        new downhill.nn.WholeTime(),
                        0.01);
        Trainer trainer = run(experiment, 3);
        LayerProbe probe = new LayerProbe(trainer.network(), trainer.descent());
        for (int i = 0; i < 3; i++) {
            trainer.network().evaluator().forget();
            List<LayerHistograms> alone = probe.histograms();
            List<LayerReading> readings = probe.readings(trainer.experiment().training());
            assertThat(probe.histograms()).isEqualTo(alone);
            assertThat(probe.readings(trainer.experiment().training())).isEqualTo(readings);
            trainer.network().sets(trainer.experiment().training());
            assertThat(probe.readings(trainer.experiment().training())).isEqualTo(readings);
            trainer.step(Needs.ALL);
            assertThat(probe.histograms()).isNotEqualTo(alone);
        }
    }

    @Test
    void allMatricesOfACellCount() {
        Trainer trainer = run(
                SequenceRuns.experiment(
                        SequenceRuns.data(SequenceRuns.FIRST, 40),
                        List.of(SequenceRuns.LSTM),
                        false,
                        new downhill.nn.WholeTime(),
                        0.01),
                3);
        LayerParts cell = trainer.network().layers().getFirst();
        double squares = 0;
        int size = 0;
        for (Tensor w : cell.weights()) {
            for (int i = w.offset(); i < w.end(); i++) {
                double g = trainer.descent().gradient()[i];
                squares += g * g;
            }
            size += w.size();
        }
        assertThat(size).isEqualTo(16 + 64);
        Look look = look(trainer);
        assertThat(look.layers().getFirst().gradient().norm()).isCloseTo(Math.sqrt(squares), within(1e-14));
        Row row = trainer.history().last();
        assertThat(row.high(LayerMeasure.WEIGHT_GRADIENT, 0)).isCloseTo(Math.sqrt(squares / size), within(1e-14));
        assertThat(row.high(LayerMeasure.RELATIVE_STEP, 0))
                .isEqualTo(look.layers().getFirst().relativeStep());
        assertThat(trainer.now().weightGradientNorm().getFirst()).isCloseTo(Math.sqrt(squares), within(1e-14));
        assertThat(look.histograms().getFirst().weights().total()).isEqualTo(size);
        assertThat(look.histograms().getFirst().preActivation().total()).isEqualTo(40 * 10 * 4);
    }

    @Test
    void beforeTheFirstUpdateThereIsNoGradient() throws InvalidExperiment {
        Trainer trainer = trained("tanh", 60, "\"batch\": {\"id\": \"full_batch\"}", 0);
        for (Trainer each :
                List.of(trainer, Trainer.restore(run(trainer.experiment(), 3).snapshot()))) {
            Frame frame = new Probe(each).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
            assertThat(frame.look().compass()).isNull();
            assertThat(frame.last().batchLoss()).isNaN();
            assertThat(frame.last().gradientNorm()).isNaN();
            for (LayerReading reading : frame.look().layers()) {
                assertThat(reading.errorSignal()).isPositive();
                assertThat(reading.batchSignal()).isNaN();
                assertThat(reading.gradient().norm()).isNaN();
                assertThat(reading.treated().norm()).isNaN();
                assertThat(reading.relativeStep()).isNaN();
            }
            assertThat(frame.look().histograms().getFirst().gradient().total()).isZero();
        }
    }
}
