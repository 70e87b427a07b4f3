package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden.Tolerance;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import downhill.math.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients that are not carried back through the whole sequence, against those of its pieces: to the bit. */
class TruncationTest {
    private static final int ROWS = 3;
    private static final int FEATURES = 2;
    private static final int UNITS = 4;
    private static final int STEPS = 6;
    private static final Loss LOSS = new MseSum();
    private static final Initialiser START = new XavierUniform(1);

    private final double[] x = random(1, ROWS * STEPS * FEATURES);
    private final double[] y = random(2, ROWS * STEPS);

    static List<Layer> cells() {
        return List.of(
                new Rnn(UNITS, new Tanh(), START, START, 0),
                new Rnn(UNITS, new Relu(), START, START, 0),
                new Lstm(UNITS, START, START, 0, 1),
                new Gru(UNITS, START, START, 0));
    }

    private static double[] random(int seed, int count) {
        Stream stream = Stream.of(seed, Purpose.NOISE);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = stream.normal();
        }
        return numbers;
    }

    /** Some moments of a network with a linear output, and its passes. */
    private static final class Piece {
        private final Model model;
        private final Workspace workspace;
        private final Values values;

        Piece(Layer cell, int steps, boolean everyStep, Truncation truncation) {
            ModelBuilder builder = new ModelBuilder(FEATURES, steps).layer(cell, truncation);
            if (!everyStep) {
                builder.last();
            }
            model = builder.linear(1, true, START).build();
            workspace = new Workspace(model, ROWS);
            workspace.wantInputDerivative();
            values = new Values(random(3, model.parameters().size()), new double[0]);
        }

        void forward(double[] x) {
            workspace.forward(values, x, 0, ROWS, Mode.TRAIN);
        }

        /** Adds to a gradient. */
        void backward(double[] y, double[] gradient) {
            double[] prediction = workspace.output(model.ops().size() - 1);
            double[] derivative = workspace.lastDerivative();
            LOSS.gradient(prediction, y, ROWS * model.moments(), 1, 1, derivative);
            workspace.backward(gradient);
        }

        /** Begins with the last states of another piece. */
        void follow(Piece before) {
            Pass pass = workspace.pass(0);
            Op op = before.model.ops().getFirst();
            int states = UNITS * Kernels.stride(ROWS);
            double[] h = before.workspace.pass(0).out;
            int at = op.outputs() * Kernels.stride(ROWS) - states;
            // The first h is the first thing that every cell keeps.
            System.arraycopy(h, at, pass.kept[RnnOp.FIRST], 0, states);
            if (op instanceof LstmOp) {
                double[] c = before.workspace.pass(0).kept[LstmOp.CELL];
                System.arraycopy(c, at, pass.kept[LstmOp.FIRST_CELL], 0, states);
            }
        }
    }

    private static double[] part(double[] sequences, int features, int from, int to) {
        int length = sequences.length / ROWS;
        double[] part = new double[ROWS * (to - from) * features];
        for (int r = 0; r < ROWS; r++) {
            System.arraycopy(
                    sequences, r * length + from * features, part, r * (to - from) * features, (to - from) * features);
        }
        return part;
    }

    private double[] gradient(Layer cell, boolean everyStep, Truncation truncation) {
        Piece whole = new Piece(cell, STEPS, everyStep, truncation);
        double[] gradient = new double[whole.model.parameters().size()];
        whole.forward(x);
        whole.backward(everyStep ? y : part(y, 1, STEPS - 1, STEPS), gradient);
        return gradient;
    }

    private void assertSameGradient(Layer cell, double[] actual, double[] expected) {
        for (Tensor tensor :
                new Piece(cell, 1, true, new WholeTime()).model.parameters().tensors()) {
            double[] share = Arrays.copyOfRange(actual, tensor.offset(), tensor.end());
            double[] wanted = Arrays.copyOfRange(expected, tensor.offset(), tensor.end());
            if (tensor.name().startsWith("0.")) {
                assertThat(share).as(tensor.name()).isEqualTo(wanted);
            } else { // the output layer adds the moments up in another order
                new Tolerance(1e-13, 1e-13).check(tensor.name(), share, wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theGradientOfChunksIsTheSumOfTheGradientsOfThePieces(Layer cell) {
        for (int k = 1; k <= STEPS; k++) {
            Piece[] pieces = new Piece[Math.ceilDiv(STEPS, k)];
            @Nullable Piece before = null;
            for (int i = 0; i < pieces.length; i++) {
                int to = Math.min(STEPS, (i + 1) * k);
                pieces[i] = new Piece(cell, to - i * k, true, new WholeTime());
                if (before != null) {
                    pieces[i].follow(before);
                }
                pieces[i].forward(part(x, FEATURES, i * k, to));
                before = pieces[i];
            }
            double[] sum = new double[pieces[0].model.parameters().size()];
            for (int i = pieces.length - 1; i >= 0; i--) {
                pieces[i].backward(part(y, 1, i * k, Math.min(STEPS, (i + 1) * k)), sum);
            }
            assertSameGradient(cell, gradient(cell, true, new Chunks(k)), sum);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void onlyTheLastMomentsLearnFromTheEnd(Layer cell) {
        for (int k = 1; k < STEPS; k++) {
            Piece early = new Piece(cell, STEPS - k, false, new WholeTime());
            early.forward(part(x, FEATURES, 0, STEPS - k));
            Piece late = new Piece(cell, k, false, new WholeTime());
            late.follow(early);
            late.forward(part(x, FEATURES, STEPS - k, STEPS));
            double[] expected = new double[late.model.parameters().size()];
            late.backward(part(y, 1, STEPS - 1, STEPS), expected);
            assertSameGradient(cell, gradient(cell, false, new LastMoments(k)), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatLiesBeforeTheLastMomentsGetsExactlyNothing(Layer cell) {
        for (int k = 1; k < STEPS; k++) {
            Piece whole = new Piece(cell, STEPS, false, new LastMoments(k));
            whole.forward(x);
            whole.backward(
                    part(y, 1, STEPS - 1, STEPS),
                    new double[whole.model.parameters().size()]);
            assertThat(part(whole.workspace.derivative(0), UNITS, 0, STEPS - k)).containsOnly(0);
            assertThat(part(whole.workspace.inputDerivative(), FEATURES, 0, STEPS - k))
                    .containsOnly(0);
            for (int t = STEPS - k; t < STEPS; t++) {
                assertThat(part(whole.workspace.derivative(0), UNITS, t, t + 1)).doesNotContain(0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCutThatIsNoCutChangesNothing(Layer cell) {
        for (boolean everyStep : new boolean[] {true, false}) {
            double[] whole = gradient(cell, everyStep, new WholeTime());
            assertThat(gradient(cell, everyStep, new Chunks(STEPS))).isEqualTo(whole);
            assertThat(gradient(cell, everyStep, new Chunks(10_000))).isEqualTo(whole);
            assertThat(gradient(cell, everyStep, new LastMoments(STEPS))).isEqualTo(whole);
            assertThat(gradient(cell, everyStep, new LastMoments(10_000))).isEqualTo(whole);
            assertThat(gradient(cell, everyStep, new Chunks(STEPS - 1))).isNotEqualTo(whole);
        }
    }
}
