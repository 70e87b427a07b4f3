package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Task;
import downhill.experiment.ExperimentCodec;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every activation, loss, normalisation and depth against central differences: by parameters and by z. */
class FiniteDifferenceTest {
    private static final int INPUTS = 3;
    private static final int UNITS = 5;
    private static final int OUTPUTS = 3;
    private static final int ROWS = 7;
    private static final double STEP = 1e-5;
    private static final double FAR = 10 * STEP;
    private static final double RTOL = 1e-6;
    // Rounding of a loss of 1 over twice the step; far below RTOL times any derivative that is not zero.
    private static final double ROUNDING = 1e-10;

    @TestFactory
    List<DynamicTest> gradientsByParametersAgreeWithCentralDifferences() {
        List<DynamicTest> tests = new ArrayList<>();
        everyCase().forEach(each -> tests.add(DynamicTest.dynamicTest(each.name, each::checkParameters)));
        return tests;
    }

    @TestFactory
    List<DynamicTest> derivativesByPreActivationAgreeWithCentralDifferences() {
        List<DynamicTest> tests = new ArrayList<>();
        everyCase().forEach(each -> tests.add(DynamicTest.dynamicTest(each.name, each::checkPreActivations)));
        return tests;
    }

    private static List<Case> everyCase() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : all(Activation.class)) {
            for (Loss loss : all(Loss.class)) {
                for (Normalization norm : all(Normalization.class)) {
                    for (int depth : new int[] {0, 1, 3}) {
                        cases.add(new Case(activation, loss, norm, depth));
                    }
                }
            }
        }
        return cases;
    }

    private static <T extends Choice> List<T> all(Class<T> family) {
        return Catalogue.of(family).ids().stream()
                .map(id -> ExperimentCodec.choice(family, id).orElseThrow())
                .toList();
    }

    private static final class Case {
        private final String name;
        private final Loss loss;
        private final Model model;
        private final Values values;
        private final double[] x = new double[ROWS * INPUTS];
        private final double[] y;

        Case(Activation activation, Loss loss, Normalization norm, int depth) {
            name = String.join(", ", activation.id(), loss.id(), norm.id(), depth + " hidden");
            this.loss = loss;
            model = model(activation, loss, norm, depth);
            Stream stream = Stream.of(11, Purpose.WEIGHTS);
            values = model.initialise(stream);
            Stream noise = Stream.of(12, Purpose.NOISE);
            for (int i = 0; i < values.parameters().length; i++) {
                values.parameters()[i] += 0.1 * noise.normal(); // so that biases and scales are not special
            }
            y = new double[ROWS * loss.targetColumns(OUTPUTS)];
            do {
                draw(noise);
            } while (!isFarFromKinks());
        }

        private static Model model(Activation activation, Loss loss, Normalization norm, int depth) {
            ModelBuilder builder = new ModelBuilder(INPUTS, 1);
            for (int l = 0; l < depth; l++) {
                Layer layer = new Dense(UNITS, activation, new XavierUniform(1), norm);
                builder.layer(layer, new WholeTime());
            }
            return builder.linear(OUTPUTS, true, new XavierUniform(1))
                    .head(loss.head())
                    .build();
        }

        private void draw(Stream noise) {
            for (int i = 0; i < x.length; i++) {
                x[i] = noise.normal();
            }
            int columns = loss.targetColumns(OUTPUTS);
            for (int r = 0; r < ROWS; r++) {
                loss.encode(noise.below(OUTPUTS), OUTPUTS, y, r * columns);
            }
            if (loss.tasks().contains(Task.REGRESSION)) {
                for (int i = 0; i < y.length; i++) {
                    y[i] = noise.normal();
                }
            }
        }

        private boolean isFarFromKinks() {
            Workspace workspace = new Workspace(model, ROWS);
            double[] prediction = workspace.forward(values, x, 0, ROWS, Mode.PROBE);
            for (int i = 0; i < ROWS * OUTPUTS; i++) {
                if (y.length == ROWS * OUTPUTS && distanceFromKink(loss, prediction[i], y[i]) < FAR) {
                    return false;
                }
            }
            for (Model.LayerParts part : model.layers()) {
                int size = ROWS * part.weight().rows();
                double[] z = workspace.output(part.preActivation());
                for (double kink : part.activation().kinks()) {
                    if (Arrays.stream(z, 0, size).anyMatch(number -> Math.abs(number - kink) < FAR)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static double distanceFromKink(Loss loss, double prediction, double target) {
            double error = Math.abs(prediction - target);
            return switch (loss) {
                case Mae _ -> error;
                case Huber huber -> Math.abs(error - huber.delta());
                case SmoothL1 smooth -> Math.abs(error - smooth.beta());
                case Hinge _, SquaredHinge _ -> Math.abs(1 - target * prediction);
                default -> Double.POSITIVE_INFINITY;
            };
        }

        void checkParameters() {
            double[] gradient = new double[model.parameters().size()];
            differentiated(gradient);
            for (Tensor tensor : model.parameters().tensors()) {
                double[] expected = new double[tensor.size()];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = difference(values.parameters(), tensor.offset() + i, this::loss);
                }
                double[] actual = Arrays.copyOfRange(gradient, tensor.offset(), tensor.end());
                assertAgrees(tensor.name(), actual, expected);
            }
        }

        void checkPreActivations() {
            Workspace workspace = differentiated(new double[model.parameters().size()]);
            for (Model.LayerParts part : model.layers()) {
                int step = part.preActivation();
                int size = ROWS * part.weight().rows();
                double[] z = Arrays.copyOf(workspace.output(step), size);
                double[] expected = new double[size];
                for (int i = 0; i < size; i++) {
                    expected[i] = difference(z, i, () -> lossBehind(step, z));
                }
                assertAgrees("z of step " + step, Arrays.copyOf(workspace.derivative(step), size), expected);
            }
        }

        private Workspace differentiated(double[] gradient) {
            Workspace workspace = new Workspace(model, ROWS);
            double[] prediction = workspace.forward(values, x, 0, ROWS, Mode.PROBE);
            loss.gradient(prediction, y, ROWS, OUTPUTS, loss.scale(ROWS), workspace.lastDerivative());
            workspace.backward(gradient);
            return workspace;
        }

        private double loss() {
            return batch(new Workspace(model, ROWS).forward(values, x, 0, ROWS, Mode.PROBE));
        }

        /** The loss where a step gives z. */
        private double lossBehind(int step, double[] z) {
            List<Op> behind = model.ops().subList(step + 1, model.ops().size());
            int stride = Kernels.stride(ROWS);
            double[] in = new double[z.length / ROWS * stride];
            Kernels.transposeBack(z, ROWS, z.length / ROWS, in, stride);
            for (Op op : behind) {
                Pass pass = new Pass(op, ROWS, stride);
                pass.in = in;
                pass.parameters = values.parameters();
                pass.buffers = values.buffers();
                pass.mode = Mode.PROBE;
                pass.rows = ROWS;
                pass.stride = stride;
                op.forward(pass);
                in = pass.out;
            }
            double[] prediction = new double[ROWS * OUTPUTS];
            Kernels.transpose(in, 0, stride, OUTPUTS, ROWS, prediction);
            return batch(prediction);
        }

        private double batch(double[] prediction) {
            return loss.scale(ROWS) * loss.sum(prediction, y, ROWS, OUTPUTS);
        }

        private static double difference(double[] numbers, int i, DoubleSupplier value) {
            double kept = numbers[i];
            numbers[i] = kept + STEP;
            double above = value.getAsDouble();
            numbers[i] = kept - STEP;
            double below = value.getAsDouble();
            numbers[i] = kept;
            return (above - below) / (2 * STEP);
        }

        private void assertAgrees(String what, double[] actual, double[] expected) {
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double size = Math.abs(loss());
            for (int i = 0; i < expected.length; i++) {
                assertThat(Math.abs(actual[i] - expected[i]))
                        .as("%s[%d]: %s against %s", what, i, actual[i], expected[i])
                        .isLessThanOrEqualTo(RTOL * scale + ROUNDING * Math.max(1, size));
            }
        }
    }
}
