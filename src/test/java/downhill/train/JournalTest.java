package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.InvalidExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits in their order. */
class JournalTest {
    private static Edit.Change change(String path, String json) {
        return new Edit.Change(path, json);
    }

    private static Recording.Entry entry(long update, String path, String json) {
        return new Recording.Entry(update, change(path, json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.learning_rate", "training.epochs", "training.l1", "training.l2"})
    void ofManyValuesOfANumberBeforeTheSameUpdateTheLastOneStays(String path) throws InvalidExperiment {
        Journal journal = new Journal();
        for (int i = 0; i < 3 * Journal.MAX; i++) {
            journal.add(7, change(path, Integer.toString(i)));
        }
        journal.add(8, change(path, "1"));
        assertThat(journal.entries()).containsExactly(entry(7, path, "29999"), entry(8, path, "1"));
    }

    @Test
    void valuesThatStartSomethingAnewOrStandApartAllStay() throws InvalidExperiment {
        List<Recording.Entry> entries = List.of(
                entry(3, "training.learning_rate", "0.1"),
                entry(3, "training.l1", "0.2"),
                entry(3, "training.learning_rate", "0.3"),
                entry(3, "training.optimizer", "\"adam\""),
                entry(3, "training.optimizer", "\"sgd\""),
                entry(4, "training.learning_rate", "0.3"));
        Journal journal = new Journal();
        for (Recording.Entry entry : entries) {
            journal.add(entry.update(), entry.edit());
        }
        assertThat(journal.entries()).isEqualTo(entries);
    }

    @Test
    void aValueThatCameAfterASnapshotBeforeTheSameUpdateIsReplayedFromIt() throws InvalidExperiment {
        Trainer trainer = CardRuns.afterUpdates(Cards.first(), 20);
        trainer.apply(change("training.learning_rate", "0.1"));
        Snapshot snapshot = trainer.snapshot();
        trainer.apply(change("training.learning_rate", "0.2"));
        trainer.step(Needs.NOTHING);
        assertThat(trainer.recording().journal()).containsExactly(entry(20, "training.learning_rate", "0.2"));
        Trainer replayed = trainer.recording().replay(snapshot, 21);
        Twins.same(replayed, trainer);
        assertThat(replayed.recording()).isEqualTo(trainer.recording());
    }
}
