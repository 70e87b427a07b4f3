package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Treatment;
import org.jspecify.annotations.Nullable;

/** Going downhill: gradient of a batch, its treatment, and the update of the parameters. */
final class Descent {
    private final Ground ground;
    private final double[] gradient;
    private final double[] raw;
    private final double[] previous;
    private final double[] previousBuffers;
    private OptimizerState state;
    private boolean rawIsCopy;
    private double norm;
    private boolean treated;
    private Divergence.@Nullable Origin failed;

    Descent(Ground ground, Optimizer optimizer) {
        this.ground = ground;
        int size = ground.layout().size();
        gradient = new double[size];
        raw = new double[size];
        previous = ground.values().parameters().clone();
        previousBuffers = ground.values().buffers().clone();
        state = new OptimizerState(optimizer, size);
    }

    /** Forgets what the optimizer remembered. */
    void restart(Optimizer optimizer) {
        state = new OptimizerState(optimizer, gradient.length);
    }

    /** Computes loss and gradient of the next batch; the mean loss of its rows. */
    double measure(Training training, Batches batches, int rows, long update) {
        double[] buffers = ground.values().buffers();
        System.arraycopy(buffers, 0, previousBuffers, 0, buffers.length);
        double loss = ground.measure(training, batches, rows, 1, update, gradient);
        norm = Math.sqrt(Kernels.sumOfSquares(gradient, 0, gradient.length));
        return loss;
    }

    /** Treats the gradient and changes the parameters; false, with nothing changed, if they would not stay finite. */
    boolean update(Training training, double rate, Needs needs) {
        Layout layout = ground.layout();
        rawIsCopy = needs.rawGradient() && !training.treatment().isEmpty();
        if (rawIsCopy) {
            System.arraycopy(gradient, 0, raw, 0, gradient.length);
        }
        treated = false;
        for (Treatment treatment : training.treatment()) {
            treated |= treatment.apply(gradient, layout);
        }
        double[] parameters = ground.values().parameters();
        System.arraycopy(parameters, 0, previous, 0, previous.length);
        state.count();
        training.optimizer().update(parameters, gradient, rate, state, layout);
        if (isFinite(parameters) || !training.stopWhenDiverged()) {
            ground.changed();
            return true;
        }
        failed = origin(parameters);
        System.arraycopy(previous, 0, parameters, 0, previous.length);
        return false;
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

    // The sum of squares is quick; only where it is not finite is it not certain.
    private static boolean isFinite(double[] v) {
        return Double.isFinite(Kernels.sumOfSquares(v, 0, v.length)) || Kernels.allFinite(v, v.length);
    }

    /** Whether each element of the gradient is finite. */
    boolean gradientIsFinite() {
        return Double.isFinite(norm) || Kernels.allFinite(gradient, gradient.length);
    }

    /** L2 norm of the last gradient before treatment. */
    double gradientNorm() {
        return norm;
    }

    /** Whether the last gradient was cut or scaled. */
    boolean treated() {
        return treated;
    }

    /** The last gradient before treatment, if it was needed; else after it. */
    double[] gradient() {
        return rawIsCopy ? raw : gradient;
    }

    /** The parameters before the last update. */
    double[] previous() {
        return previous;
    }

    Ground ground() {
        return ground;
    }

    OptimizerState state() {
        return state;
    }
}
