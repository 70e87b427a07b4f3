package downhill.train;

import downhill.data.Examples;
import downhill.experiment.Training;
import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Curvature;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import downhill.nn.WeightPenalty;
import downhill.nn.Workspace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loss of a network on all its training examples. */
final class NetworkLoss implements WholeLoss {
    /** Rows of a piece at most. */
    private static final int MOST_ROWS = 256;

    /** Rows of a piece from which on vectors pay, whatever the network. */
    private static final int FEW_ROWS = 16;

    /** Uses of a weight in a piece: a few milliseconds. */
    private static final long WORK = 2_000_000;

    /** Numbers that the passes of a piece may hold. */
    private static final long ROOM = 4_000_000;

    /** How far to each side a central difference of the gradient reaches. */
    private static final double REACH = 1e-5;

    private final Model model;
    private final Examples train;
    private final Targets targets;
    private final Loss loss;
    private final WeightPenalty penalty;
    /** By how much each answer counts. */
    private final double[] counts;

    private final boolean weighted;

    private final double[] buffers;
    private final int pieces;
    private final Workspace workspace;
    private final @Nullable Curvature curvature;
    private double[] aside = new double[0];
    private double[] slope = new double[0];

    NetworkLoss(Model model, Examples train, Targets targets, Training training, Method method) {
        this.model = model;
        this.train = train;
        this.targets = targets;
        loss = training.loss();
        penalty = new WeightPenalty(training.l1(), training.l2());
        counts = counts(targets, training);
        weighted = !training.classWeights().isEmpty();
        buffers = new double[model.buffers().size()];
        int rows = rows(model, train);
        pieces = (train.rows() + rows - 1) / rows;
        workspace = new Workspace(model, (train.rows() + pieces - 1) / pieces);
        curvature = method == Method.EXACT ? new Curvature(model, workspace) : null;
    }

    /** With exact products where they are known. */
    static NetworkLoss of(Model model, Examples train, Targets targets, Training training) {
        Method method = Curvature.isKnownOf(model) ? Method.EXACT : Method.DIFFERENCES;
        return new NetworkLoss(model, train, targets, training, method);
    }

    // Statistics of a batch ask for many rows; nothing else does.
    private static int rows(Model model, Examples train) {
        long uses = (long) model.parameters().size() * Math.max(1, model.inputs() / train.features());
        long quick = model.usesBatchStatistics() ? MOST_ROWS : Math.clamp(WORK / uses, FEW_ROWS, MOST_ROWS);
        return (int) Math.clamp(ROOM / Workspace.numbersOfARow(model), 1, quick);
    }

    private static double[] counts(Targets targets, Training training) {
        double[] counts = new double[targets.labels().length];
        List<Double> weights = training.classWeights();
        double total = 0;
        for (int a = 0; a < counts.length; a++) {
            counts[a] = weights.isEmpty() ? 1 : weights.get((int) targets.labels()[a]);
            total += counts[a];
        }
        double share = total > 0 ? training.loss().scale(counts.length) * counts.length / total : 0;
        for (int a = 0; a < counts.length; a++) {
            counts[a] *= share;
        }
        return counts;
    }

    @Override
    public Layout layout() {
        return model.parameters();
    }

    @Override
    public List<Tensor> weights() {
        return model.layers().stream()
                .map(LayerParts::weights)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public int pieces() {
        return pieces;
    }

    @Override
    public Method method() {
        return curvature == null ? Method.DIFFERENCES : Method.EXACT;
    }

    private int from(int piece) {
        return (int) ((long) piece * train.rows() / pieces);
    }

    private double[] forward(double[] parameters, int piece) {
        int from = from(piece);
        return workspace.forward(new Values(parameters, buffers), train.x(), from, from(piece + 1) - from, Mode.PROBE);
    }

    private double[] wanted(int piece) {
        int columns = targets.columns();
        return Arrays.copyOfRange(targets.encoded(), from(piece) * columns, from(piece + 1) * columns);
    }

    private int answers(int piece) {
        return (from(piece + 1) - from(piece)) * model.moments();
    }

    @Override
    public double value(double[] parameters, int piece) {
        double[] prediction = forward(parameters, piece);
        double[] wanted = wanted(piece);
        double sum = weighted
                ? weightedSum(prediction, wanted, piece)
                : counts[0] * loss.sum(prediction, wanted, answers(piece), model.units());
        return piece == 0 ? sum + penalty.cost(model, parameters) : sum;
    }

    private double weightedSum(double[] prediction, double[] wanted, int piece) {
        int units = model.units();
        int columns = targets.columns() / model.moments();
        int first = from(piece) * model.moments();
        double[] one = new double[units];
        double sum = 0;
        for (int a = 0; a < answers(piece); a++) {
            System.arraycopy(prediction, a * units, one, 0, units);
            double[] target = Arrays.copyOfRange(wanted, a * columns, (a + 1) * columns);
            sum = Math.fma(counts[first + a], loss.sum(one, target, 1, units), sum);
        }
        return sum;
    }

    @Override
    public void addGradient(double[] parameters, int piece, double[] into) {
        double[] prediction = forward(parameters, piece);
        back(prediction, wanted(piece), piece, into);
        if (piece == 0) {
            penalty.addTo(into, model, parameters, 1);
        }
    }

    private void back(double[] prediction, double[] wanted, int piece, double @Nullable [] gradient) {
        double[] derivative = workspace.lastDerivative();
        loss.gradient(prediction, wanted, answers(piece), model.units(), 1, derivative);
        count(derivative, piece);
        workspace.backward(gradient);
    }

    private void count(double[] derivative, int piece) {
        int units = model.units();
        int first = from(piece) * model.moments();
        for (int i = 0; i < answers(piece) * units; i++) {
            derivative[i] *= counts[first + i / units];
        }
    }

    @Override
    public void addProduct(double[] parameters, double[] direction, int piece, double[] into) {
        if (curvature == null) {
            addDifference(parameters, direction, piece, into);
            return;
        }
        double[] prediction = forward(parameters, piece);
        double[] wanted = wanted(piece);
        back(prediction, wanted, piece, null);
        double[] along = curvature.forward(direction);
        double[] derivative = curvature.lastDerivative();
        loss.curvature(prediction, wanted, answers(piece), model.units(), 1, along, derivative);
        count(derivative, piece);
        curvature.backward(into);
        if (piece == 0) {
            // The cost's Hessian is l2 on the weights: its gradient where the direction stands for them.
            new WeightPenalty(0, penalty.l2()).addTo(into, model, direction, 1);
        }
    }

    private void addDifference(double[] parameters, double[] direction, int piece, double[] into) {
        if (aside.length == 0) {
            aside = new double[parameters.length];
            slope = new double[parameters.length];
        }
        for (double side : new double[] {1, -1}) {
            for (int i = 0; i < aside.length; i++) {
                aside[i] = Math.fma(side * REACH, direction[i], parameters[i]);
            }
            Arrays.fill(slope, 0);
            addGradient(aside, piece, slope);
            for (int i = 0; i < slope.length; i++) {
                into[i] = Math.fma(side / (2 * REACH), slope[i], into[i]);
            }
        }
    }
}
