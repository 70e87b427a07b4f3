package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written and read goes on as what was not, for everything in the catalogue. */
class SnapshotCodecTest {
    private static final long BEFORE = 130;
    private static final long AFTER = 120;

    private static final String SMALL = """
            {"format": 1, "data": {"dataset": "rings", "train": 60, "test": 30},
             "subject": {"layers": [{"id": "dense", "units": 3, "normalization": "batch_norm", "dropout": 0.2}]},
             "training": {"batch": {"id": "mini_batch", "size": 20}, %s}}
            """;
    private static final String RECURRENT = """
            {"format": 1, "data": {"dataset": "parity", "train": 40, "test": 20},
             "subject": {"layers": [{"id": "%s", "units": 3}]}, "training": {"optimizer": "adam"}}
            """;
    private static final String SURFACE = """
            {"format": 1, "subject": {"id": "surface", "surface": "%s"}, "training": {"learning_rate": 0.001}}
            """;

    static List<String> experiments() {
        List<String> all = new ArrayList<>();
        each(Optimizer.class, id -> all.add(SMALL.formatted("\"optimizer\": \"" + id + "\"")));
        each(Schedule.class, id -> all.add(SMALL.formatted("\"schedule\": \"" + id + "\"")));
        each(
                Treatment.class,
                id -> all.add(SMALL.formatted("\"optimizer\": \"adam\", \"treatment\": [\"" + id + "\"]")));
        each(Surface.class, id -> all.add(SURFACE.formatted(id)));
        List.of("rnn", "lstm", "gru").forEach(id -> all.add(RECURRENT.formatted(id)));
        all.add(SMALL.formatted("\"learning_rate\": 10000, \"loss\": \"mse\""));
        Cards.all().forEach(card -> all.add(ExperimentCodec.write(card.start().experiment())));
        return all;
    }

    private static void each(Class<? extends Choice> family, Consumer<String> take) {
        Catalogue.of(family).ids().forEach(take);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void goesOnWithTheSameNumbersRowsVerdictsAndFrames(String json) throws Exception {
        Trainer unbroken = CardRuns.afterUpdates(ExperimentCodec.read(json), BEFORE);
        Trainer read = Trainer.restore(reread(unbroken.snapshot()));
        Twins.same(read, unbroken);
        edit(unbroken);
        edit(read);
        long from = unbroken.update();
        long to = from + AFTER;
        while (unbroken.update() < to && unbroken.step(Needs.ALL)) {
            read.step(Needs.ALL);
        }
        if (unbroken.divergence() != null) {
            read.step(Needs.ALL);
        }
        Twins.same(read, unbroken);
        assertThat(read.recording()).isEqualTo(unbroken.recording());
        assertThat(SnapshotCodec.write(read.snapshot())).isEqualTo(SnapshotCodec.write(unbroken.snapshot()));
        // Of a run that was over nothing is known of its last update, but that it led here.
        if (unbroken.divergence() == null && unbroken.update() > from) {
            assertThat(frame(read))
                    .usingRecursiveComparison()
                    .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                    .isEqualTo(frame(unbroken));
        }
    }

    private static void edit(Trainer trainer) throws InvalidExperiment {
        if (trainer.divergence() == null) {
            trainer.apply(new Edit.Change("training.l2", "0.001"));
        }
    }

    private static Snapshot reread(Snapshot snapshot) {
        return SnapshotCodec.read(
                        SnapshotCodec.write(snapshot), snapshot.recording().experiment())
                .orElseThrow();
    }

    private static Frame frame(Trainer trainer) {
        Probe probe = new Probe(trainer);
        for (Measurement part : Measurement.values()) {
            if (part != Measurement.SHARPNESS && probe.isStale(part, false)) {
                probe.refresh(part, false);
            }
        }
        return probe.frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
    }

    @Test
    void aLongHistoryWithMergedRowsComesBackAndTakesLittleRoom() {
        Trainer trainer = CardRuns.afterUpdates(Cards.first(), 5000);
        byte[] bytes = SnapshotCodec.write(trainer.snapshot());
        Twins.same(Trainer.restore(reread(trainer.snapshot())), trainer);
        assertThat(bytes).hasSizeLessThan(400_000);
    }

    @Test
    void theExperimentItBeganWithIsNotInIt() throws Exception {
        String line = "0.123456789,1\n".repeat(1000);
        Experiment table = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": {"id": "csv", "text": "x,y\\n%s", "target": "y"}},
                 "training": {"loss": "mse"}}
                """.formatted(line.replace("\n", "\\n")));
        Trainer trainer = new Trainer(table);
        trainer.apply(new Edit.Change("training.learning_rate", "0.5"));
        byte[] bytes = SnapshotCodec.write(trainer.snapshot());
        assertThat(bytes).hasSizeLessThan(4_000);
        Snapshot read = SnapshotCodec.read(bytes, table).orElseThrow();
        assertThat(read.experiment()).isEqualTo(trainer.experiment());
        assertThat(read.recording()).isEqualTo(trainer.recording());
    }

    @Test
    void whatIsDamagedOrOfAnotherVersionIsNotRead() {
        Trainer trainer = CardRuns.afterUpdates(Cards.first(), 70);
        byte[] bytes = SnapshotCodec.write(trainer.snapshot());
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThat(SnapshotCodec.read(damaged, Cards.first()))
                    .as("byte " + at)
                    .isEmpty();
            assertThat(SnapshotCodec.read(Arrays.copyOf(bytes, at), Cards.first()))
                    .as("cut at " + at)
                    .isEmpty();
        }
    }
}
