package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradient of every activation, loss and depth against central differences. */
class FiniteDifferenceTest {
    private static final int INPUTS = 3;
    private static final int ROWS = 7;
    private static final double STEP = 1e-5;
    private static final double RTOL = 1e-6;

    @TestFactory
    List<DynamicTest> gradientsAgreeWithCentralDifferences() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String activation : Catalogue.of(Activation.class).ids()) {
            for (String loss : Catalogue.of(Loss.class).ids()) {
                for (String norm : Catalogue.of(Normalization.class).ids()) {
                    for (int depth : new int[] {0, 1, 3}) {
                        tests.add(DynamicTest.dynamicTest(
                                String.join(", ", activation, loss, norm, depth + " hidden"),
                                () -> new Case(
                                                ExperimentCodec.choice(Activation.class, activation)
                                                        .orElseThrow(),
                                                ExperimentCodec.choice(Loss.class, loss)
                                                        .orElseThrow(),
                                                ExperimentCodec.choice(Normalization.class, norm)
                                                        .orElseThrow(),
                                                depth)
                                        .check()));
                    }
                }
            }
        }
        return tests;
    }

    private static final class Case {
        private final Loss loss;
        private final Model model;
        private final Values values;
        private final double[] x = new double[ROWS * INPUTS];
        private final double[] y;
        private final int outputs;

        Case(Activation activation, Loss loss, Normalization norm, int depth) {
            this.loss = loss;
            outputs = loss instanceof CrossEntropy ? 3 : 2;
            Layer layer = new Dense(5, activation, new XavierUniform(1), norm);
            model = Model.of(INPUTS, Collections.nCopies(depth, layer), outputs);
            Stream stream = Stream.of(11, Purpose.WEIGHTS);
            values = model.initialise(Collections.nCopies(depth + 1, new XavierUniform(1)), stream);
            Stream noise = Stream.of(12, Purpose.NOISE);
            for (int i = 0; i < values.parameters().length; i++) {
                values.parameters()[i] += 0.1 * noise.normal(); // so that biases and scales are not special
            }
            for (int i = 0; i < x.length; i++) {
                x[i] = noise.normal();
            }
            y = new double[ROWS * loss.targetColumns(outputs)];
            for (int i = 0; i < y.length; i++) {
                y[i] = loss instanceof CrossEntropy ? noise.below(outputs) : noise.uniform();
            }
        }

        void check() {
            Workspace workspace = new Workspace(model, ROWS);
            double[] prediction = workspace.forward(values, x, ROWS, Mode.PROBE);
            loss.gradient(prediction, y, ROWS, outputs, 1.0 / ROWS, workspace.lastDerivative());
            double[] gradient = new double[model.parameters().size()];
            workspace.backward(values, gradient, ROWS);
            assertThat(model.layers())
                    .allSatisfy(
                            part -> assertThat(isFarFromKinks(workspace, part)).isTrue());
            double scale = 0;
            for (double g : gradient) {
                scale = Math.max(scale, Math.abs(g));
            }
            for (int i = 0; i < gradient.length; i++) {
                double expected = difference(i);
                assertThat(Math.abs(gradient[i] - expected))
                        .as("parameter %d: %s against %s", i, gradient[i], expected)
                        .isLessThanOrEqualTo(RTOL * Math.max(scale, Math.abs(expected)));
            }
        }

        private double difference(int i) {
            double kept = values.parameters()[i];
            values.parameters()[i] = kept + STEP;
            double above = value();
            values.parameters()[i] = kept - STEP;
            double below = value();
            values.parameters()[i] = kept;
            return (above - below) / (2 * STEP);
        }

        private double value() {
            double[] prediction = new Workspace(model, ROWS).forward(values, x, ROWS, Mode.PROBE);
            return loss.sum(prediction, y, ROWS, outputs) / ROWS;
        }

        private boolean isFarFromKinks(Workspace workspace, Model.LayerParts part) {
            if (!(part.activation() instanceof Relu)) {
                return true;
            }
            double[] z = workspace.output(part.preActivation());
            for (int i = 0; i < ROWS * part.weight().rows(); i++) {
                if (Math.abs(z[i]) < 20 * STEP) {
                    return false;
                }
            }
            return true;
        }
    }
}
