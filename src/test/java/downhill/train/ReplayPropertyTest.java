package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.LargeExperiments;
import downhill.experiment.RandomExperiments;
import downhill.experiment.SmallExperiments;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import tools.jackson.databind.JsonNode;

/** Any run with any edits, replayed from its start or from any snapshot, ends as the unbroken one. */
class ReplayPropertyTest {
    private static final int UPDATES = 200;
    private static final int MANY_UPDATES = 1000;
    private static final int MOST_SNAPSHOTS = 4;

    private static final List<String> EDITED = List.of(
            "learning_rate",
            "schedule",
            "optimizer",
            "batch",
            "shuffle",
            "treatment",
            "epochs",
            "l1",
            "l2",
            "class_weights",
            "stop_when_diverged");

    @Property(tries = 20, seed = "4")
    void everyReplayEndsAsTheUnbrokenRun(
            @ForAll(supplier = SmallExperiments.class) Experiment experiment, @ForAll long choices)
            throws InvalidExperiment {
        new Run(experiment, choices).check(UPDATES);
    }

    @Property(tries = 100)
    @Tag("nightly")
    void everyReplayOfALargerOneDoesToo(
            @ForAll(supplier = LargeExperiments.class) Experiment experiment, @ForAll long choices)
            throws InvalidExperiment {
        new Run(experiment, choices).check(MANY_UPDATES);
    }

    /** An unbroken run with edits before random updates, of which snapshots are taken. */
    private static final class Run {
        private final Trainer trainer;
        private final RandomExperiments random;
        private final Stream stream;
        private final List<Snapshot> snapshots = new ArrayList<>();

        Run(Experiment experiment, long choices) {
            trainer = new Trainer(experiment);
            random = new RandomExperiments(choices);
            stream = Stream.of(choices, Stream.Purpose.ORDER);
        }

        void check(int updates) throws InvalidExperiment {
            train(updates);
            Recording recording = trainer.recording();
            ends(recording.replay(trainer.update()));
            for (Snapshot taken : snapshots) {
                byte[] bytes = SnapshotCodec.write(taken);
                Snapshot snapshot =
                        SnapshotCodec.read(bytes, recording.experiment()).orElseThrow();
                ends(recording.replay(taken, trainer.update()));
                Trainer onItsOwn = Trainer.restore(snapshot);
                Twins.same(onItsOwn, snapshot.recording().replay(snapshot.update()));
                // What one restored trainer does must not reach the next one.
                goElsewhere(onItsOwn);
                ends(recording.replay(snapshot, trainer.update()));
                ends(recording.replay(snapshot, trainer.update()));
            }
        }

        private void ends(Trainer replayed) {
            Twins.same(replayed, trainer);
            assertThat(replayed.recording()).isEqualTo(trainer.recording());
        }

        private void train(int updates) {
            while (trainer.update() < updates && trainer.divergence() == null) {
                while (stream.below(12) == 0) {
                    edit();
                    snapshot();
                }
                snapshot();
                if (!trainer.step(Needs.NOTHING) && trainer.finished()) {
                    apply(trainer, "epochs", stream.below(2) == 0 ? "0" : "1000000");
                }
            }
            edit();
            snapshot();
        }

        private void edit() {
            if (stream.below(3) == 0) {
                set();
                return;
            }
            String name = EDITED.get(stream.below(EDITED.size()));
            Experiment other = trainer.experiment()
                    .withTraining(random.training(trainer.experiment().data()));
            apply(trainer, name, json(other).get("training").get(name).toString());
        }

        private void set() {
            List<Tensor> tensors = trainer.ground().layout().tensors();
            Tensor tensor = tensors.get(stream.below(tensors.size()));
            WeightAddress address =
                    new WeightAddress(tensor.name(), stream.below(tensor.rows()), stream.below(tensor.columns()));
            apply(trainer, new SetWeight(address, (stream.below(2001) - 1000) / 300.0));
        }

        private static JsonNode json(Experiment experiment) {
            try {
                return ExperimentCodec.parse(ExperimentCodec.write(experiment));
            } catch (InvalidExperiment e) {
                throw new IllegalStateException(e);
            }
        }

        private void snapshot() {
            if (snapshots.size() < MOST_SNAPSHOTS && stream.below(20) == 0) {
                snapshots.add(trainer.snapshot());
            }
        }

        private static void goElsewhere(Trainer restored) {
            apply(restored, "learning_rate", "0.5");
            apply(restored, "shuffle", "true");
            apply(restored, "epochs", "0");
            for (int i = 0; i < 20; i++) {
                restored.step(Needs.ALL);
            }
        }

        /** Not every edit is legal; one that is not changes nothing. */
        private static void apply(Trainer trainer, String name, String json) {
            apply(trainer, new Edit.Change("training." + name, json));
        }

        private static void apply(Trainer trainer, Edit edit) {
            String before = trainer.fingerprint();
            int edits = trainer.edits();
            try {
                trainer.apply(edit);
            } catch (InvalidExperiment e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(trainer.fingerprint()).isEqualTo(before);
                assertThat(trainer.edits()).isEqualTo(edits);
            }
        }
    }
}
