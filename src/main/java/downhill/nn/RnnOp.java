package downhill.nn;

import java.util.Arrays;

/**
 * A simple recurrent layer, h_t = f(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh); the first h is 0.
 *
 * <p>After the way back, the derivative by the output is the total one: what came from above and from later moments.
 * Keeps: first h, z, derivative by first h, dz, scratch.
 */
record RnnOp(Recurrence cell, Activation activation) implements Op {
    static final int FIRST = 0;
    static final int D_FIRST = 2;
    static final int Z = 1;
    private static final int DZ = 3;
    private static final int SCRATCH = 4;

    @Override
    public int inputs() {
        return cell.steps() * cell.features();
    }

    @Override
    public int outputs() {
        return cell.steps() * cell.units();
    }

    @Override
    public int[] kept(int rows, int stride) {
        int state = cell.units() * stride;
        int scratch = rows * Math.max(cell.units(), cell.features());
        return new int[] {state, cell.steps() * state, state, state, scratch};
    }

    @Override
    public void forward(Pass pass) {
        double[] z = pass.kept[Z];
        int count = cell.units() * pass.stride;
        for (int t = 0; t < cell.steps(); t++) {
            cell.input(pass, t, z);
            cell.hidden(pass, t, z, pass.kept[FIRST], 1);
            pass.round(z, t * count, (t + 1) * count);
            activation.values(z, pass.out, t * count, (t + 1) * count);
            pass.round(pass.out, t * count, (t + 1) * count);
        }
    }

    @Override
    public void backward(Pass pass) {
        double[] z = pass.kept[Z];
        double[] dz = pass.kept[DZ];
        int count = cell.units() * pass.stride;
        Arrays.fill(pass.kept[D_FIRST], 0);
        for (int t = cell.steps() - 1; t >= 0; t--) {
            int at = t * count;
            for (int i = 0; i < count; i++) {
                dz[i] = pass.dOut[at + i] * activation.slope(z[at + i], pass.out[at + i]);
            }
            pass.round(dz, 0, count);
            cell.backToInput(pass, t, dz, pass.kept[SCRATCH]);
            cell.backToHidden(pass, t, dz, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        }
    }
}
