package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences: features by time inside a row, and a target at every step. */
class SequencesTest {
    private static final int ROWS = 200;

    private static Examples draw(Dataset dataset) {
        Examples examples = dataset.draw(ROWS, Stream.of(7, Stream.Purpose.DATA));
        assertThat(examples.steps()).isEqualTo(dataset.steps());
        assertThat(examples.x()).hasSize(ROWS * dataset.steps() * examples.features());
        assertThat(examples.y()).hasSize(ROWS * dataset.steps());
        return examples;
    }

    @Test
    void theFirstElementsSignIsTheClassAtEveryStepAndTheRestIsNoise() {
        Examples all = draw(new RememberFirst(30, 1));
        double squares = 0;
        for (int r = 0; r < ROWS; r++) {
            double first = all.x()[30 * r];
            assertThat(Math.abs(first)).isBetween(0.5, 1.5);
            for (int t = 0; t < 30; t++) {
                assertThat(all.y()[30 * r + t]).isEqualTo(first > 0 ? 1 : 0);
                squares += t > 0 ? all.x()[30 * r + t] * all.x()[30 * r + t] : 0;
            }
        }
        assertThat(squares / (ROWS * 29)).isCloseTo(1, within(0.1));
    }

    @Test
    void theAddingProblemMarksOneValueInEachHalfAndSumsThemUp() {
        for (int length : new int[] {2, 3, 10, 200}) {
            Examples all = draw(new AddingProblem(length, 0));
            for (int r = 0; r < ROWS; r++) {
                double sum = 0;
                int marked = 0;
                for (int t = 0; t < length; t++) {
                    double value = all.x()[2 * (length * r + t)];
                    double marker = all.x()[2 * (length * r + t) + 1];
                    assertThat(value).isBetween(0.0, 1.0);
                    assertThat(marker).isIn(0.0, 1.0);
                    sum += marker * value;
                    marked += (int) marker;
                    assertThat(all.y()[length * r + t]).isEqualTo(sum);
                    assertThat(marked).isBetween(t == length - 1 ? 2 : 0, t < length / 2 ? 1 : 2);
                }
            }
        }
    }

    @Test
    void theSineGoesOnAndEveryTargetIsTheNextValue() {
        Examples all = draw(new SineContinuation(25, 10, 0));
        for (int r = 0; r < ROWS; r++) {
            double phase = Math.atan2(
                    all.x()[25 * r],
                    (all.x()[25 * r + 1] - all.x()[25 * r] * Math.cos(0.2 * Math.PI)) / Math.sin(0.2 * Math.PI));
            for (int t = 0; t < 25; t++) {
                assertThat(all.x()[25 * r + t]).isCloseTo(Math.sin(0.2 * Math.PI * t + phase), within(1e-9));
                assertThat(all.y()[25 * r + t]).isCloseTo(Math.sin(0.2 * Math.PI * (t + 1) + phase), within(1e-9));
            }
        }
        Examples noisy = draw(new SineContinuation(25, 10, 0.2));
        for (int r = 0; r < ROWS; r++) {
            assertThat(Arrays.copyOfRange(noisy.y(), 25 * r, 25 * r + 24))
                    .isEqualTo(Arrays.copyOfRange(noisy.x(), 25 * r + 1, 25 * r + 25));
        }
    }

    @Test
    void parityIsTheParityOfTheBitsSoFarAndBalancedAtTheEnd() {
        Examples all = draw(new Parity(9, 0));
        double ones = 0;
        for (int r = 0; r < ROWS; r++) {
            int count = 0;
            for (int t = 0; t < 9; t++) {
                count += (int) all.x()[9 * r + t];
                assertThat(all.x()[9 * r + t]).isIn(0.0, 1.0);
                assertThat(all.y()[9 * r + t]).isEqualTo(count % 2);
            }
            ones += all.x()[9 * r + 8];
        }
        assertThat(ones / ROWS).isBetween(0.4, 0.6);
        assertThat(Arrays.stream(all.flat().y()).sum()).isEqualTo(ROWS / 2.0);
    }

    @Test
    void aFlatSequenceHasANameForEachColumnAndTheTargetOfTheLastStep() {
        Examples flat = draw(new AddingProblem(3, 0)).flat();
        assertThat(flat.steps()).isEqualTo(1);
        assertThat(flat.labels().inputs())
                .containsExactly("value 1", "marker 1", "value 2", "marker 2", "value 3", "marker 3");
        assertThat(flat.inputs()).isEqualTo(6);
        assertThat(flat.y()).hasSize(ROWS);
        for (int r = 0; r < ROWS; r++) {
            double sum = 0;
            for (int t = 0; t < 3; t++) {
                sum += flat.x()[6 * r + 2 * t] * flat.x()[6 * r + 2 * t + 1];
            }
            assertThat(flat.y()[r]).isCloseTo(sum, within(1e-15));
        }
    }

    @Test
    void aSequenceCountsItsFeaturesAndItsInputs() {
        DataSpec spec = DataSpec.of(new AddingProblem(7, 0), 1);
        assertThat(spec.steps()).isEqualTo(7);
        assertThat(spec.features()).isEqualTo(2);
        assertThat(spec.inputs()).isEqualTo(14);
        assertThat(spec.inputNames()).hasSize(14);
        assertThat(DataSpec.of(new AutoMpg(false), 1).inputs()).isEqualTo(6);
    }

    @Test
    void aSequenceHasOneShiftAndScaleForAFeatureAtAllItsSteps() {
        DataSpec.Prepared prepared = DataSpec.of(new AddingProblem(7, 0), 1).prepare();
        assertThat(prepared.scaler().shift()).hasSize(2);
        Examples raw = new DataSpec(new AddingProblem(7, 0), 200, 200, 1, false)
                .prepare()
                .test();
        for (int i = 0; i < raw.x().length; i++) {
            int f = i % 2;
            double scaled = (raw.x()[i] - prepared.scaler().shift()[f])
                    / prepared.scaler().scale()[f];
            assertThat(prepared.test().x()[i]).isEqualTo(scaled);
            assertThat(prepared.flat().scaler().original(i % 14, scaled)).isCloseTo(raw.x()[i], within(1e-12));
        }
    }

    @Test
    void everyValueOfTheTestPartOfASeriesIsLaterThanEveryValueOfTheTrainingPart() {
        for (Dataset series : List.of(new MaunaLoaCo2(24), new SeattleTemperature(14), new MaunaLoaCo2(120))) {
            int length = series.steps();
            int train = series.available() * 3 / 4;
            int test = series.available() - train;
            double[] values = values(series);
            DataSpec.Prepared prepared = new DataSpec(series, train, test, 1, false).prepare();
            for (int r = 0; r < train; r++) {
                assertThat(window(prepared.train(), r)).isEqualTo(Arrays.copyOfRange(values, r, r + length + 1));
            }
            int first = train + length; // the last training target is values[train + length - 1]
            for (int r = 0; r < test; r++) {
                assertThat(window(prepared.test(), r))
                        .isEqualTo(Arrays.copyOfRange(values, first + r, first + r + length + 1));
            }
            assertThat(first + test + length).isEqualTo(values.length);
        }
    }

    /** The inputs of a window and the target of its last step. */
    private static double[] window(Examples examples, int row) {
        int length = examples.steps();
        double[] window = Arrays.copyOfRange(examples.x(), row * length, row * length + length + 1);
        window[length] = examples.y()[row * length + length - 1];
        assertThat(Arrays.copyOfRange(examples.y(), row * length, (row + 1) * length))
                .isEqualTo(Arrays.copyOfRange(window, 1, length + 1));
        return window;
    }

    private static double[] values(Dataset series) {
        String file = series instanceof MaunaLoaCo2 ? "mauna-loa-co2.csv" : "seattle-temperature.csv";
        String column = series instanceof MaunaLoaCo2 ? "co2_ppm" : "temp_max_c";
        return Table.resource(file, List.of(), column).all().y();
    }

    @Test
    void aStretchOfASeriesBeginsWithAWindowThatIsNotTrainedOnAndGoesOn() {
        for (Dataset dataset : List.of(new MaunaLoaCo2(24), new SeattleTemperature(14))) {
            DataSpec spec = new DataSpec(dataset, 200, 100, 3, false);
            Examples test = spec.prepare().test();
            double[] stretch = spec.stretch();
            int steps = dataset.steps();
            assertThat(stretch).hasSize(3 * steps).startsWith(Arrays.copyOf(test.x(), steps));
            for (int t = 0; t < 2 * steps; t++) {
                assertThat(stretch[steps + t]).isEqualTo(test.y()[(t + 1) * steps - 1]);
            }
            assertThat(new DataSpec(dataset, 200, 5, 3, false).stretch()).hasSize(steps + 5);
        }
        double[] wave = new DataSpec(new SineContinuation(40, 20, 0), 10, 200, 3, true).stretch();
        assertThat(wave).hasSize(40 + 60);
        for (int t = 1; t + 1 < wave.length; t++) {
            assertThat(wave[t - 1] + wave[t + 1]).isCloseTo(2 * Math.cos(Math.PI / 10) * wave[t], within(1e-12));
        }
        assertThat(new DataSpec(new AddingProblem(10, 0), 10, 10, 3, true).stretch())
                .isEmpty();
    }

    @Test
    void aSeriesIsWholeAndItsTargetIsStandardisedByItsTrainingPart() {
        assertThat(values(new MaunaLoaCo2(24))).hasSize(741).startsWith(315.70).endsWith(416.18);
        assertThat(values(new SeattleTemperature(14)))
                .hasSize(1461)
                .startsWith(12.8)
                .endsWith(5.6);
        DataSpec.Prepared prepared = DataSpec.of(new MaunaLoaCo2(24), 1).prepare();
        assertThat(Arrays.stream(prepared.train().y()).average().orElseThrow()).isCloseTo(0, within(1e-9));
        double last = prepared.test().y()[prepared.test().y().length - 1];
        assertThat(last).isGreaterThan(1);
        assertThat(prepared.originalTarget(last)).isCloseTo(416.18, within(1e-9));
    }
}
