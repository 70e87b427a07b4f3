package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.math.Tensor;
import downhill.measure.ClipCount;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Treating;
import downhill.optim.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Going downhill: gradient of a batch, its treatment, and the update of the parameters. */
final class Descent {
    /** Updates in a row that may be skipped since the scaled gradient overflowed. */
    private static final int MOST_SKIPPED = 20;

    private final Ground ground;
    private final double[] previous;
    private final double[] previousBuffers;
    private final TreatedGradient gradient;
    private final Dissection dissection;
    private OptimizerState state;
    private boolean begun;
    private boolean applied;
    private double norm;
    private double loss = Double.NaN;
    private Divergence.@Nullable Origin failed;
    /** Where the last update led to, if a parameter was set since. */
    private double @Nullable [] arrived;

    /** @param noise what treatments draw from */
    Descent(Ground ground, Training training, Stream noise) {
        this.ground = ground;
        previous = ground.values().parameters().clone();
        previousBuffers = ground.values().buffers().clone();
        gradient = new TreatedGradient(ground, training.treatment(), noise);
        dissection = new Dissection(ground, previous);
        state = new OptimizerState(training.optimizer(), ground.layout().size());
    }

    /** Forgets what the optimizer remembered. */
    void restart(Optimizer optimizer) {
        state = new OptimizerState(optimizer, ground.layout().size());
    }

    /** Forgets what the treatments remembered. */
    void restart(List<Treatment> treatments) {
        gradient.restart(treatments);
    }

    /** Gives one parameter another value, between two updates; what the optimizer remembers stays. */
    void set(int index, double value) {
        double[] parameters = ground.values().parameters();
        if (arrived == null) {
            arrived = parameters.clone();
        }
        dissection.displace();
        parameters[index] = value;
        ground.changed();
        ground.settled();
    }

    /** Goes on with what another descent of the same choices remembered. */
    void resume(Snapshot snapshot) {
        state = snapshot.optimizer().copy();
        gradient.resume(snapshot);
        // The last update is not known any more.
        double[] parameters = ground.values().parameters();
        System.arraycopy(parameters, 0, previous, 0, previous.length);
        ground.changed();
    }

    /**
     * Computes loss and gradient of the next batch; the mean loss of its rows.
     *
     * @param update number of this update, from 1
     */
    double measure(Training training, Batches batches, int rows, long update) {
        double factor = begin(training, batches, rows, update);
        return measured(training, ground.measure(training, batches, rows, factor, update, gradient.values()));
    }

    /** Begins to do the same piece by piece: {@link #measured} says when it is done. */
    void begin(Training training, Batches batches, int rows, long update, BatchWalk walk) {
        double factor = begin(training, batches, rows, update);
        walk.begin(training, batches.order(), batches.position(), rows, factor, update, gradient.values());
    }

    private double begin(Training training, Batches batches, int rows, long update) {
        dissection.leave();
        double[] buffers = ground.values().buffers();
        System.arraycopy(buffers, 0, previousBuffers, 0, buffers.length);
        double lossScale = gradient.begin(training);
        begun = true;
        applied = false;
        arrived = null;
        double[] parameters = ground.values().parameters();
        Optimizer optimizer = training.optimizer();
        if (optimizer.looksAhead()) {
            System.arraycopy(parameters, 0, previous, 0, previous.length);
            optimizer.lookAhead(parameters, state);
            ground.changed();
        }
        double before = dissection.valueIn(optimizer.looksAhead() ? previous : parameters);
        dissection.look(training, update, lossScale, before, batches, rows);
        return lossScale;
    }

    /** Gives up a gradient that is half done. */
    void abandon(Training training) {
        undoForward();
        lookBack(training);
    }

    private void lookBack(Training training) {
        if (training.optimizer().looksAhead()) {
            double[] parameters = ground.values().parameters();
            System.arraycopy(previous, 0, parameters, 0, previous.length);
            ground.changed();
        }
    }

    /** The gradient is there, and so is the loss, which it answers. */
    double measured(Training training, double meanLoss) {
        loss = meanLoss;
        double[] slopes = gradient.values();
        dissection.measured(slopes);
        lookBack(training);
        // The squares of a scaled gradient overflow long before the gradient does.
        norm = Kernels.norm(slopes, 0, slopes.length, gradient.lossScale());
        return loss;
    }

    /**
     * Treats the gradient and changes the parameters, unless a treatment says that the update must be skipped.
     *
     * @param number updates made before this one
     * @return why the run diverged; then nothing was changed
     */
    Divergence.@Nullable Cause update(Training training, double rate, long number, Needs needs) {
        // Where an optimizer looked from is lost once it has moved: see recall.
        if (needs.rawGradient() || training.optimizer().looksAhead()) {
            gradient.keepRaw();
        }
        boolean fit = gradient.treat(training, number, dissection);
        double[] parameters = ground.values().parameters();
        System.arraycopy(parameters, 0, previous, 0, previous.length);
        if (!fit) {
            boolean over = gradient.skipped() >= MOST_SKIPPED && training.stopWhenDiverged();
            failed = null;
            dissection.skip(over);
            applied = !over;
            return over ? Divergence.Cause.LOSS_SCALE_EXHAUSTED : null;
        }
        state.count();
        dissection.remember(state, rate);
        training.optimizer().update(parameters, gradient.values(), rate, state, ground.layout());
        dissection.move(state);
        // Rounding to few bits may overflow too.
        ground.changed();
        double[] working = ground.working().parameters();
        if (Kernels.allFinite(working, working.length) || !training.stopWhenDiverged()) {
            dissection.arrive();
            applied = true;
            return null;
        }
        failed = origin(working);
        System.arraycopy(previous, 0, parameters, 0, previous.length);
        ground.changed();
        return Divergence.Cause.PARAMETERS_NOT_FINITE;
    }

    /** Keeps the gradient as it is before treatment. */
    void keepRaw() {
        gradient.keepRaw();
    }

    /** Makes the gradient before treatment again, of an update that was taken back: its row shows it to everybody. */
    void recall(Training training, Batches batches, int rows, long update) {
        if (gradient.rawIsLost()) {
            ground.measure(training, batches, rows, gradient.lossScale(), update, gradient.values());
            gradient.keepRaw();
        }
    }

    private Divergence.Origin origin(double[] parameters) {
        for (Tensor tensor : ground.layout().tensors()) {
            double largest = 0;
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                largest = Math.max(largest, Math.abs(previous[i]));
            }
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                if (!Double.isFinite(parameters[i])) {
                    return new Divergence.Origin(ground.layerOf(tensor), "optimizer " + tensor.name(), largest);
                }
            }
        }
        return new Divergence.Origin(0, "optimizer", 0);
    }

    /** Where the last update that failed would have left the finite numbers. */
    Divergence.@Nullable Origin failed() {
        return failed;
    }

    /** Takes back what the way forward moved. */
    void undoForward() {
        System.arraycopy(previousBuffers, 0, ground.values().buffers(), 0, previousBuffers.length);
    }

    /** Whether each element of the gradient is finite; that of a scaled loss may be too large, and is skipped. */
    boolean gradientIsFinite() {
        double[] slopes = gradient.values();
        return gradient.lossScale() != 1 || Double.isFinite(norm) || Kernels.allFinite(slopes, slopes.length);
    }

    /** Whether the way forward left each running statistic finite. */
    boolean statisticsAreFinite() {
        double[] buffers = ground.values().buffers();
        return Kernels.allFinite(buffers, buffers.length);
    }

    /** L2 norm of the last gradient before treatment. */
    double gradientNorm() {
        return norm;
    }

    /** Whether the last gradient was cut or scaled. */
    boolean treated() {
        return gradient.treating().changed();
    }

    /** What happened to the last gradient. */
    Treating treating() {
        return gradient.treating();
    }

    /** The last gradient before treatment, if it was needed; else after it. */
    double[] gradient() {
        return gradient.raw();
    }

    /** The last gradient after treatment. */
    double[] treatedGradient() {
        return gradient.values();
    }

    /** Whether there is a last batch: not before the first update, nor right after a run was restored. */
    boolean begun() {
        return begun;
    }

    /** Whether the last batch led to an update, be it one that was skipped, and not to the end of the run. */
    boolean applied() {
        return applied;
    }

    /** How often clipping made a gradient smaller. */
    ClipCount clips() {
        return gradient.clips();
    }

    /** Mean loss of the last batch, without the cost of weights; NaN before the first. */
    double loss() {
        return loss;
    }

    /** The parameters before the last update. */
    double[] previous() {
        return previous;
    }

    /** The parameters that the last update led to, whatever was set by hand since. */
    double[] arrived() {
        return arrived == null ? ground.values().parameters() : arrived;
    }

    OptimizerState state() {
        return state;
    }

    /** What the treatments remember, live. */
    double[][] treatmentStates() {
        return gradient.states();
    }

    /** What follows one parameter, if anybody wants it to. */
    Dissection dissection() {
        return dissection;
    }

    /** Updates skipped in a row. */
    int skipped() {
        return gradient.skipped();
    }
}
