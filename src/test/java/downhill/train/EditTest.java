package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.math.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to a run while it trains. */
class EditTest {
    private static final Experiment RINGS = Cards.first();

    private static Edit.Change change(String path, String json) {
        return new Edit.Change(path, json);
    }

    private static void advance(Trainer trainer, long updates) {
        for (long i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            training.learning_rate | 0.001
            training.optimizer     | "adam"
            training.optimizer     | {"id":"momentum","momentum":0.5}
            training.batch         | "full_batch"
            training.batch.size    | 1
            training.treatment     | [{"id":"clip_grad_norm","max_norm":0.1}]
            training.schedule      | {"id":"exponential","gamma":0.5}
            training.shuffle       | false
            """)
    void anEditChangesWhatFollowsAndItsRecordingGivesTheSameBits(String path, String json) throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 33);
        String before = trainer.fingerprint();
        trainer.apply(change(path, json));
        assertThat(trainer.experiment()).isEqualTo(change(path, json).applyTo(RINGS));
        advance(trainer, 67);
        Trainer untouched = new Trainer(RINGS);
        advance(untouched, 33);
        assertThat(untouched.fingerprint()).isEqualTo(before);
        advance(untouched, 67);
        assertThat(trainer.fingerprint()).isNotEqualTo(untouched.fingerprint());
        Trainer again = trainer.recording().replay(100);
        assertThat(again.fingerprint()).isEqualTo(trainer.fingerprint());
        assertThat(again.history().rows())
                .usingRecursiveComparison()
                .isEqualTo(trainer.history().rows());
        assertThat(trainer.recording().journal()).containsExactly(new Recording.Entry(33, change(path, json)));
        assertThat(trainer.recording().experiment()).isEqualTo(RINGS);
    }

    @Test
    void manyEditsAtRandomUpdatesReplayBitForBit() throws InvalidExperiment {
        Stream stream = Stream.of(8, Stream.Purpose.NOISE);
        List<Edit.Change> edits = List.of(
                change("training.learning_rate", "0.01"),
                change("training.optimizer", "\"adam\""),
                change("training.optimizer", "\"nesterov\""),
                change("training.batch", "{\"id\":\"mini_batch\",\"size\":3}"),
                change("training.batch", "\"full_batch\""),
                change("training.schedule", "\"cosine\""),
                change("training.treatment", "[\"clip_grad_value\"]"),
                change("training.shuffle", "false"));
        Trainer trainer = new Trainer(RINGS);
        for (int i = 0; i < 60; i++) {
            trainer.apply(edits.get(stream.below(edits.size())));
            advance(trainer, stream.below(20));
        }
        long end = trainer.update();
        assertThat(trainer.recording().replay(end).fingerprint()).isEqualTo(trainer.fingerprint());
    }

    @Test
    void anEditBeforeTheFirstUpdateIsReplayedToo() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        trainer.apply(change("training.learning_rate", "0.5"));
        assertThat(trainer.recording().replay(0).experiment()).isEqualTo(trainer.experiment());
        advance(trainer, 3);
        assertThat(trainer.recording().replay(3).fingerprint()).isEqualTo(trainer.fingerprint());
    }

    @Test
    void onlyAnOptimizerThatDiffersForgetsItsState() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 10);
        trainer.apply(change("training.learning_rate", "0.5"));
        trainer.apply(change("training.optimizer", "{\"id\":\"momentum\",\"momentum\":0.9}"));
        assertThat(trainer.descent().state().updates()).isEqualTo(10);
        trainer.apply(change("training.optimizer", "{\"id\":\"momentum\",\"momentum\":0.8}"));
        assertThat(trainer.descent().state().updates()).isZero();
        assertThat(trainer.descent().state().slot(0)).containsOnly(0);
    }

    @Test
    void theLearningRateAndScheduleApplyToTheVeryNextUpdate() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 40);
        assertThat(trainer.rate()).isEqualTo(0.03);
        trainer.apply(change("training.learning_rate", "0.5"));
        assertThat(trainer.rate()).isEqualTo(0.5);
        trainer.apply(change("training.schedule", "{\"id\":\"exponential\",\"gamma\":0.5}"));
        assertThat(trainer.rate()).isCloseTo(0.5 * 0.25, within(1e-15));
        advance(trainer, 1);
        assertThat(trainer.history().last().rate()).isEqualTo(0.125);
    }

    @Test
    void clippingHoldsFromTheNextUpdateAndTheNormIsToldBeforeIt() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS.withTraining(RINGS.training().withOptimizer(new downhill.optim.Sgd(), 1)));
        trainer.apply(change("training.treatment", "[{\"id\":\"clip_grad_norm\",\"max_norm\":0.001}]"));
        double[] before = trainer.network().values().parameters().clone();
        trainer.step(Needs.NOTHING);
        double squares = 0;
        for (int i = 0; i < before.length; i++) {
            squares += Math.pow(trainer.network().values().parameters()[i] - before[i], 2);
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.001, within(1e-6));
        assertThat(trainer.descent().gradientNorm()).isGreaterThan(0.01);
        assertThat(trainer.descent().treated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            needs_restart    | seed                         | 9
            needs_restart    | data.seed                    | 9
            needs_restart    | data.standardize             | false
            needs_restart    | data.dataset                 | "moons"
            needs_restart    | subject.layers               | []
            needs_restart    | subject.layers[0].activation | "relu"
            needs_restart    | subject.output               | "zeros"
            needs_restart    | training.loss                | "mse"
            needs_restart    | engine                       | 2
            no_such_path     | training.speed               | 1
            out_of_range     | training.learning_rate       | 0
            loss_does_not_fit| training.loss                | "cross_entropy"
            not_ascending    | training.schedule            | {"id":"multi_step","milestones":[3,2]}
            not_json         | training.learning_rate       | 0,5
            """)
    void aRefusedEditChangesNothing(String code, String path, String json) {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 7);
        String before = trainer.fingerprint();
        InvalidExperiment refused =
                catchThrowableOfType(InvalidExperiment.class, () -> trainer.apply(change(path, json)));
        assertThat(refused.problems()).singleElement().extracting(Problem::code).isEqualTo(code);
        assertThat(trainer.fingerprint()).isEqualTo(before);
        assertThat(trainer.experiment()).isEqualTo(RINGS);
        assertThat(trainer.recording().journal()).isEmpty();
        Trainer untouched = new Trainer(RINGS);
        advance(untouched, 20);
        advance(trainer, 13);
        assertThat(trainer.fingerprint()).isEqualTo(untouched.fingerprint());
    }

    @Test
    @Tag("nightly")
    void aJournalThatIsFullRefusesFurtherEdits() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        List<Edit.Change> edits = List.of(change("training.learning_rate", "0.1"), change("training.epochs", "7"));
        for (int i = 0; i < Journal.MAX; i++) {
            trainer.apply(edits.get(i % 2));
        }
        InvalidExperiment refused =
                catchThrowableOfType(InvalidExperiment.class, () -> trainer.apply(edits.getFirst()));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("too_many_edits");
        assertThat(trainer.rate()).isEqualTo(0.1);
        assertThat(trainer.recording().journal()).hasSize(Journal.MAX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            training.batch      | "full_batch"
            training.batch.size | 7
            training.shuffle    | false
            """)
    void whatIsChosenBeforeTheFirstUpdateHoldsFromTheFirstUpdateOn(String path, String json) throws InvalidExperiment {
        Trainer edited = new Trainer(RINGS);
        edited.apply(change(path, json));
        Trainer chosen = new Trainer(change(path, json).applyTo(RINGS));
        advance(edited, 50);
        advance(chosen, 50);
        assertThat(edited.fingerprint()).isEqualTo(chosen.fingerprint());
        assertThat(edited.recording().replay(50).fingerprint()).isEqualTo(chosen.fingerprint());
    }

    @Test
    void aBatchChosenBetweenTwoEpochsHoldsForTheOneThatBegins() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 40);
        assertThat(trainer.epoch()).isEqualTo(2);
        trainer.apply(change("training.batch.size", "50"));
        assertThat(trainer.batches().upcoming()).hasSize(50);
        advance(trainer, 4);
        assertThat(trainer.epoch()).isEqualTo(3);
        assertThat(trainer.recording().replay(44).fingerprint()).isEqualTo(trainer.fingerprint());
    }

    @Test
    void theBatchOfARunningEpochKeepsItsSizeToTheEnd() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        advance(trainer, 3);
        trainer.apply(change("training.batch", "\"full_batch\""));
        List<Integer> sizes = new ArrayList<>();
        while (trainer.epoch() < 2) {
            sizes.add(trainer.batches().upcoming().length);
            trainer.step(Needs.NOTHING);
        }
        assertThat(sizes).hasSize(18).containsOnly(10, 200);
        assertThat(sizes.getLast()).isEqualTo(200);
    }
}
