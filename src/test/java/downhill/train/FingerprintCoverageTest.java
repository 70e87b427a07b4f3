package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.optim.OptimizerState;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One bit of anything that decides how a run goes on changes its fingerprint. */
class FingerprintCoverageTest {
    private static final String EXPERIMENT = """
            {"format": 1,
             "subject": {"layers": [{"id": "dense", "normalization": "batch_norm"}]},
             "training": {"optimizer": "nadam", "schedule": "reduce_on_plateau", "treatment": ["dynamic_loss_scale"]}}
            """;

    /** In the middle of its second epoch. */
    private static Snapshot snapshot() {
        try {
            Experiment experiment = ExperimentCodec.read(EXPERIMENT);
            Snapshot snapshot = CardRuns.afterUpdates(experiment, 33).snapshot();
            assertThat(snapshot.batches().epoch()).isEqualTo(1);
            assertThat(snapshot.batches().position()).isPositive();
            return snapshot;
        } catch (InvalidExperiment e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(Snapshot snapshot) {
        return Trainer.restore(snapshot).fingerprint();
    }

    @TestFactory
    Stream<DynamicTest> aBitOf() {
        return Stream.of(
                flipping("a parameter", s -> flip(s.parameters())),
                flipping("a running statistic", s -> flip(s.buffers())),
                flipping(
                        "what the optimizer remembers of a parameter",
                        s -> flip(s.optimizer().slot(1))),
                flipping(
                        "a number that the optimizer remembers",
                        s -> flip(s.optimizer().scalars())),
                changing("the updates of the optimizer", s -> {
                    OptimizerState state = s.optimizer().copy();
                    state.count();
                    return with(s, s.update(), state, s.skipped(), s.batches());
                }),
                flipping("what the schedule remembers", s -> flip(s.schedule())),
                flipping("what a treatment remembers", s -> flip(s.treatments()[0])),
                changing("the update", s -> with(s, s.update() + 1, s.optimizer(), s.skipped(), s.batches())),
                changing("skipped updates", s -> with(s, s.update(), s.optimizer(), 1, s.batches())),
                walking("the epoch", b -> new Batches.State(b.epoch() + 1, b.position(), b.size(), b.shuffled())),
                walking("the position", b -> new Batches.State(b.epoch(), b.position() + 1, b.size(), b.shuffled())),
                walking("the size of a batch", b -> new Batches.State(b.epoch(), b.position(), 7, b.shuffled())),
                walking("the order", b -> new Batches.State(b.epoch(), b.position(), b.size(), !b.shuffled())));
    }

    private static void flip(double[] numbers) {
        numbers[0] = Double.longBitsToDouble(Double.doubleToLongBits(numbers[0]) ^ 1);
    }

    private static DynamicTest flipping(String what, Consumer<Snapshot> flip) {
        return changing(what, snapshot -> {
            flip.accept(snapshot);
            return snapshot;
        });
    }

    private static DynamicTest walking(String what, UnaryOperator<Batches.State> change) {
        return changing(what, s -> with(s, s.update(), s.optimizer(), s.skipped(), change.apply(s.batches())));
    }

    private static DynamicTest changing(String what, UnaryOperator<Snapshot> change) {
        return DynamicTest.dynamicTest(what, () -> {
            String before = fingerprint(snapshot());
            assertThat(fingerprint(snapshot())).isEqualTo(before);
            assertThat(fingerprint(change.apply(snapshot()))).isNotEqualTo(before);
        });
    }

    private static Snapshot with(Snapshot s, long update, OptimizerState state, int skipped, Batches.State batches) {
        return new Snapshot(
                s.recording(),
                s.experiment(),
                update,
                s.examples(),
                s.divergence(),
                s.parameters(),
                s.buffers(),
                state,
                s.schedule(),
                s.treatments(),
                skipped,
                s.clips(),
                batches,
                s.series(),
                s.trail());
    }

    @Test
    void aSeedDecidesWhatIsStillToBeDrawn() throws InvalidExperiment {
        Experiment experiment = ExperimentCodec.read("""
                {"format": 1, "training": {"batch": "full_batch", "shuffle": false},
                 "subject": {"layers": [{"id": "dense", "initialiser": "zeros", "dropout": 0.5}], "output": "zeros"}}
                """);
        assertThat(new Trainer(experiment.withSeed(2)).fingerprint())
                .isNotEqualTo(new Trainer(experiment).fingerprint());
    }
}
