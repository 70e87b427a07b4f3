package downhill.train;

import downhill.data.Examples;
import downhill.experiment.Training;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Precision;
import downhill.nn.Values;
import downhill.nn.WeightPenalty;
import downhill.nn.Workspace;
import java.util.Arrays;

/**
 * The gradient that full-batch training would follow: of the loss over the whole training set with the cost of weights,
 * dropout off. Batch normalisation takes its statistics over pieces of at most {@link Evaluator#CHUNK} rows.
 */
final class FullGradient {
    private final Model model;
    private final Precision precision;
    private final Examples train;
    private final Targets targets;
    private final Workspace workspace;
    private final int[] order;

    FullGradient(Model model, Precision precision, Examples train, Targets targets, Workspace workspace) {
        this.model = model;
        this.precision = precision;
        this.train = train;
        this.targets = targets;
        this.workspace = workspace;
        order = new int[train.rows()];
        for (int r = 0; r < order.length; r++) {
            order[r] = r;
        }
    }

    /** At these parameters; fresh. */
    double[] at(Training training, double[] parameters, double[] buffers) {
        double[] rounded = parameters.clone();
        precision.round(rounded, 0, rounded.length);
        Values values = new Values(rounded, buffers);
        double[] gradient = new double[rounded.length];
        int piece = workspace.maxRows();
        for (int from = 0; from < order.length; from += piece) {
            add(training, values, from, Math.min(piece, order.length - from), gradient);
        }
        if (training.l1() != 0 || training.l2() != 0) {
            new WeightPenalty(training.l1(), training.l2()).addTo(gradient, model, rounded, 1);
        }
        return gradient;
    }

    private void add(Training training, Values values, int from, int rows, double[] gradient) {
        int moments = model.moments();
        double[] answer = workspace.forward(values, train.x(), from, rows, Mode.PROBE);
        double[] wanted =
                Arrays.copyOfRange(targets.encoded(), from * targets.columns(), (from + rows) * targets.columns());
        double[] derivative = workspace.lastDerivative();
        Loss loss = training.loss();
        double share = loss.scale(order.length * moments);
        if (training.classWeights().isEmpty()) {
            loss.gradient(answer, wanted, rows * moments, model.units(), share, derivative);
        } else {
            // A weighted batch is a mean over its own weights: here each piece counts by its share of all weights.
            double scale = share / loss.scale(rows * moments) * weightShare(training, from, rows);
            ClassWeights.apply(training, targets, model, answer, wanted, order, from, rows, scale, derivative);
        }
        workspace.backward(gradient);
    }

    private double weightShare(Training training, int from, int rows) {
        int moments = model.moments();
        double all = ClassWeights.total(training, targets, 0, order.length * moments);
        double some = ClassWeights.total(training, targets, from * moments, (from + rows) * moments);
        return all > 0 ? some / all * order.length / rows : 0;
    }
}
