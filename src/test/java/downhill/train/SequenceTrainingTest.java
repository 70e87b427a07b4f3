package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.SineContinuation;
import downhill.experiment.Experiment;
import downhill.nn.Chunks;
import downhill.nn.LastMoments;
import downhill.nn.Layer;
import downhill.nn.Truncation;
import downhill.nn.WholeTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that read sequences moment by moment, and one that sees them at once. */
class SequenceTrainingTest {
    static List<Layer> cells() {
        return SequenceRuns.cells();
    }

    /** One in three simple cells finds a latch though its gradient is cut; with this seed it does not. */
    private static double accuracyAfter(Layer cell, Truncation truncation) {
        long seed = 2;
        DataSpec data = new DataSpec(SequenceRuns.FIRST, 300, 300, seed, true);
        Experiment experiment = SequenceRuns.experiment(data, List.of(cell), false, truncation, 0.02)
                .withSeed(seed);
        return CardRuns.sets(CardRuns.after(experiment, 40)).test().metric();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theFirstOfTenIsRememberedByWhoLearnsFromAllMoments(Layer cell) {
        assertThat(accuracyAfter(cell, new WholeTime())).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theFirstOfTenIsForgottenByWhoLearnsFromTheLastMomentAlone(Layer cell) {
        for (Truncation truncation : List.of(new Chunks(1), new LastMoments(1))) {
            assertThat(accuracyAfter(cell, truncation)).isBetween(0.4, 0.7);
        }
    }

    private static Trainer continuing(Layer cell, boolean everyStep, int epochs) {
        DataSpec data = SequenceRuns.data(new SineContinuation(12, 12, 0.05), 100);
        return CardRuns.after(SequenceRuns.experiment(data, List.of(cell), everyStep, new WholeTime(), 0.02), epochs);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void anAnswerAtEveryStepIsLearned(Layer cell) {
        Trainer trainer = continuing(cell, true, 30);
        assertThat(trainer.network().model().moments()).isEqualTo(12);
        double unexplained = 1 - CardRuns.sets(continuing(cell, true, 0)).test().metric();
        assertThat(1 - CardRuns.sets(trainer).test().metric()).isLessThan(0.3).isLessThan(unexplained / 3);
        assertThat(CardRuns.sets(continuing(cell, false, 30)).test().metric()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theShareOfVarianceIsThatOfAllAnswers(Layer cell) {
        Trainer trainer = continuing(cell, true, 3);
        Examples test = trainer.network().data().test();
        double[] answers = SequenceRuns.predictions(trainer, test);
        assertThat(answers).hasSameSizeAs(test.y());
        double mean = 0;
        for (double y : test.y()) {
            mean += y / test.y().length;
        }
        double errors = 0;
        double variance = 0;
        for (int a = 0; a < answers.length; a++) {
            errors += Math.pow(answers[a] - test.y()[a], 2);
            variance += Math.pow(test.y()[a] - mean, 2);
        }
        Evaluator.Score score = CardRuns.sets(trainer).test();
        assertThat(score.loss()).isCloseTo(errors / answers.length, within(1e-12));
        assertThat(score.metric()).isCloseTo(1 - errors / variance, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theAccuracyIsThatOfAllAnswers(Layer cell) {
        for (boolean everyStep : new boolean[] {true, false}) {
            Experiment experiment = SequenceRuns.experiment(
                    SequenceRuns.data(SequenceRuns.FIRST, 300), List.of(cell), everyStep, new WholeTime(), 0.02);
            Trainer trainer = CardRuns.after(experiment, 2);
            Examples test = trainer.network().data().test();
            double[] answers = SequenceRuns.predictions(trainer, test);
            int moments = everyStep ? 10 : 1;
            assertThat(answers).hasSize(300 * moments);
            double right = 0;
            for (int a = 0; a < answers.length; a++) {
                double label = test.y()[a / moments * 10 + 9];
                right += (answers[a] > 0 ? 1 : 0) == label ? 1 : 0;
            }
            assertThat(CardRuns.sets(trainer).test().metric()).isCloseTo(right / answers.length, within(1e-12));
        }
    }

    @Test
    void guessingIsMeasuredOnWhatIsAnswered() {
        Trainer every = continuing(SequenceRuns.RNN, true, 0);
        Trainer last = continuing(SequenceRuns.RNN, false, 0);
        double[] y = every.network().data().train().y();
        double mean = 0;
        for (double each : y) {
            mean += each / y.length;
        }
        double variance = 0;
        for (double each : y) {
            variance += Math.pow(each - mean, 2) / y.length;
        }
        assertThat(every.chance()).isCloseTo(variance, within(1e-12));
        assertThat(last.chance()).isNotEqualTo(every.chance());
        assertThat(every.experiment().data().dataset().task()).isEqualTo(Task.REGRESSION);
    }
}
