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
    public int moments() {
        return cell.steps();
    }

    @Override
    public long work() {
        return cell.work();
    }

    @Override
    public void forward(Pass pass) {
        double[] z = pass.kept[Z];
        int count = cell.units() * pass.stride;
        for (int t = 0; t < cell.steps(); t++) {
            cell.input(pass, t, z);
            cell.hidden(pass, t, z, pass.kept[FIRST], 1);
            bend(pass, t, count);
        }
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        double[] z = pass.kept[Z];
        int rows = cell.hiddenWeight().rows();
        int t = from / (rows + 1);
        int o = from % (rows + 1);
        if (o == rows) {
            bend(pass, t, cell.units() * pass.stride);
            return Op.next(from + 1, cell.steps() * (rows + 1));
        }
        int to = o + cell.fitting(pass, o, work);
        cell.input(pass, t, z, o, to);
        cell.hidden(pass, t, z, pass.kept[FIRST], o, to);
        return from + to - o;
    }

    private void bend(Pass pass, int t, int count) {
        double[] z = pass.kept[Z];
        pass.round(z, t * count, (t + 1) * count);
        activation.values(z, pass.out, t * count, (t + 1) * count);
        pass.round(pass.out, t * count, (t + 1) * count);
    }

    @Override
    public void backward(Pass pass) {
        double[] dz = pass.kept[DZ];
        int count = cell.units() * pass.stride;
        Arrays.fill(pass.kept[D_FIRST], 0);
        for (int t = cell.steps() - 1; t >= 0; t--) {
            slopes(pass, t, count);
            cell.backToInput(pass, t, dz, pass.kept[SCRATCH]);
            cell.backToHidden(pass, t, dz, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        }
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int moment = 1 + WayBack.lines(cell);
        int t = cell.steps() - 1 - from / moment;
        int line = from % moment;
        if (from == 0) {
            Arrays.fill(pass.kept[D_FIRST], 0);
        }
        if (line == 0) {
            slopes(pass, t, cell.units() * pass.stride);
            return from + 1;
        }
        double[] dz = pass.kept[DZ];
        WayBack way = new WayBack(cell, dz, dz, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        return Op.next(from + way.compute(pass, t, line - 1, work), cell.steps() * moment);
    }

    private void slopes(Pass pass, int t, int count) {
        double[] z = pass.kept[Z];
        double[] dz = pass.kept[DZ];
        int at = t * count;
        for (int i = 0; i < count; i++) {
            dz[i] = pass.dOut[at + i] * activation.slope(z[at + i], pass.out[at + i]);
        }
        pass.round(dz, 0, count);
    }
}
