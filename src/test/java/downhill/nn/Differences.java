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
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A network with a loss on random rows that are nowhere near a kink, and its derivatives against central differences. */
final class Differences {
    private static final double STEP = 1e-5;
    private static final double FAR = 10 * STEP;
    private static final double RTOL = 1e-6;
    // Rounding of a loss of 1 over twice the step; far below RTOL times any derivative that is not zero.
    private static final double ROUNDING = 1e-10;

    private final String name;
    private final Model model;
    private final Loss loss;
    private final int rows;
    private final int answers;
    private final Mode mode;
    private final Values values;
    private final Workspace workspace;
    private final double[] x;
    private final double[] y;

    /** @param mode how a pass treats dropout: {@code TRAIN} takes the masks of the steps */
    Differences(String name, Model model, Loss loss, int rows, Mode mode) {
        this.name = name;
        this.model = model;
        this.loss = loss;
        this.rows = rows;
        this.mode = mode;
        answers = rows * model.moments();
        values = model.initialise(Stream.of(11, Purpose.WEIGHTS));
        Stream noise = Stream.of(12, Purpose.NOISE);
        for (int i = 0; i < values.parameters().length; i++) {
            values.parameters()[i] += 0.1 * noise.normal(); // so that biases and scales are not special
        }
        workspace = new Workspace(model, rows);
        workspace.wantInputDerivative();
        x = new double[rows * model.inputs()];
        y = new double[answers * loss.targetColumns(model.units())];
        do {
            draw(noise);
        } while (!isFarFromKinks());
    }

    static <T extends Choice> List<T> all(Class<T> family) {
        return Catalogue.of(family).ids().stream()
                .map(id -> ExperimentCodec.choice(family, id).orElseThrow())
                .toList();
    }

    private void draw(Stream noise) {
        for (int i = 0; i < x.length; i++) {
            x[i] = noise.normal();
        }
        int columns = loss.targetColumns(model.units());
        for (int a = 0; a < answers; a++) {
            loss.encode(noise.below(model.units()), model.units(), y, a * columns);
        }
        if (loss.tasks().contains(Task.REGRESSION)) {
            for (int i = 0; i < y.length; i++) {
                y[i] = noise.normal();
            }
        }
    }

    private boolean isFarFromKinks() {
        double[] prediction = workspace.forward(values, x, 0, rows, mode);
        for (int i = 0; i < answers * model.units(); i++) {
            if (y.length == answers * model.units() && distanceFromKink(loss, prediction[i], y[i]) < FAR) {
                return false;
            }
        }
        for (int i = 0; i < model.ops().size(); i++) {
            if (model.ops().get(i) instanceof RnnOp rnn && isNearKink(rnn.activation(), z(rnn, i))) {
                return false;
            }
            if (model.ops().get(i) instanceof ActivationOp op && isNearKink(op.activation(), workspace.output(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNearKink(Activation activation, double[] z) {
        return Arrays.stream(activation.kinks())
                .anyMatch(kink -> Arrays.stream(z).anyMatch(number -> Math.abs(number - kink) < FAR));
    }

    /** What the activation of a recurrent step is applied to, in no particular order. */
    private double[] z(RnnOp op, int step) {
        Recurrence cell = op.cell();
        double[] in = step == 0 ? x : workspace.output(step - 1);
        double[] h = workspace.output(step);
        double[] p = values.parameters();
        double[] z = new double[h.length];
        for (int i = 0; i < z.length; i++) {
            int unit = i % cell.units();
            int moment = i / cell.units();
            z[i] = p[cell.inputBias().offset() + unit] + p[cell.hiddenBias().offset() + unit];
            for (int f = 0; f < cell.features(); f++) {
                z[i] += p[cell.inputWeight().offset() + unit * cell.features() + f] * in[moment * cell.features() + f];
            }
            for (int u = 0; u < (moment % cell.steps() == 0 ? 0 : cell.units()); u++) {
                z[i] += p[cell.hiddenWeight().offset() + unit * cell.units() + u] * h[(moment - 1) * cell.units() + u];
            }
        }
        return z;
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

    /** The same with second derivatives. */
    Products products() {
        return new Products(model, loss, values, x, y, rows, mode);
    }

    private double[] differentiate() {
        double[] gradient = new double[model.parameters().size()];
        double[] prediction = workspace.forward(values, x, 0, rows, mode);
        loss.gradient(prediction, y, answers, model.units(), loss.scale(answers), workspace.lastDerivative());
        workspace.backward(gradient);
        return gradient;
    }

    /** The gradient of every tensor of the parameters. */
    void checkParameters() {
        double[] gradient = differentiate();
        for (Tensor tensor : model.parameters().tensors()) {
            double[] expected = new double[tensor.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = difference(values.parameters(), tensor.offset() + i, this::loss);
            }
            assertAgrees(tensor.name(), Arrays.copyOfRange(gradient, tensor.offset(), tensor.end()), expected);
        }
    }

    /** The derivative by the input. */
    void checkInput() {
        differentiate();
        double[] actual = workspace.inputDerivative();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = difference(x, i, this::loss);
        }
        assertAgrees("x", actual, expected);
    }

    /** The derivative by the pre-activations of every layer; none of them recurrent. */
    void checkPreActivations() {
        differentiate();
        for (Model.LayerParts part : model.layers()) {
            int step = part.preActivation();
            double[] actual = workspace.derivative(step);
            double[] z = workspace.output(step);
            double[] expected = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                expected[i] = difference(z, i, () -> lossBehind(step, z));
            }
            assertAgrees("z of step " + step, actual, expected);
        }
    }

    private double loss() {
        return batch(workspace.forward(values, x, 0, rows, mode));
    }

    /** The loss where a step gives z; what comes before it stays. */
    private double lossBehind(int step, double[] z) {
        int stride = Kernels.stride(rows);
        double[][] outputs = new double[model.ops().size()][];
        for (int i = 0; i < step; i++) {
            outputs[i] = workspace.pass(i).out;
        }
        outputs[step] = new double[z.length / rows * stride];
        Kernels.transposeBack(z, rows, z.length / rows, outputs[step], stride);
        for (int i = step + 1; i < outputs.length; i++) {
            Pass pass = new Pass(model.ops().get(i), rows, stride);
            pass.in = outputs[i - 1];
            if (model.ops().get(i) instanceof AddOp add) {
                pass.other = add.from() < 0 ? workspace.pass(0).in : outputs[add.from()];
            }
            pass.parameters = values.parameters();
            pass.buffers = values.buffers();
            pass.mode = mode;
            pass.rows = rows;
            pass.stride = stride;
            model.ops().get(i).forward(pass);
            outputs[i] = pass.out;
        }
        double[] prediction = new double[rows * model.outputs()];
        Kernels.transpose(outputs[outputs.length - 1], 0, stride, model.outputs(), rows, prediction);
        return batch(prediction);
    }

    private double batch(double[] prediction) {
        return loss.scale(answers) * loss.sum(prediction, y, answers, model.units());
    }

    /** How many times a rounded prediction is further off in the loss: 1 - p keeps few digits where p is nearly 1. */
    private double condition() {
        if (loss.head() != Head.SIGMOID) {
            return 1;
        }
        double[] p = workspace.forward(values, x, 0, rows, mode);
        return Arrays.stream(p, 0, answers * model.units())
                        .map(each -> 1 / (1 - each))
                        .max()
                        .orElseThrow()
                / (answers * model.units());
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
        double size = Math.max(Math.abs(loss()), condition());
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s: %s[%d]: %s against %s", name, what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(RTOL * scale + ROUNDING * Math.max(1, size));
        }
    }
}
