package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Stream;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Values;
import downhill.nn.Workspace;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Treating;
import downhill.optim.Treatment;
import java.util.Arrays;
import java.util.List;

/** One model going downhill: gradient of a batch, its treatment, and the update of the parameters. */
final class Descent {
    private final Model model;
    private final Values values;
    private final double[] gradient;
    private final double[] raw;
    private final double[] previous;
    private final Treating treating;
    private Workspace workspace;
    private int maxRows;
    private OptimizerState state;
    private boolean rawIsCopy;
    private double[][] treatmentStates = new double[0][];
    private double norm;
    private double lossScale = 1;

    Descent(Model model, Values values, Training training, int maxRows, Stream noise) {
        this.model = model;
        this.values = values;
        this.maxRows = maxRows;
        workspace = new Workspace(model, maxRows);
        int size = model.parameters().size();
        gradient = new double[size];
        raw = new double[size];
        previous = values.parameters().clone();
        treating = new Treating(model.parameters(), values.parameters(), noise);
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
    }

    /** Computes loss and gradient of a batch; the mean loss of its rows. */
    double measure(Training training, double[] x, double[] y, int rows) {
        if (rows > maxRows) {
            maxRows = rows;
            workspace = new Workspace(model, rows);
        }
        lossScale = lossScale(training);
        Optimizer optimizer = training.optimizer();
        if (optimizer.looksAhead()) {
            System.arraycopy(values.parameters(), 0, previous, 0, previous.length);
            optimizer.lookAhead(values.parameters(), state);
        }
        double[] prediction = workspace.forward(values, x, rows, Mode.TRAIN);
        double loss = training.loss().sum(prediction, y, rows, model.outputs()) / rows;
        double[] derivative = workspace.lastDerivative();
        training.loss().gradient(prediction, y, rows, model.outputs(), lossScale / rows, derivative);
        Arrays.fill(gradient, 0);
        workspace.backward(values, gradient, rows);
        if (optimizer.looksAhead()) {
            System.arraycopy(previous, 0, values.parameters(), 0, previous.length);
        }
        norm = Math.sqrt(Kernels.sumOfSquares(gradient, 0, gradient.length)) / lossScale;
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
     * @return false, with nothing changed, if the parameters would not stay finite
     */
    boolean update(Training training, double rate, long number, Needs needs) {
        Layout layout = model.parameters();
        rawIsCopy = needs.rawGradient() && !training.treatment().isEmpty();
        if (rawIsCopy) {
            copyRaw();
        }
        treat(training, number);
        System.arraycopy(values.parameters(), 0, previous, 0, previous.length);
        if (treating.overflow()) {
            return true;
        }
        state.count();
        training.optimizer().update(values.parameters(), gradient, rate, state, layout);
        if (Kernels.allFinite(values.parameters(), previous.length)) {
            return true;
        }
        System.arraycopy(previous, 0, values.parameters(), 0, previous.length);
        return false;
    }

    private void copyRaw() {
        for (int i = 0; i < raw.length; i++) {
            raw[i] = gradient[i] / lossScale;
        }
    }

    private void treat(Training training, long number) {
        treating.begin(number);
        for (int i = 0; i < treatmentStates.length && !treating.overflow(); i++) {
            treating.with(treatmentStates[i]);
            training.treatment().get(i).apply(gradient, treating);
        }
    }

    /** Whether each element of the gradient is finite; that of a scaled loss may be too large, and is skipped. */
    boolean gradientIsFinite() {
        return lossScale != 1 || Kernels.allFinite(gradient, gradient.length);
    }

    /** L2 norm of the last gradient before treatment. */
    double gradientNorm() {
        return norm;
    }

    /** Whether the last gradient was changed by a treatment. */
    boolean treated() {
        return treating.changed();
    }

    /** What the treatments remember, live. */
    double[][] treatmentStates() {
        return treatmentStates;
    }

    /** The last gradient before treatment, if it was needed; else after it. */
    double[] gradient() {
        return rawIsCopy ? raw : gradient;
    }

    /** The parameters before the last update. */
    double[] previous() {
        return previous;
    }

    Values values() {
        return values;
    }

    OptimizerState state() {
        return state;
    }
}
