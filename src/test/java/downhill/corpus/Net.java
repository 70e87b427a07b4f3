package downhill.corpus;

import downhill.choice.Task;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import downhill.math.Layout;
import downhill.math.Stream;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import downhill.nn.Workspace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network on its data. */
final class Net implements World {
    private static final int PROBE = 256;

    private final Experiment experiment;
    private final Prepared data;
    private final Model model;
    private final Loss loss;
    private final double[] trainLabels;
    private final double[] testLabels;
    private final double[] trainTargets;
    private final double[] testTargets;
    private final Workspace workspace;
    private final @Nullable Stream dropout;
    private double[] target = new double[0];

    Net(Experiment experiment) {
        this.experiment = experiment;
        Prepared given = experiment.data().prepare();
        data = experiment.network().recurrent() ? given : given.flat();
        model = Validation.model(experiment, data.train());
        loss = experiment.training().loss();
        trainLabels = labels(data.train());
        testLabels = labels(data.test());
        trainTargets = encode(trainLabels);
        testTargets = encode(testLabels);
        workspace =
                new Workspace(model, Math.max(data.train().rows(), data.test().rows()));
        dropout = model.drops() ? Stream.of(experiment.seed(), Stream.Purpose.DROPOUT) : null;
    }

    // The corpus has no network that answers at every moment.
    private static double[] labels(Examples examples) {
        double[] last = new double[examples.rows()];
        for (int r = 0; r < last.length; r++) {
            last[r] = examples.y()[(r + 1) * examples.steps() - 1];
        }
        return last;
    }

    private double[] encode(double[] labels) {
        int columns = loss.targetColumns(model.units());
        double[] into = new double[labels.length * columns];
        for (int r = 0; r < labels.length; r++) {
            loss.encode(labels[r], model.units(), into, r * columns);
        }
        return into;
    }

    @Override
    public Layout layout() {
        return model.parameters();
    }

    List<LayerParts> layers() {
        return model.layers();
    }

    /** Layers before the output layer. */
    int hidden() {
        return model.layers().size() - 1;
    }

    Prepared data() {
        return data;
    }

    @Override
    public Values start() {
        return model.initialise(Stream.of(experiment.seed(), Stream.Purpose.WEIGHTS));
    }

    @Override
    public int rows() {
        return data.train().rows();
    }

    int testRows() {
        return data.test().rows();
    }

    @Override
    public double batch(Values values, int[] order, int from, int rows, long update, double[] gradient) {
        double[] prediction = workspace.forward(
                values, data.train().x(), order, from, rows, dropout == null ? null : dropout.part(update));
        int columns = trainTargets.length / trainLabels.length;
        if (target.length < rows * columns) {
            target = new double[rows * columns];
        }
        for (int r = 0; r < rows; r++) {
            System.arraycopy(trainTargets, order[from + r] * columns, target, r * columns, columns);
        }
        double share = loss.scale(rows);
        loss.gradient(prediction, target, rows, model.units(), share, workspace.lastDerivative());
        double sum = share * loss.sum(prediction, target, rows, model.units());
        Arrays.fill(gradient, 0);
        workspace.backward(gradient);
        return sum;
    }

    @Override
    public double train(Values values) {
        return loss(values, data.train(), trainTargets);
    }

    @Override
    public double test(Values values) {
        return loss(values, data.test(), testTargets);
    }

    private double loss(Values values, Examples examples, double[] targets) {
        int rows = examples.rows();
        double[] prediction = workspace.forward(values, examples.x(), 0, rows, Mode.EVAL);
        return loss.scale(rows) * loss.sum(prediction, targets, rows, model.units());
    }

    /** ln K where classes are told apart, else the variance of the targets (half of it for half the error). */
    @Override
    public double chance() {
        int classes = data.train().labels().classes().size();
        return switch (loss.id()) {
            case "bce_with_logits" -> StrictMath.log(2);
            case "cross_entropy" -> StrictMath.log(classes);
            case "mse" -> variance(trainLabels);
            default -> throw new IllegalStateException("The corpus has no formula for " + loss.id());
        };
    }

    static double variance(double[] values) {
        double mean = Arrays.stream(values).reduce(0, Double::sum) / values.length;
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).reduce(0, Double::sum) / values.length;
    }

    boolean regression() {
        return experiment.data().dataset().task() == Task.REGRESSION;
    }

    /** Training accuracy from 0 to 1, or the R^2 of a number that was to be learned. */
    double metric(Values values) {
        int rows = rows();
        double[] prediction = workspace.forward(values, data.train().x(), 0, rows, Mode.EVAL);
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            if (regression()) {
                sum += (prediction[r] - trainLabels[r]) * (prediction[r] - trainLabels[r]);
            } else {
                sum += winner(prediction, r) == (int) trainLabels[r] ? 1 : 0;
            }
        }
        return regression() ? 1 - sum / rows / variance(trainLabels) : sum / rows;
    }

    /**
     * The share of the labels' variance that the predicted probabilities explain: 1 less the mean squared error of the
     * probabilities over that of the classes' shares (Brier 1950). Of numbers it is R^2.
     */
    double skill(Values values) {
        if (regression()) {
            return metric(values);
        }
        int rows = rows();
        double[] prediction = workspace.forward(values, data.train().x(), 0, rows, Mode.EVAL);
        int classes = Math.max(2, data.train().labels().classes().size());
        double error = 0;
        double spread = 0;
        for (int c = 0; c < classes; c++) {
            double[] is = new double[rows];
            for (int r = 0; r < rows; r++) {
                is[r] = (int) trainLabels[r] == c ? 1 : 0;
                double miss = probability(prediction, r, c) - is[r];
                error += miss * miss;
            }
            spread += rows * variance(is);
        }
        return 1 - error / spread;
    }

    private double probability(double[] prediction, int row, int c) {
        int units = model.units();
        if (units == 1) {
            double one = 1 / (1 + StrictMath.exp(-prediction[row]));
            return c == 1 ? one : 1 - one;
        }
        double sum = 0;
        for (int u = 0; u < units; u++) {
            sum += StrictMath.exp(prediction[row * units + u] - prediction[row * units + c]);
        }
        return 1 / sum;
    }

    private int winner(double[] prediction, int row) {
        int units = model.units();
        if (units == 1) {
            return prediction[row] > loss.threshold() ? 1 : 0;
        }
        int best = 0;
        for (int u = 1; u < units; u++) {
            best = prediction[row * units + u] > prediction[row * units + best] ? u : best;
        }
        return best;
    }

    /** The metric of the best constant answer: the share of the most frequent class, or 0. */
    double guess() {
        if (regression()) {
            return 0;
        }
        int[] counts = new int[Math.max(2, data.train().labels().classes().size())];
        for (double label : trainLabels) {
            counts[(int) label]++;
        }
        return (double) Arrays.stream(counts).max().orElseThrow() / trainLabels.length;
    }

    /** For each hidden layer the root of the mean square of the derivative of each row's own loss by z. */
    double[] signal(Values values) {
        int rows = Math.min(PROBE, rows());
        double[] prediction = workspace.forward(values, data.train().x(), 0, rows, Mode.PROBE);
        loss.gradient(prediction, trainTargets, rows, model.units(), 1, workspace.lastDerivative());
        workspace.backward(null);
        double[] signal = new double[hidden()];
        for (int l = 0; l < signal.length; l++) {
            double[] d = workspace.derivative(model.layers().get(l).preActivation());
            signal[l] = Math.sqrt(Arrays.stream(d).map(v -> v * v).reduce(0, Double::sum) / d.length);
        }
        return signal;
    }

    /** What a layer's units answer, {@code [unit][row]} over all training rows: their activation of z. */
    double[][] answers(Values values, int layer) {
        int rows = rows();
        workspace.forward(values, data.train().x(), 0, rows, Mode.EVAL);
        LayerParts parts = model.layers().get(layer);
        double[] z = workspace.output(parts.preActivation());
        int units = z.length / rows;
        double[][] answers = new double[units][rows];
        for (int i = 0; i < z.length; i++) {
            answers[i % units][i / units] = parts.activation().value(z[i]);
        }
        return answers;
    }
}
