package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Values;
import downhill.nn.Workspace;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Treatment;
import java.util.Arrays;

/** One model going downhill: gradient of a batch, its treatment, and the update of the parameters. */
final class Descent {
    private final Model model;
    private final Values values;
    private final double[] gradient;
    private final double[] raw;
    private final double[] previous;
    private Workspace workspace;
    private int maxRows;
    private OptimizerState state;
    private boolean rawIsCopy;
    private double norm;
    private boolean treated;

    Descent(Model model, Values values, Optimizer optimizer, int maxRows) {
        this.model = model;
        this.values = values;
        this.maxRows = maxRows;
        workspace = new Workspace(model, maxRows);
        int size = model.parameters().size();
        gradient = new double[size];
        raw = new double[size];
        previous = values.parameters().clone();
        state = new OptimizerState(optimizer, size);
    }

    /** Forgets what the optimizer remembered. */
    void restart(Optimizer optimizer) {
        state = new OptimizerState(optimizer, gradient.length);
    }

    /** Computes loss and gradient of a batch; its loss. */
    double measure(Training training, double[] x, double[] y, int rows) {
        if (rows > maxRows) {
            maxRows = rows;
            workspace = new Workspace(model, rows);
        }
        double[] prediction = workspace.forward(values, x, rows, Mode.TRAIN);
        double scale = training.loss().scale(rows);
        double loss = scale * training.loss().sum(prediction, y, rows, model.outputs());
        double[] derivative = workspace.lastDerivative();
        training.loss().gradient(prediction, y, rows, model.outputs(), scale, derivative);
        Arrays.fill(gradient, 0);
        workspace.backward(values, gradient, rows);
        norm = Math.sqrt(Kernels.sumOfSquares(gradient, 0, gradient.length));
        return loss;
    }

    /** Treats the gradient and changes the parameters; false, with nothing changed, if they would not stay finite. */
    boolean update(Training training, double rate, Needs needs) {
        Layout layout = model.parameters();
        rawIsCopy = needs.rawGradient() && !training.treatment().isEmpty();
        if (rawIsCopy) {
            System.arraycopy(gradient, 0, raw, 0, gradient.length);
        }
        treated = false;
        for (Treatment treatment : training.treatment()) {
            treated |= treatment.apply(gradient, layout);
        }
        System.arraycopy(values.parameters(), 0, previous, 0, previous.length);
        state.count();
        training.optimizer().update(values.parameters(), gradient, rate, state, layout);
        if (Kernels.allFinite(values.parameters(), previous.length)) {
            return true;
        }
        System.arraycopy(previous, 0, values.parameters(), 0, previous.length);
        return false;
    }

    /** Whether each element of the gradient is finite. */
    boolean gradientIsFinite() {
        return Kernels.allFinite(gradient, gradient.length);
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

    Values values() {
        return values;
    }

    OptimizerState state() {
        return state;
    }
}
