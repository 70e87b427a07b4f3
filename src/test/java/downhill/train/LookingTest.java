package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.math.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames at any update, of any parts, leave no trace in what is trained and recorded. */
class LookingTest {
    private static final int UPDATES = 150;

    /** Small, with running statistics, and so large that the history has gaps. */
    static List<Experiment> runs() {
        return List.of(
                Cards.first(), Cards.find("p8").orElseThrow().all().get(3).experiment(), gaps());
    }

    private static Experiment gaps() {
        Experiment deep = Cards.find("p9").orElseThrow().all().get(1).experiment();
        return deep.withTraining(deep.training().withBatch(new MiniBatch(2)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void framesInBetweenChangeNeitherBitsNorHistory(Experiment experiment) {
        Stream stream = Stream.of(6, Stream.Purpose.NOISE);
        List<Status> states = List.of(Status.TRAINING, Status.PAUSED);
        Trainer watched = new Trainer(experiment);
        Probe probe = new Probe(watched);
        for (int i = 0; i < UPDATES; i++) {
            watched.step(stream.below(2) == 0 ? Needs.ALL : Needs.NOTHING);
            if (stream.below(8) == 0) {
                Interest interest = stream.below(2) == 0 ? Interest.ALL : new Interest(Set.of(), 1);
                probe.frame(i, 0, states.get(stream.below(2)), interest, History.Position.NOTHING);
            }
        }
        Trainer alone = CardRuns.afterUpdates(experiment, UPDATES);
        assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(watched.network().values().buffers())
                .isEqualTo(alone.network().values().buffers());
        assertThat(watched.history().rows())
                .usingRecursiveComparison()
                .isEqualTo(alone.history().rows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LOSS_TOO_LARGE       | 1e4  | [{"id":"scale","factor":1e6}]
            LOSS_SCALE_EXHAUSTED | 1e-3 | [{"id":"loss_scale","scale":9e307},{"id":"loss_scale","scale":9e307}]
            """)
    void theLastRowOfARunThatDivergesBetweenTwoRowsIsTheSameForAllWhoLook(
            Divergence.Cause cause, String rate, String treatment) throws InvalidExperiment {
        List<Trainer> trainers = List.of(new Trainer(gaps()), new Trainer(gaps()));
        List<Needs> needs = List.of(Needs.ALL, Needs.NOTHING);
        for (int t = 0; t < trainers.size(); t++) {
            Trainer trainer = trainers.get(t);
            while (trainer.update() < 66) {
                trainer.step(needs.get(t));
            }
            trainer.apply(new Edit.Change("training.learning_rate", rate));
            trainer.apply(new Edit.Change("training.treatment", treatment));
            int rows = trainer.history().rows().size();
            while (trainer.step(needs.get(t))) {
                assertThat(trainer.update()).isLessThan(UPDATES);
            }
            assertThat(trainer.divergence().cause()).isEqualTo(cause);
            assertThat(trainer.history().rows()).hasSize(rows + 1);
        }
        Twins.same(trainers.getFirst(), trainers.getLast());
    }

    @Test
    void measuringMovesNeitherParametersNorRunningStatistics() {
        Trainer trainer = CardRuns.afterUpdates(runs().get(1), 20);
        assertThat(trainer.network().model().usesBatchStatistics()).isTrue();
        double[] parameters = trainer.network().values().parameters().clone();
        double[] buffers = trainer.network().values().buffers().clone();
        trainer.network().signals(trainer.experiment().training()).delta();
        trainer.network().sets(trainer.experiment().training());
        assertThat(trainer.network().values().parameters()).isEqualTo(parameters);
        assertThat(trainer.network().values().buffers()).isEqualTo(buffers);
    }

    @Test
    void aRowSpeaksForAllUpdatesSinceTheRowBefore() {
        Trainer trainer = new Trainer(gaps());
        assertThat(trainer.history().interval()).isGreaterThan(1);
        List<Double> norms = new ArrayList<>();
        int rows = 1;
        for (int i = 0; i < UPDATES; i++) {
            trainer.step(Needs.NOTHING);
            norms.add(trainer.descent().gradientNorm());
            if (trainer.history().rows().size() > rows) {
                rows++;
                double largest = norms.stream().mapToDouble(each -> each).max().orElseThrow();
                assertThat(trainer.history().last().gradientNorm()).isEqualTo(largest);
                norms.clear();
            }
        }
        assertThat(rows).isLessThan(UPDATES);
    }

    @Test
    void aPausedFrameIsMeasuredNowAndATrainingOneAtTheLastRow() {
        Trainer trainer = new Trainer(gaps());
        Probe probe = new Probe(trainer);
        long interval = trainer.history().interval();
        long between = 64 + interval + 1;
        for (long i = 0; i < between; i++) {
            trainer.step(Needs.NOTHING);
        }
        Frame training = probe.frame(1, 0, Status.TRAINING, Interest.ALL, History.Position.NOTHING);
        assertThat(training.readings().update()).isEqualTo(64 + interval);
        assertThat(training.progress().update()).isEqualTo(between);
        Frame paused = probe.frame(2, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        assertThat(paused.readings().update()).isEqualTo(between);
        assertThat(paused.readings().trainLoss()).isEqualTo(CardRuns.trainLoss(trainer));
        assertThat(paused.fingerprint()).isEqualTo(trainer.fingerprint());
    }

    @Test
    void aReadingAndItsRowAgree() {
        Trainer trainer = CardRuns.afterUpdates(Cards.first(), 40);
        Frame frame = new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        Row last = frame.series().rows().getLast();
        assertThat(frame.readings().trainLoss()).isEqualTo(last.train());
        assertThat(frame.readings().testLoss()).isEqualTo(last.test());
        assertThat(frame.readings().chance()).isEqualTo(trainer.chance());
        for (int l = 0; l < 3; l++) {
            assertThat(frame.errorSignal().get(l)).isEqualTo(last.high(LayerMeasure.ERROR_SIGNAL, l));
        }
        assertThat(frame.progress().batch()).hasSize(10).doesNotHaveDuplicates();
    }
}
