package downhill.train;

import downhill.choice.Task;
import downhill.data.Examples;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Mse;
import downhill.nn.Precision;
import downhill.nn.Values;
import downhill.nn.Workspace;
import java.util.Arrays;
import java.util.List;

/** Measures a model on whole sets of examples and changes nothing. */
final class Evaluator {
    /** Rows of the fixed probe set, and of a chunk of a larger set. */
    static final int CHUNK = 256;

    /** Numbers that a pass may hold; larger networks are measured in smaller pieces. */
    private static final long ROOM = 8_000_000;

    /** R^2 is a share of the variance, whatever the loss. */
    private static final Loss SQUARED = new Mse();

    private final Model model;
    private final Task task;
    private final Workspace workspace;
    private final double[] prediction;
    private final Pulse pulse;
    private Held held = Held.NOTHING;

    Evaluator(Model model, Precision precision, Task task) {
        this.model = model;
        this.task = task;
        int piece = Math.clamp(ROOM / Workspace.numbersOfARow(model), 1, CHUNK);
        workspace = new Workspace(model, piece, precision);
        prediction = new double[piece < CHUNK ? CHUNK * model.outputs() : 0];
        pulse = new Pulse(model);
    }

    /** Loss and metric over all rows of the training set; notes on the way which units are alive. */
    Score scoreOfTraining(Values values, Loss loss, Examples train, Targets targets) {
        pulse.begin();
        Score score = score(values, loss, train, targets);
        pulse.end();
        return score;
    }

    /** Share of units of each layer that were zero on the whole training set when it was scored last. */
    double[] dead() {
        return pulse.dead();
    }

    /** Loss and metric over all rows. */
    Score score(Values values, Loss loss, Examples examples, Targets targets) {
        double sum = 0;
        double metric = 0;
        int moments = model.moments();
        for (int from = 0; from < examples.rows(); from += CHUNK) {
            int rows = Math.min(CHUNK, examples.rows() - from);
            double[] prediction = predict(values, examples.x(), from, rows);
            double[] wanted = part(targets.encoded(), from, rows, targets.columns());
            sum += loss.sum(prediction, wanted, rows * moments, model.units());
            metric += task == Task.REGRESSION
                    ? SQUARED.sum(prediction, wanted, rows * moments, model.units())
                    : correct(prediction, targets.labels(), from * moments, rows * moments, loss);
        }
        int answers = examples.rows() * moments;
        double value = loss.scale(answers) * sum;
        metric /= answers;
        if (task == Task.REGRESSION) {
            return new Score(value, 1 - metric / SQUARED.chance(targets.labels(), answers, 1));
        }
        // An answer that is no number is not class 0 by chance.
        return new Score(value, Double.isNaN(value) ? Double.NaN : metric);
    }

    private static double[] part(double[] v, int from, int rows, int columns) {
        return from == 0 ? v : Arrays.copyOfRange(v, from * columns, (from + rows) * columns);
    }

    /** The prediction for rows [from, from + rows), at most {@link #CHUNK}; valid until the next call. */
    double[] predict(Values values, double[] x, int from, int rows) {
        int piece = workspace.maxRows();
        if (rows <= piece) {
            return answer(values, x, from, rows);
        }
        int outputs = model.outputs();
        for (int at = 0; at < rows; at += piece) {
            int some = Math.min(piece, rows - at);
            double[] answer = answer(values, x, from + at, some);
            System.arraycopy(answer, 0, prediction, at * outputs, some * outputs);
        }
        return prediction;
    }

    private double[] answer(Values values, double[] x, int from, int rows) {
        forget();
        double[] answer = workspace.forward(values, x, from, rows, Mode.EVAL);
        pulse.feel(workspace);
        return answer;
    }

    /** The class of a row of the prediction. */
    int winner(double[] prediction, int row, Loss loss) {
        int outputs = model.units();
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

    private int correct(double[] prediction, double[] labels, int from, int answers, Loss loss) {
        int correct = 0;
        for (int a = 0; a < answers; a++) {
            correct += winner(prediction, a, loss) == (int) labels[from + a] ? 1 : 0;
        }
        return correct;
    }

    /**
     * The error signal of each layer: sqrt(mean over samples and units of (d loss of the sample / d z)^2), on the
     * first {@link #CHUNK} training rows; and the RMS of each layer's output there.
     */
    Signals signals(Values values, Loss loss, Examples train, Targets targets) {
        List<LayerParts> layers = model.layers();
        double[] delta = new double[layers.size()];
        double[] activation = new double[layers.size()];
        probe(values, loss, train, targets, (pass, share) -> {
            for (int l = 0; l < layers.size(); l++) {
                delta[l] = joined(delta[l], pass.rmsOfDerivative(layers.get(l).preActivation()), share);
                activation[l] =
                        joined(activation[l], pass.rmsOfOutput(layers.get(l).output()), share);
            }
        });
        return new Signals(delta, activation);
    }

    /**
     * Carries the probe set, the first {@link #CHUNK} training rows, forward and back, piece by piece; not again where
     * the pass is still there.
     */
    void probe(Values values, Loss loss, Examples train, Targets targets, Looker looker) {
        pieces(train, Held.BOTH_WAYS, (from, rows) -> back(values, loss, train, targets, from, rows), looker);
    }

    /** Carries the probe set forward only. */
    void probeForward(Values values, Examples train, Looker looker) {
        Pass pass = (from, rows) -> workspace.forward(values, train.x(), from, rows, Mode.PROBE);
        pieces(train, held == Held.BOTH_WAYS ? held : Held.FORWARD, pass, looker);
    }

    /** The values are others from now on: no pass is theirs. */
    void forget() {
        held = Held.NOTHING;
    }

    private void pieces(Examples train, Held wanted, Pass pass, Looker looker) {
        int rows = Math.min(CHUNK, train.rows());
        int piece = workspace.maxRows();
        if (held == wanted) {
            looker.look(workspace, 1);
            return;
        }
        held = rows <= piece ? wanted : Held.NOTHING;
        for (int from = 0; from < rows; from += piece) {
            int some = Math.min(piece, rows - from);
            pass.over(from, some);
            looker.look(workspace, (double) some / rows);
        }
    }

    private void back(Values values, Loss loss, Examples train, Targets targets, int from, int rows) {
        int moments = model.moments();
        double[] answer = workspace.forward(values, train.x(), from, rows, Mode.PROBE);
        double[] wanted = part(targets.encoded(), from, rows, targets.columns());
        double[] derivative = workspace.lastDerivative();
        loss.gradient(answer, wanted, rows * moments, model.units(), 1.0 / moments, derivative);
        workspace.backward(null);
    }

    /** The RMS of everything, from that of the pieces before and that of a piece that is such a share of all. */
    static double joined(double before, double rms, double share) {
        return share == 1 ? rms : Math.sqrt(before * before + share * rms * rms);
    }

    /** How the workspace holds the whole probe set at the present values. */
    private enum Held {
        NOTHING,
        FORWARD,
        BOTH_WAYS
    }

    /** A pass over some rows. */
    @FunctionalInterface
    private interface Pass {
        void over(int from, int rows);
    }

    /** Looks at a pass. */
    @FunctionalInterface
    interface Looker {
        /** A pass over such a share of all rows. */
        void look(Workspace pass, double share);
    }

    /** Loss, and accuracy in [0, 1] or R^2. */
    record Score(double loss, double metric) {}

    /** One number a layer, from the input on. */
    @SuppressWarnings("ArrayRecordComponent") // fresh arrays, handed on once
    record Signals(double[] delta, double[] activation) {}
}
