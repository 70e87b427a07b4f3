package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.math.Functions;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the trainer and the page rely on beyond value and gradient. */
class LossTest {
    private static final double[] NUMBERS = {3, -1, 0.5, 8, 2};
    private static final int CLASSES = 3;

    static List<Loss> all() {
        return Catalogue.of(Loss.class).ids().stream()
                .map(id -> GoldenChoice.of(Loss.class, id, Map.of()))
                .toList();
    }

    static List<Loss> forNumbers() {
        return fitting(Task.REGRESSION);
    }

    static List<Loss> forTwoClasses() {
        return fitting(Task.BINARY);
    }

    static List<Loss> forClasses() {
        return fitting(Task.MULTICLASS);
    }

    private static List<Loss> fitting(Task task) {
        return all().stream().filter(loss -> loss.tasks().contains(task)).toList();
    }

    private static double[] encoded(Loss loss, int outputs, double... labels) {
        int columns = loss.targetColumns(outputs);
        double[] target = new double[labels.length * columns];
        for (int r = 0; r < labels.length; r++) {
            loss.encode(labels[r], outputs, target, r * columns);
        }
        return target;
    }

    private static double batch(Loss loss, double[] prediction, double[] target, int rows) {
        return loss.scale(rows) * loss.sum(prediction, target, rows, prediction.length / rows);
    }

    @ParameterizedTest
    @MethodSource("forNumbers")
    void aNumberIsItsOwnTarget(Loss loss) {
        assertThat(encoded(loss, 1, NUMBERS)).containsExactly(NUMBERS);
    }

    @ParameterizedTest
    @MethodSource("forTwoClasses")
    void aPredictionOnTheRightSideOfTheThresholdCostsLess(Loss loss) {
        for (double label : new double[] {0, 1}) {
            double[] target = encoded(loss, 1, label);
            double[] above = {loss.threshold() + 0.2};
            double[] below = {loss.threshold() - 0.2};
            boolean cheaperAbove = batch(loss, above, target, 1) < batch(loss, below, target, 1);
            assertThat(cheaperAbove).isEqualTo(label == 1);
        }
    }

    @Test
    void marginsWantClassesOfMinusAndPlusOne() {
        for (Loss loss : List.of(new Hinge(), new SquaredHinge())) {
            assertThat(encoded(loss, 1, 0, 1)).containsExactly(-1, 1);
            assertThat(encoded(loss, CLASSES, 1)).containsExactly(-1, 1, -1);
        }
    }

    @Test
    void classesAreOneHotWhereTheLossComparesOutputByOutput() {
        for (Loss loss : List.of(new Mse(), new HalfMse(), new MseSum(), new CategoricalCrossEntropy(), new KlDiv())) {
            assertThat(encoded(loss, CLASSES, 2, 0)).containsExactly(0, 0, 1, 1, 0, 0);
        }
        assertThat(encoded(new CrossEntropy(), CLASSES, 2, 0)).containsExactly(2, 0);
        assertThat(encoded(new Nll(), CLASSES, 2, 0)).containsExactly(2, 0);
    }

    @ParameterizedTest
    @MethodSource("forClasses")
    void theTrueClassIsTheCheapestAnswer(Loss loss) {
        double[] target = encoded(loss, CLASSES, 1);
        double[] right = {0.1, 0.8, 0.1};
        double[] wrong = {0.8, 0.1, 0.1};
        if (loss.head() == Head.LOG_SOFTMAX) {
            for (int k = 0; k < CLASSES; k++) {
                right[k] = Functions.log(right[k]);
                wrong[k] = Functions.log(wrong[k]);
            }
        }
        assertThat(batch(loss, right, target, 1)).isLessThan(batch(loss, wrong, target, 1));
    }

    @Test
    void probabilitiesAndTheirLogarithmsAskForTheirHead() {
        assertThat(new Bce().head()).isEqualTo(Head.SIGMOID);
        assertThat(new CategoricalCrossEntropy().head()).isEqualTo(Head.SOFTMAX);
        assertThat(new Nll().head()).isEqualTo(Head.LOG_SOFTMAX);
        assertThat(new KlDiv().head()).isEqualTo(Head.LOG_SOFTMAX);
        assertThat(all()).filteredOn(loss -> loss.head() == Head.IDENTITY).hasSize(all().size() - 4);
    }

    @Test
    void onlyTheSumGrowsWithTheBatch() {
        assertThat(all()).filteredOn(loss -> loss.scale(4) == 1).containsExactly(new MseSum());
        assertThat(all()).filteredOn(loss -> loss.scale(4) == 0.25).hasSize(all().size() - 1);
    }

    // A grid of constants; the guess may be a little worse than the best of them where no formula gives the best.
    @ParameterizedTest
    @MethodSource("forNumbers")
    void guessingANumberCostsAboutAsMuchAsTheBestConstant(Loss loss) {
        double best = Double.POSITIVE_INFINITY;
        for (double constant = -2; constant <= 9; constant += 0.001) {
            double[] prediction = {constant, constant, constant, constant, constant};
            best = Math.min(best, batch(loss, prediction, NUMBERS, NUMBERS.length));
        }
        assertThat(loss.chance(NUMBERS, NUMBERS.length, 1)).isBetween(best - 1e-5 * best, 1.05 * best);
    }

    @Test
    void guessingIsExactWhereTheBestConstantIsMeanOrMedian() {
        assertThat(new Mse().chance(NUMBERS, 5, 1)).isCloseTo(9.4, within(1e-12));
        assertThat(new HalfMse().chance(NUMBERS, 5, 1)).isCloseTo(4.7, within(1e-12));
        assertThat(new MseSum().chance(NUMBERS, 5, 1)).isCloseTo(47, within(1e-12));
        assertThat(new Mae().chance(NUMBERS, 5, 1)).isCloseTo(2.3, within(1e-12));
        assertThat(new Mae().chance(new double[] {1, 2, 4, 9}, 4, 1)).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void guessingAMarginCostsWhatTheBestConstantCosts() {
        double[] target = {1, 1, 1, -1};
        for (Loss loss : List.of(new Hinge(), new SquaredHinge())) {
            double best = Double.POSITIVE_INFINITY;
            for (double constant = -2; constant <= 2; constant += 0.001) {
                double[] prediction = {constant, constant, constant, constant};
                best = Math.min(best, batch(loss, prediction, target, 4));
            }
            assertThat(loss.chance(target, 4, 1)).isCloseTo(best, within(1e-5));
        }
    }

    @Test
    void guessingAClassCostsTheLogarithmOfTheirNumber() {
        double[] uniform = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        double[] logs = new double[CLASSES];
        java.util.Arrays.fill(logs, -Functions.log(3));
        List<Loss> losses = List.of(
                new CrossEntropy(), new CrossEntropy(0.3), new CategoricalCrossEntropy(), new Nll(), new KlDiv());
        for (Loss loss : losses) {
            double[] target = encoded(loss, CLASSES, 2);
            double[] prediction = loss.head() == Head.SOFTMAX ? uniform : logs;
            assertThat(loss.chance(target, 1, CLASSES))
                    .isCloseTo(Functions.log(3), within(1e-15))
                    .isCloseTo(batch(loss, prediction, target, 1), within(1e-15));
        }
        assertThat(new Bce().chance(new double[] {0, 1}, 2, 1)).isEqualTo(Functions.log(2));
        assertThat(new KlDiv().chance(uniform, 1, CLASSES)).isCloseTo(0, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("all")
    void certainAnswersRightOrWrongHaveFiniteCostAndSlope(Loss loss) {
        double[] prediction = {0, 1, 0};
        double[] gradient = new double[CLASSES];
        for (int label = 0; label < CLASSES; label++) {
            double[] target = encoded(loss, CLASSES, label);
            assertThat(loss.sum(prediction, target, 1, CLASSES)).isFinite();
            loss.gradient(prediction, target, 1, CLASSES, 1, gradient);
            assertThat(java.util.Arrays.stream(gradient)).allMatch(Double::isFinite);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNoNumberStaysNone(Loss loss) {
        double[] target = encoded(loss, CLASSES, 1);
        double[] prediction = {0.5, Double.NaN, 0.5};
        assertThat(loss.sum(prediction, target, 1, CLASSES)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGradientOfEachSampleDoesNotDependOnTheOthers(Loss loss) {
        Stream noise = Stream.of(5, Purpose.NOISE);
        int rows = 4;
        double[] prediction = new double[rows * CLASSES];
        for (int i = 0; i < prediction.length; i++) {
            prediction[i] = noise.uniform(0.1, 0.9);
        }
        double[] target = encoded(loss, CLASSES, 0, 2, 1, 1);
        double[] gradient = new double[prediction.length];
        loss.gradient(prediction, target, rows, CLASSES, 1, gradient);
        int columns = loss.targetColumns(CLASSES);
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            double[] one = java.util.Arrays.copyOfRange(prediction, r * CLASSES, (r + 1) * CLASSES);
            double[] its = java.util.Arrays.copyOfRange(target, r * columns, (r + 1) * columns);
            double[] slope = new double[CLASSES];
            loss.gradient(one, its, 1, CLASSES, 1, slope);
            sum += loss.sum(one, its, 1, CLASSES);
            assertThat(java.util.Arrays.copyOfRange(gradient, r * CLASSES, (r + 1) * CLASSES))
                    .containsExactly(slope);
        }
        assertThat(loss.sum(prediction, target, rows, CLASSES)).isCloseTo(sum, within(1e-14));
    }
}
