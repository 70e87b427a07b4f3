package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All probes at any update, refreshed at any time, leave no trace: same numbers, same series, same snapshot. */
class NoTraceTest {
    private static final int UPDATES = 70;

    @TestFactory
    List<DynamicTest> fixedRuns() throws IOException, InvalidExperiment {
        List<DynamicTest> tests = new ArrayList<>();
        for (FixedRun run : FixedRun.all()) {
            tests.add(DynamicTest.dynamicTest(run.name(), () -> leavesNoTrace(run.experiment())));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> treatmentsOptimizersPrecisionsAndLayers() {
        return List.of(
                rings("noise after clipping", """
                        "treatment": [{"id": "clip_grad_norm", "max_norm": 0.1}, {"id": "gradient_noise"}]"""),
                rings("dynamic loss scale that overflows", """
                        "precision": "float16",
                        "treatment": [{"id": "dynamic_loss_scale", "init_scale": 1e9}]"""),
                rings("looking ahead, clipped", """
                        "optimizer": {"id": "nesterov_lookahead", "momentum": 0.9},
                        "treatment": [{"id": "clip_grad_value"}]"""),
                rings("bfloat16, adam", "\"precision\": \"bfloat16\", \"optimizer\": {\"id\": \"adam\"}"),
                rings("class weights, penalties", "\"class_weights\": [1, 2], \"l1\": 0.001, \"l2\": 0.01"),
                rings("schedule that watches", "\"schedule\": {\"id\": \"reduce_on_plateau\", \"patience\": 1}"),
                rings("diverges", "\"learning_rate\": 1e4"));
    }

    /** Batch and layer normalisation, dropout and a residual connection too. */
    private static DynamicTest rings(String name, String training) {
        return DynamicTest.dynamicTest(name, () -> leavesNoTrace(ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": {"id": "circles"}, "train": 300, "test": 50},
                 "subject": {"layers": [
                   {"id": "dense", "units": 6, "activation": "tanh", "normalization": "batch_norm", "dropout": 0.2},
                   {"id": "dense", "units": 6, "activation": "relu", "normalization": "layer_norm", "residual": true}]},
                 "training": {%s}}""".formatted(training))));
    }

    @TestFactory
    List<DynamicTest> sequences() {
        List<DynamicTest> tests = new ArrayList<>();
        for (downhill.nn.Layer cell : SequenceRuns.cells()) {
            tests.add(DynamicTest.dynamicTest(
                    cell.id(),
                    () -> leavesNoTrace(SequenceRuns.experiment(
                            SequenceRuns.data(SequenceRuns.FIRST, 60),
                            List.of(cell),
                            true,
                            new downhill.nn.WholeTime(),
                            0.01))));
        }
        return tests;
    }

    private static void leavesNoTrace(Experiment experiment) throws InvalidExperiment {
        Stream stream = Stream.of(8, Stream.Purpose.NOISE);
        Trainer alone = new Trainer(experiment);
        Trainer watched = new Trainer(experiment);
        Probe probe = new Probe(watched);
        Layout layout = watched.ground().layout();
        for (int i = 0; i < UPDATES; i++) {
            boolean going = alone.step(Needs.NOTHING);
            assertThat(watched.step(stream.below(2) == 0 ? Needs.ALL : Needs.NOTHING))
                    .isEqualTo(going);
            if (stream.below(4) == 0) {
                Tensor tensor =
                        layout.tensors().get(stream.below(layout.tensors().size()));
                probe.follow(new WeightAddress(tensor.name(), stream.below(tensor.rows()), 0));
                probe.attend(stream.below(4) != 0);
                probe.check();
                for (Measurement part : Measurement.values()) {
                    if (stream.below(2) == 0) {
                        probe.refresh(part, stream.below(2) == 0);
                    }
                }
                Status status = stream.below(2) == 0 ? Status.TRAINING : Status.PAUSED;
                probe.frame(i, 0, status, Interest.ALL, History.Position.NOTHING);
            }
        }
        Twins.same(alone, watched);
        Twins.same(Trainer.restore(alone.snapshot()), Trainer.restore(watched.snapshot()));
    }
}
