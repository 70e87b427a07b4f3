package downhill.nn;

import downhill.nn.Model.LayerParts;

/**
 * What the activation of a layer did in a forward pass: of a dense layer with z, of an RNN with z at each moment, of an
 * LSTM with its cell state, of a GRU with its candidate.
 *
 * @param units of the layer
 * @param slopes {@code [rows][columns]}, where column c belongs to unit c % units
 * @param values likewise, before dropout and what else follows
 */
@SuppressWarnings("ArrayRecordComponent") // fresh arrays, handed on once
public record Bend(int units, double[] slopes, double[] values) {

    static Bend of(Workspace workspace, Op op, LayerParts layer) {
        int step = layer.preActivation();
        Pass pass = workspace.pass(step);
        return switch (op) {
            case RnnOp rnn -> {
                int columns = rnn.outputs();
                double[] z = workspace.byRows(pass.kept[RnnOp.Z], columns);
                yield of(layer.activation(), rnn.cell().units(), z, workspace.byRows(pass.out, columns));
            }
            case LstmOp lstm -> {
                int columns = lstm.outputs();
                double[] c = workspace.byRows(pass.kept[LstmOp.CELL], columns);
                double[] bent = workspace.byRows(pass.kept[LstmOp.BENT], columns);
                yield of(layer.activation(), lstm.cell().units(), c, bent);
            }
            case GruOp gru -> {
                double[] n = candidate(workspace, gru, pass.kept[GruOp.GATES]);
                // The slope of tanh needs its value alone, which has taken the place of z.
                yield of(layer.activation(), gru.cell().units(), n, n);
            }
            case LinearOp linear -> dense(workspace, layer, linear.weight().rows());
            case BatchNormOp norm -> dense(workspace, layer, norm.outputs());
            case LayerNormOp norm -> dense(workspace, layer, norm.gamma().rows());
            default -> throw new IllegalStateException("No layer begins so: " + op);
        };
    }

    private static Bend dense(Workspace workspace, LayerParts layer, int units) {
        double[] z = workspace.output(layer.preActivation());
        // Behind the output layer may stand what the loss wants, which is not the layer's.
        double[] a = workspace.isActivation(layer.preActivation() + 1, layer.activation())
                ? workspace.output(layer.preActivation() + 1)
                : z;
        return of(layer.activation(), units, z, a);
    }

    private static Bend of(Activation activation, int units, double[] z, double[] a) {
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slopes[i] = activation.slope(z[i], a[i]);
        }
        return new Bend(units, slopes, a);
    }

    private static double[] candidate(Workspace workspace, GruOp gru, double[] gates) {
        int units = gru.cell().units();
        int columns = gru.outputs();
        double[] all = workspace.byRows(gates, 3 * columns);
        int rows = all.length / (3 * columns);
        double[] n = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < gru.cell().steps(); t++) {
                int from = r * 3 * columns + (3 * t + 2) * units;
                System.arraycopy(all, from, n, r * columns + t * units, units);
            }
        }
        return n;
    }
}
