package downhill.train;

import downhill.data.Examples;
import downhill.experiment.Training;
import downhill.math.Stream;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.nn.Precision;
import downhill.nn.Values;
import downhill.nn.Walk;
import downhill.nn.WeightPenalty;
import downhill.nn.Workspace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Carries batches of the training rows forward and back through a network, and holds the pass of the last one. */
final class BatchPass {
    private final Model model;
    private final Precision precision;
    private final Values working;
    private final Examples examples;
    private final Targets targets;
    private final @Nullable Stream dropout;
    private Workspace workspace;
    private @Nullable BatchWalk walk;
    private @Nullable Workspace walked;
    private double[] target = new double[0];
    private int rows;
    private double scale = 1;
    private int note = -1;
    private double noted;

    /**
     * @param working what the network computes with, live
     * @param seed of what is dropped
     * @param maxRows of a batch; larger ones make it grow
     */
    BatchPass(
            Model model,
            Precision precision,
            Values working,
            Examples examples,
            Targets targets,
            long seed,
            int maxRows) {
        this.model = model;
        this.precision = precision;
        this.working = working;
        this.examples = examples;
        this.targets = targets;
        dropout = model.drops() ? Stream.of(seed, Stream.Purpose.DROPOUT) : null;
        workspace = new Workspace(model, maxRows, precision);
    }

    /** {@link Ground#measure(Training, int[], int, int, double, long, double[])}. */
    double measure(Training training, int[] order, int from, int count, double factor, long update, double[] gradient) {
        prepare(count, factor);
        double[] prediction = workspace.forward(working, examples.x(), order, from, rows, masks(update));
        double loss = derive(training, prediction, order, from);
        Arrays.fill(gradient, 0);
        workspace.backward(gradient);
        finish(training, gradient);
        return loss;
    }

    /** What measures the batch that comes next piece by piece; null where a batch of so many rows is quick. */
    @Nullable
    BatchWalk walk(Training training, int count) {
        // A few pieces at once are no more than a slice.
        if (3 * Walk.work(model, count) <= 2 * Walk.WORK) {
            return null;
        }
        grow(count);
        if (walk == null || walked != workspace) {
            walk = new BatchWalk(this, training);
            walked = workspace;
        }
        return walk;
    }

    private void grow(int count) {
        if (count > workspace.maxRows()) {
            workspace = new Workspace(model, count, precision);
        }
    }

    /** Begins with a batch of so many rows, whose loss is multiplied by a factor. */
    void prepare(int count, double factor) {
        grow(count);
        rows = count;
        scale = factor;
    }

    /** Begins the way forward. */
    void begin(Walk way, int[] order, int from, long update) {
        way.begin(working, examples.x(), order, from, rows, masks(update));
    }

    private @Nullable Stream masks(long update) {
        return dropout == null ? null : dropout.part(update);
    }

    /** The loss of the prediction; its derivative is in the workspace then. */
    double derive(Training training, double[] prediction, int[] order, int from) {
        gatherTargets(order, from);
        return lossOf(training, prediction, order, from);
    }

    /** What is left to do when the way back has made the gradient. */
    void finish(Training training, double[] gradient) {
        noted = note < 0 ? 0 : gradient[note];
        if (training.l1() != 0 || training.l2() != 0) {
            WeightPenalty penalty = new WeightPenalty(training.l1(), training.l2());
            penalty.addTo(gradient, model, working.parameters(), scale);
        }
        precision.round(gradient, 0, gradient.length);
    }

    private void gatherTargets(int[] order, int from) {
        int columns = targets.columns();
        if (target.length < rows * columns) {
            target = new double[rows * columns];
        }
        for (int r = 0; r < rows; r++) {
            int at = order[from + r] * columns;
            for (int c = 0; c < columns; c++) {
                target[r * columns + c] = targets.encoded()[at + c];
            }
        }
    }

    private double lossOf(Training training, double[] prediction, int[] order, int from) {
        Loss loss = training.loss();
        int answers = rows * model.moments();
        double[] derivative = workspace.lastDerivative();
        if (!training.classWeights().isEmpty()) {
            return ClassWeights.apply(
                    training, targets, model, prediction, target, order, from, rows, scale, derivative);
        }
        double share = loss.scale(answers);
        loss.gradient(prediction, target, answers, model.units(), scale * share, derivative);
        return share * loss.sum(prediction, target, answers, model.units());
    }

    /** {@link Ground#note}. */
    void note(int parameter) {
        note = parameter;
    }

    /** {@link Ground#noted}. */
    double noted() {
        return noted;
    }

    /** {@link Ground#aside}. */
    Runnable aside() {
        Workspace kept = workspace;
        int keptRows = rows;
        double keptScale = scale;
        workspace = new Workspace(model, rows, precision);
        return () -> {
            workspace = kept;
            rows = keptRows;
            scale = keptScale;
        };
    }

    /** All that the last batch left on its way. */
    Workspace workspace() {
        return workspace;
    }

    /** What the loss of the last batch was multiplied by. */
    double scale() {
        return scale;
    }

    /** Rows of the last batch. */
    int rows() {
        return rows;
    }
}
