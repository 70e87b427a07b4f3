package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Layout;
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
    private final double[] gradient;
    private final double[] raw;
    private final double[] previous;
    private final double[] previousBuffers;
    private final Treating treating;
    private final Dissection dissection;
    private final ClipCount.Counter clips = new ClipCount.Counter();
    private OptimizerState state;
    private double[][] treatmentStates = new double[0][];
    private boolean rawIsCopy;
    private boolean begun;
    private boolean applied;
    private double norm;
    private double loss = Double.NaN;
    private double lossScale = 1;
    private int skipped;
    private Divergence.@Nullable Origin failed;

    /** @param noise what treatments draw from */
    Descent(Ground ground, Training training, Stream noise) {
        this.ground = ground;
        int size = ground.layout().size();
        gradient = new double[size];
        raw = new double[size];
        previous = ground.values().parameters().clone();
        previousBuffers = ground.values().buffers().clone();
        treating = new Treating(ground.layout(), ground.values().parameters(), noise);
        dissection = new Dissection(ground);
        state = new OptimizerState(training.optimizer(), size);
        restart(training.treatment());
    }

    /** Forgets what the optimizer remembered. */
    void restart(Optimizer optimizer) {
        state = new OptimizerState(optimizer, gradient.length);
    }

    /** Forgets what the treatments remembered. */
    void restart(List<Treatment> treatments) {
        treatmentStates = new double[treatments.size()][];
        for (int i = 0; i < treatmentStates.length; i++) {
            treatmentStates[i] = new double[treatments.get(i).scalars()];
            treatments.get(i).start(treatmentStates[i]);
        }
        skipped = 0;
        clips.resume(new ClipCount(0, 0, 0));
    }

    /** Goes on with what another descent of the same choices remembered. */
    void resume(Snapshot snapshot) {
        state = snapshot.optimizer().copy();
        treatmentStates = snapshot.copyOfTreatments();
        skipped = snapshot.skipped();
        clips.resume(snapshot.clips());
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
        double[] buffers = ground.values().buffers();
        System.arraycopy(buffers, 0, previousBuffers, 0, buffers.length);
        lossScale = lossScale(training);
        rawIsCopy = false;
        begun = true;
        applied = false;
        double[] parameters = ground.values().parameters();
        Optimizer optimizer = training.optimizer();
        if (optimizer.looksAhead()) {
            System.arraycopy(parameters, 0, previous, 0, previous.length);
            optimizer.lookAhead(parameters, state);
            ground.changed();
        }
        double before = dissection.valueIn(optimizer.looksAhead() ? previous : parameters);
        dissection.look(training, update, lossScale, before, batches, rows);
        loss = ground.measure(training, batches, rows, lossScale, update, gradient);
        dissection.measured(gradient);
        if (optimizer.looksAhead()) {
            System.arraycopy(previous, 0, parameters, 0, previous.length);
            ground.changed();
        }
        // The squares of a scaled gradient overflow long before the gradient does.
        norm = Kernels.norm(gradient, 0, gradient.length, lossScale);
        return loss;
    }

    private double lossScale(Training training) {
        double scale = 1;
        for (int i = 0; i < treatmentStates.length; i++) {
            scale *= training.treatment().get(i).lossScale(treatmentStates[i]);
        }
        return scale;
    }

    /**
     * Treats the gradient and changes the parameters, unless a treatment says that the update must be skipped.
     *
     * @param number updates made before this one
     * @return why the run diverged; then nothing was changed
     */
    Divergence.@Nullable Cause update(Training training, double rate, long number, Needs needs) {
        Layout layout = ground.layout();
        // Where an optimizer looked from is lost once it has moved: see recall.
        if (needs.rawGradient() || training.optimizer().looksAhead()) {
            keepRaw();
        }
        treat(training, number);
        clips.count(treating.shareClipped() > 0);
        double[] parameters = ground.values().parameters();
        System.arraycopy(parameters, 0, previous, 0, previous.length);
        if (treating.overflow()) {
            skipped++;
            boolean over = skipped >= MOST_SKIPPED && training.stopWhenDiverged();
            failed = null;
            dissection.skip(over);
            applied = !over;
            return over ? Divergence.Cause.LOSS_SCALE_EXHAUSTED : null;
        }
        skipped = 0;
        state.count();
        dissection.remember(state, rate);
        training.optimizer().update(parameters, gradient, rate, state, layout);
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
        rawIsCopy = treatmentStates.length > 0;
        if (rawIsCopy && lossScale == 1) {
            System.arraycopy(gradient, 0, raw, 0, raw.length);
            return;
        }
        for (int i = 0; rawIsCopy && i < raw.length; i++) {
            raw[i] = gradient[i] / lossScale;
        }
    }

    /** Makes the gradient before treatment again, of an update that was taken back: its row shows it to everybody. */
    void recall(Training training, Batches batches, int rows, long update) {
        if (treatmentStates.length > 0 && !rawIsCopy) {
            ground.measure(training, batches, rows, lossScale, update, gradient);
            keepRaw();
        }
    }

    private void treat(Training training, long number) {
        treating.begin(number);
        for (int i = 0; i < treatmentStates.length && !treating.overflow(); i++) {
            treating.with(treatmentStates[i]);
            training.treatment().get(i).apply(gradient, treating);
            dissection.treated(gradient);
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
        return lossScale != 1 || Double.isFinite(norm) || Kernels.allFinite(gradient, gradient.length);
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
        return treating.changed();
    }

    /** What happened to the last gradient. */
    Treating treating() {
        return treating;
    }

    /** The last gradient before treatment, if it was needed; else after it. */
    double[] gradient() {
        return rawIsCopy ? raw : gradient;
    }

    /** The last gradient after treatment. */
    double[] treatedGradient() {
        return gradient;
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
        return clips.now();
    }

    /** Mean loss of the last batch, without the cost of weights; NaN before the first. */
    double loss() {
        return loss;
    }

    /** The parameters before the last update. */
    double[] previous() {
        return previous;
    }

    OptimizerState state() {
        return state;
    }

    /** What the treatments remember, live. */
    double[][] treatmentStates() {
        return treatmentStates;
    }

    /** What follows one parameter, if anybody wants it to. */
    Dissection dissection() {
        return dissection;
    }

    /** Updates skipped in a row. */
    int skipped() {
        return skipped;
    }
}
