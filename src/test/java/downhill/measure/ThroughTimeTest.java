package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Validation;
import downhill.math.Stream;
import downhill.nn.BceWithLogits;
import downhill.nn.Chunks;
import downhill.nn.Dense;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.LastMoments;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.Memory;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.NoNormalization;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.Truncation;
import downhill.nn.Values;
import downhill.nn.WholeTime;
import downhill.nn.Workspace;
import downhill.nn.XavierUniform;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThroughTimeTest {
    private static final int MOMENTS = 6;
    private static final int ROWS = 5;
    private static final double STEP = 1e-5;
    private static final Initialiser START = new XavierUniform(1);
    private static final Layer RNN = new Rnn(3, new Tanh(), START, START, 0);
    private static final Layer LSTM = new Lstm(3, START, START, 0, 1);
    private static final Layer GRU = new Gru(4, START, START, 0);
    private static final BceWithLogits LOSS = new BceWithLogits();

    static List<List<Layer>> stacks() {
        return List.of(List.of(RNN), List.of(LSTM), List.of(GRU), List.of(LSTM, RNN), List.of(GRU, LSTM, LSTM));
    }

    private static Experiment experiment(List<Layer> layers, boolean everyStep, Truncation truncation, int rows) {
        return Cards.first()
                .withData(new DataSpec(new RememberFirst(MOMENTS, 0.5), rows, rows, 3, false))
                .withSubject(new Network(layers, START, everyStep, truncation));
    }

    private static Experiment experiment(List<Layer> layers) {
        return experiment(layers, false, new WholeTime(), ROWS);
    }

    private static Examples examples(Experiment experiment) {
        return experiment.data().prepare().train();
    }

    private static Model model(Experiment experiment) {
        return Validation.model(experiment, examples(experiment));
    }

    private static Values values(Experiment experiment) {
        Values values = model(experiment).initialise(Stream.of(4, Stream.Purpose.WEIGHTS));
        Stream noise = Stream.of(5, Stream.Purpose.NOISE);
        for (int i = 0; i < values.parameters().length; i++) {
            values.parameters()[i] += 0.2 * noise.normal();
        }
        return values;
    }

    private static double[] targets(Experiment experiment) {
        Examples examples = examples(experiment);
        if (experiment.network().everyStep()) {
            return examples.y();
        }
        return examples.flat().y();
    }

    private static List<Blame> measure(Experiment experiment, Values values) {
        Examples examples = examples(experiment);
        return new ThroughTime(experiment, examples)
                .measure(values, LOSS, examples.x(), targets(experiment), examples.rows());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyLagIsTheMeanNormOfADerivativeThatFiniteDifferencesConfirm(List<Layer> layers) {
        for (boolean everyStep : new boolean[] {false, true}) {
            Experiment experiment = experiment(layers, everyStep, new WholeTime(), ROWS);
            Values values = values(experiment);
            List<Blame> measured = measure(experiment, values);
            assertThat(measured).hasSameSizeAs(layers);
            for (int l = 0; l < layers.size(); l++) {
                assertThat(measured.get(l).layer()).isEqualTo(l + 1);
                agrees(measured.get(l).hidden(), experiment, values, l, false);
                if (layers.get(l) instanceof Lstm) {
                    agrees(measured.get(l).cell(), experiment, values, l, true);
                    assertThat(measured.get(l).main()).isEqualTo(measured.get(l).cell());
                } else {
                    assertThat(measured.get(l).cell()).isEmpty();
                    assertThat(measured.get(l).main()).isEqualTo(measured.get(l).hidden());
                }
            }
        }
    }

    private static void agrees(List<Double> byLag, Experiment experiment, Values values, int layer, boolean cell) {
        List<Layer> layers = experiment.network().layers();
        PlainSequences plain = new PlainSequences(model(experiment).parameters(), values.parameters(), layers);
        Examples examples = examples(experiment);
        int units = layers.get(layer).units();
        int output = experiment.network().everyStep() ? layers.size() : layers.size() + 1;
        assertThat(byLag).hasSize(MOMENTS);
        for (int k = 0; k < MOMENTS; k++) {
            double mean = 0;
            for (int row = 0; row < ROWS; row++) {
                double[] x = Arrays.copyOfRange(examples.x(), row * MOMENTS, (row + 1) * MOMENTS);
                double label = examples.y()[row * MOMENTS];
                double squares = 0;
                for (int u = 0; u < units; u++) {
                    int t = MOMENTS - 1 - k;
                    double above =
                            loss(plain.lastAnswer(x, output, new PlainSequences.Nudge(layer, cell, t, u, STEP)), label);
                    double below = loss(
                            plain.lastAnswer(x, output, new PlainSequences.Nudge(layer, cell, t, u, -STEP)), label);
                    squares += Math.pow((above - below) / (2 * STEP), 2);
                }
                mean += Math.sqrt(squares) / ROWS;
            }
            assertThat(byLag.get(k)).as("lag %s", k).isCloseTo(mean, within(1e-8 + 1e-6 * mean));
            assertThat(mean).isGreaterThan(1e-6);
        }
    }

    private static double loss(double logit, double label) {
        return Math.log1p(Math.exp(label > 0 ? -logit : logit));
    }

    @Test
    void aLossAtEveryMomentDoesNotHideThatTheSignalFades() {
        Experiment experiment = experiment(List.of(RNN), true, new WholeTime(), ROWS);
        Values values = values(experiment);
        Arrays.setAll(values.parameters(), i -> 0.1 * values.parameters()[i]);
        Blame blame = measure(experiment, values).getFirst();
        assertThat(blame.relativeHidden().getFirst()).isEqualTo(1);
        assertThat(blame.relativeHidden().getLast()).isLessThan(1e-3);
        double[][] ofAll = wayBack(experiment, values);
        assertThat(ofAll[0][0]).isGreaterThan(0.1 * ofAll[MOMENTS - 1][0]);
    }

    /** Norms of the total derivative of the loss of all moments, by the state of each: {@code [moments][rows]}. */
    private static double[][] wayBack(Experiment experiment, Values values) {
        Model model = model(experiment);
        Workspace workspace = new Workspace(model, ROWS);
        double[] answer = workspace.forward(values, examples(experiment).x(), 0, ROWS, Mode.PROBE);
        int answers = ROWS * model.moments();
        LOSS.gradient(answer, targets(experiment), answers, 1, 1, workspace.lastDerivative());
        workspace.backward(null);
        return Memory.of(model).getFirst().hidden(workspace);
    }

    static List<Truncation> truncations() {
        return List.of(new WholeTime(), new Chunks(4), new Chunks(1), new Chunks(100), new LastMoments(2));
    }

    @ParameterizedTest
    @MethodSource("truncations")
    void upToTheLagThatTrainingCarriesItsNumbersAreTheSameAndBeyondItTheyAreZero(Truncation truncation) {
        for (Layer layer : List.of(RNN, LSTM, GRU)) {
            Experiment experiment = experiment(List.of(layer), false, truncation, ROWS);
            Values values = values(experiment);
            Blame blame = measure(experiment, values).getFirst();
            double[][] trained = wayBack(experiment, values);
            for (int k = 0; k < MOMENTS; k++) {
                double mean = Arrays.stream(trained[MOMENTS - 1 - k]).sum() / ROWS;
                assertThat(mean).isCloseTo(k < blame.carried() ? blame.hidden().get(k) : 0.0, within(1e-15));
            }
            assertThat(measure(experiment(List.of(layer)), values).getFirst().hidden())
                    .isEqualTo(blame.hidden());
        }
        List<Integer> carried = List.of(MOMENTS, 2, 1, MOMENTS, 2);
        assertThat(measure(experiment(List.of(RNN), false, truncation, ROWS), values(experiment(List.of(RNN))))
                        .getFirst()
                        .carried())
                .isEqualTo(carried.get(truncations().indexOf(truncation)));
    }

    @Test
    void zerosAndWhatIsNotFiniteAreSeen() {
        Experiment experiment = experiment(List.of(LSTM));
        Values values = values(experiment);
        Arrays.fill(values.parameters(), 0);
        Blame nothing = measure(experiment, values).getFirst();
        assertThat(nothing.hidden()).isEqualTo(Collections.nCopies(MOMENTS, 0.0));
        assertThat(nothing.cell()).isEqualTo(Collections.nCopies(MOMENTS, 0.0));
        assertThat(nothing.relativeHidden()).containsOnly(Double.NaN);
        values.parameters()[0] = Double.NaN;
        assertThat(measure(experiment, values).getFirst().hidden()).contains(Double.NaN);
    }

    @Test
    void aSignalTooSmallToBeSquaredIsNotZero() {
        Experiment experiment = experiment(List.of(RNN));
        Values values = values(experiment);
        Arrays.setAll(values.parameters(), i -> 1e-40 * values.parameters()[i]);
        List<Double> hidden = measure(experiment, values).getFirst().hidden();
        assertThat(hidden.get(5)).isBetween(Double.MIN_VALUE, 1e-200);
        assertThat(hidden.get(0)).isBetween(1e-42, 1e-38);
    }

    @Test
    void onlyTheFirstRowsAreProbed() {
        Experiment many = experiment(List.of(LSTM), false, new WholeTime(), 300);
        Values values = values(many);
        Examples examples = examples(many);
        ThroughTime through = new ThroughTime(many, examples);
        List<Blame> all = through.measure(values, LOSS, examples.x(), targets(many), 300);
        assertThat(through.measure(values, LOSS, examples.x(), targets(many), 256))
                .isEqualTo(all);
        assertThat(through.measure(values, LOSS, examples.x(), targets(many), 255))
                .isNotEqualTo(all);
    }

    @Test
    void aNetworkThatIsMeasuredInPiecesHasTheMeanOfAllItsRows() {
        Layer wide = new Lstm(160, START, START, 0, 1);
        Experiment experiment = experiment(List.of(wide), false, new WholeTime(), ThroughTime.ROWS);
        assertThat(Workspace.numbersOfARow(model(experiment)) * ThroughTime.ROWS)
                .isGreaterThan(2_000_000);
        Values values = values(experiment);
        Examples examples = examples(experiment);
        double[] targets = targets(experiment);
        ThroughTime through = new ThroughTime(experiment, examples);
        double[] sums = new double[MOMENTS];
        for (int row = 0; row < ThroughTime.ROWS; row++) {
            double[] x = Arrays.copyOfRange(examples.x(), row * MOMENTS, (row + 1) * MOMENTS);
            Blame one = through.measure(values, LOSS, x, new double[] {targets[row]}, 1)
                    .getFirst();
            for (int k = 0; k < MOMENTS; k++) {
                sums[k] += one.cell().get(k);
            }
        }
        List<Double> all = through.measure(values, LOSS, examples.x(), targets, ThroughTime.ROWS)
                .getFirst()
                .cell();
        for (int k = 0; k < MOMENTS; k++) {
            double mean = sums[k] / ThroughTime.ROWS;
            assertThat(all.get(k)).isCloseTo(mean, within(1e-12 * mean));
        }
    }

    @Test
    void aNetworkWithoutMemoryHasNothingToMeasure() {
        Experiment dense = experiment(List.of(new Dense(4, new Tanh(), START, new NoNormalization())));
        Examples flat = examples(dense).flat();
        Values values = Validation.model(dense, flat).initialise(Stream.of(4, Stream.Purpose.WEIGHTS));
        assertThat(new ThroughTime(dense, flat).measure(values, LOSS, flat.x(), flat.y(), ROWS))
                .isEmpty();
    }
}
