package downhill.nn;

import downhill.math.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recurrent layer remembers from moment to moment, and how strongly the loss pulls at it.
 *
 * @param layer it belongs to, from 1
 * @param step index of its step
 * @param moments of a sequence
 * @param units of its state
 * @param hasCell whether it keeps a cell state c beside h
 */
public record Memory(int layer, int step, int moments, int units, boolean hasCell) {

    /** The recurrent layers of a model, from the input on; none where it remembers nothing. */
    public static List<Memory> of(Model model) {
        List<Memory> all = new ArrayList<>();
        for (int step = 0; step < model.ops().size(); step++) {
            Recurrence cell = switch (model.ops().get(step)) {
                case RnnOp rnn -> rnn.cell();
                case LstmOp lstm -> lstm.cell();
                case GruOp gru -> gru.cell();
                default -> null;
            };
            if (cell != null) {
                boolean second = model.ops().get(step) instanceof LstmOp;
                all.add(new Memory(model.layerOf(step), step, cell.steps(), cell.units(), second));
            }
        }
        return List.copyOf(all);
    }

    /**
     * After a way back, the Euclidean norm over the units of the total derivative by h of each moment, for each row:
     * {@code [moments][rows]}. A number that is too small to be squared is not lost.
     */
    public double[][] hidden(Workspace workspace) {
        Pass pass = workspace.pass(step);
        return norms(pass.dOut, pass);
    }

    /** The same by the cell state c, through the h of the same moment too; {@code [0][]} without one. */
    public double[][] cell(Workspace workspace) {
        Pass pass = workspace.pass(step);
        return hasCell ? norms(pass.kept[LstmOp.D_CELL], pass) : new double[0][];
    }

    private double[][] norms(double[] derivative, Pass pass) {
        double[][] norms = new double[moments][pass.rows];
        double[] state = new double[units];
        for (int t = 0; t < moments; t++) {
            for (int row = 0; row < pass.rows; row++) {
                for (int u = 0; u < units; u++) {
                    state[u] = derivative[(t * units + u) * pass.stride + row];
                }
                norms[t][row] = Kernels.norm(state, 0, units, 1);
            }
        }
        return norms;
    }
}
