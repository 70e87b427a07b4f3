package downhill.train;

import downhill.choice.Task;
import downhill.data.Examples;
import downhill.math.Kernels;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Mse;
import downhill.nn.Values;
import downhill.nn.Workspace;
import java.util.Arrays;
import java.util.List;

/** Measures a model on whole sets of examples and changes nothing. */
final class Evaluator {
    /** Rows of the fixed probe set, and of a chunk of a larger set. */
    static final int CHUNK = 256;

    /** R^2 is a share of the variance, whatever the loss. */
    private static final Loss SQUARED = new Mse();

    private final Model model;
    private final Workspace workspace;

    Evaluator(Model model) {
        this.model = model;
        workspace = new Workspace(model, CHUNK);
    }

    /** Loss and metric over all rows. */
    Score score(Values values, Loss loss, Task task, Examples examples) {
        double sum = 0;
        double metric = 0;
        for (int from = 0; from < examples.rows(); from += CHUNK) {
            int rows = Math.min(CHUNK, examples.rows() - from);
            double[] y = from == 0 ? examples.y() : Arrays.copyOfRange(examples.y(), from, from + rows);
            double[] prediction = predict(values, examples.x(), from, rows);
            sum += loss.sum(prediction, y, rows, model.outputs());
            metric += task == Task.REGRESSION
                    ? SQUARED.sum(prediction, y, rows, model.outputs())
                    : correct(prediction, y, rows, loss);
        }
        double value = loss.scale(examples.rows()) * sum;
        metric /= examples.rows();
        if (task == Task.REGRESSION) {
            return new Score(value, 1 - metric / SQUARED.chance(examples.y(), examples.rows(), model.outputs()));
        }
        // An answer that is no number is not class 0 by chance.
        return new Score(value, Double.isNaN(value) ? Double.NaN : metric);
    }

    /** The prediction for rows [from, from + rows), at most {@link #CHUNK}; valid until the next call. */
    double[] predict(Values values, double[] x, int from, int rows) {
        int inputs = model.inputs();
        double[] chunk = from == 0 ? x : Arrays.copyOfRange(x, from * inputs, (from + rows) * inputs);
        return workspace.forward(values, chunk, rows, Mode.EVAL);
    }

    /** The class of a row of the prediction. */
    int winner(double[] prediction, int row, Loss loss) {
        int outputs = model.outputs();
        if (outputs == 1) {
            return prediction[row] > loss.threshold() ? 1 : 0;
        }
        int best = 0;
        for (int o = 1; o < outputs; o++) {
            if (prediction[row * outputs + o] > prediction[row * outputs + best]) {
                best = o;
            }
        }
        return best;
    }

    private int correct(double[] prediction, double[] y, int rows, Loss loss) {
        int correct = 0;
        for (int r = 0; r < rows; r++) {
            correct += winner(prediction, r, loss) == (int) y[r] ? 1 : 0;
        }
        return correct;
    }

    /**
     * The error signal of each layer: sqrt(mean over samples and units of (d loss of the sample / d z)^2), on the
     * first {@link #CHUNK} training rows; and the RMS of each layer's output there.
     */
    Signals signals(Values values, Loss loss, Examples train) {
        int rows = Math.min(CHUNK, train.rows());
        double[] prediction = workspace.forward(values, train.x(), rows, Mode.PROBE);
        double[] derivative = workspace.lastDerivative();
        loss.gradient(prediction, train.y(), rows, model.outputs(), 1, derivative);
        workspace.backward(values, null, rows);
        List<LayerParts> layers = model.layers();
        double[] delta = new double[layers.size()];
        double[] activation = new double[layers.size()];
        for (int l = 0; l < layers.size(); l++) {
            LayerParts layer = layers.get(l);
            int count = rows * layer.weight().rows();
            delta[l] = rms(workspace.derivative(layer.preActivation()), count);
            activation[l] = rms(workspace.output(layer.output()), count);
        }
        return new Signals(delta, activation);
    }

    static double rms(double[] v, int count) {
        return Math.sqrt(Kernels.sumOfSquares(v, 0, count) / count);
    }

    /** Loss, and accuracy in [0, 1] or R^2. */
    record Score(double loss, double metric) {}

    /** One number a layer, from the input on. */
    @SuppressWarnings("ArrayRecordComponent") // fresh arrays, handed on once
    record Signals(double[] delta, double[] activation) {}
}
