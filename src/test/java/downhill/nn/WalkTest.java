package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pass in pieces has the bits of a pass in one go. */
class WalkTest {
    private static final XavierUniform INIT = new XavierUniform(1);

    /** A network, and so many rows of a batch that a pass has several pieces in every step. */
    record Subject(String name, Blueprint plan, int rows, Precision precision) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> subjects() {
        List<Subject> all = new ArrayList<>();
        Float64 exact = new Float64();
        all.add(new Subject("dense", dense(new NoNormalization(), 0, false), 3001, exact));
        all.add(new Subject("batch norm", dense(new BatchNorm(0.1, 1e-5), 0, false), 3001, exact));
        all.add(new Subject("layer norm", dense(new LayerNorm(1e-5), 0, false), 3001, exact));
        all.add(new Subject("dropout and residual", dense(new NoNormalization(), 0.3, true), 3001, exact));
        all.add(new Subject("bfloat16", dense(new BatchNorm(0.1, 1e-5), 0.3, true), 3001, new Bfloat16(true)));
        List<Layer> cells = List.of(
                new Rnn(40, new Tanh(), INIT, INIT, 0), new Lstm(40, INIT, INIT, 0, 1), new Gru(40, INIT, INIT, 0));
        for (Layer cell : cells) {
            for (boolean every : new boolean[] {true, false}) {
                String name = cell.id() + (every ? " that answers at every step" : "");
                all.add(new Subject(name, recurrent(cell, every, new WholeTime()), 701, exact));
            }
            all.add(new Subject(
                    cell.id() + " cut, rounded", recurrent(cell, true, new Chunks(3)), 701, new Float16(false)));
        }
        return all;
    }

    private static Blueprint dense(Normalization norm, double dropout, boolean residual) {
        List<Layer> hidden = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hidden.add(new Dense(60, new Tanh(), INIT, norm, dropout, residual && i > 0));
        }
        return new Blueprint(30, 1, hidden, INIT, 12, false, new WholeTime(), Head.LOG_SOFTMAX);
    }

    private static Blueprint recurrent(Layer cell, boolean every, Truncation cut) {
        return new Blueprint(5, 7, List.of(cell, cell), INIT, 3, every, cut, Head.SOFTMAX);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void predictionStatisticsDerivativesAndGradientAreTheSameBits(Subject subject) {
        Model model = Model.of(subject.plan());
        Stream stream = Stream.of(3, Stream.Purpose.DATA);
        double[] x = new double[(subject.rows() + 5) * model.inputs()];
        for (int i = 0; i < x.length; i++) {
            x[i] = stream.normal();
        }
        int[] order = new int[subject.rows() + 5];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        stream.shuffle(order);
        Made whole = new Made(model, subject.precision(), subject.rows());
        Made pieces = new Made(model, subject.precision(), subject.rows());
        double[] prediction = whole.workspace.forward(whole.values, x, order, 5, subject.rows(), whole.masks.part(1));
        Walk walk = new Walk(pieces.workspace);
        walk.begin(pieces.values, x, order, 5, subject.rows(), pieces.masks.part(1));
        int forward = 1;
        while (!walk.forward()) {
            forward++;
        }
        assertThat(forward).isGreaterThan(3);
        int size = subject.rows() * model.outputs();
        for (int i = 0; i < size; i++) {
            double answer = prediction[i];
            assertThat(walk.prediction()[i]).isEqualTo(answer);
            whole.workspace.lastDerivative()[i] = answer * 0.5 - 0.1;
            pieces.workspace.lastDerivative()[i] = answer * 0.5 - 0.1;
        }
        assertThat(pieces.values.buffers()).isEqualTo(whole.values.buffers());
        whole.workspace.backward(whole.gradient);
        walk.beginBack(pieces.gradient);
        int back = 1;
        while (!walk.back()) {
            back++;
        }
        assertThat(back).isGreaterThan(6);
        assertThat(pieces.gradient).isEqualTo(whole.gradient);
        for (int step = 0; step < model.ops().size(); step++) {
            assertThat(pieces.workspace.output(step)).isEqualTo(whole.workspace.output(step));
            assertThat(pieces.workspace.derivative(step)).isEqualTo(whole.workspace.derivative(step));
        }
    }

    /** What a pass needs, the same each time. */
    private static final class Made {
        private final Workspace workspace;
        private final Values values;
        private final double[] gradient;
        private final Stream masks = Stream.of(9, Stream.Purpose.DROPOUT);

        Made(Model model, Precision precision, int rows) {
            workspace = new Workspace(model, rows, precision);
            values = model.initialise(Stream.of(5, Stream.Purpose.WEIGHTS));
            gradient = new double[values.parameters().length];
        }
    }
}
