package downhill.nn;

import downhill.math.Kernels;
import java.util.Arrays;

/**
 * Gated recurrent unit with gates r, z, n: n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h = (1 - z) n + z h_before
 * (PyTorch's form); the first h is 0.
 *
 * <p>After the way back, the derivative by the output is the total one of each moment.
 */
record GruOp(Recurrence cell) implements Op {
    static final int FIRST = 0;
    static final int D_FIRST = 1;

    /** W_ih x + b_ih, then r, z, n in its place. */
    static final int GATES = 2;
    /** W_hh h + b_hh. */
    private static final int HIDDEN = 3;

    private static final int DZ_INPUT = 4;
    private static final int DZ_HIDDEN = 5;
    private static final int SCRATCH = 6;

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
        int all = cell.steps() * state;
        int scratch = rows * Math.max(cell.units(), cell.features());
        return new int[] {state, state, 3 * all, 3 * all, 3 * state, 3 * state, scratch};
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
        double[] gates = pass.kept[GATES];
        double[] hidden = pass.kept[HIDDEN];
        int count = cell.units() * pass.stride;
        for (int t = 0; t < cell.steps(); t++) {
            int at = 3 * t * count;
            cell.input(pass, t, gates);
            Arrays.fill(hidden, at, at + 3 * count, 0);
            cell.hidden(pass, t, hidden, pass.kept[FIRST], 3);
            bend(pass, t, count);
            state(pass, t, count);
        }
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        double[] hidden = pass.kept[HIDDEN];
        int rows = cell.hiddenWeight().rows();
        int count = cell.units() * pass.stride;
        int t = from / (rows + 2);
        int o = from % (rows + 2);
        if (o == rows) {
            bend(pass, t, count);
            return from + 1;
        }
        if (o > rows) {
            state(pass, t, count);
            return Op.next(from + 1, cell.steps() * (rows + 2));
        }
        int to = o + cell.fitting(pass, o, work);
        cell.input(pass, t, pass.kept[GATES], o, to);
        int at = t * rows * pass.stride;
        Arrays.fill(hidden, at + o * pass.stride, at + to * pass.stride, 0);
        cell.hidden(pass, t, hidden, pass.kept[FIRST], o, to);
        return from + to - o;
    }

    private static void bend(Pass pass, int t, int count) {
        double[] gates = pass.kept[GATES];
        double[] hidden = pass.kept[HIDDEN];
        int at = 3 * t * count;
        pass.round(hidden, at, at + 3 * count);
        for (int i = at; i < at + 2 * count; i++) {
            gates[i] += hidden[i];
        }
        pass.round(gates, at, at + 3 * count);
        Kernels.sigmoid(gates, gates, at, at + 2 * count);
        pass.round(gates, at, at + 2 * count);
    }

    private void state(Pass pass, int t, int count) {
        double[] gates = pass.kept[GATES];
        double[] hidden = pass.kept[HIDDEN];
        double[] before = t == 0 ? pass.kept[FIRST] : pass.out;
        int old = t == 0 ? 0 : (t - 1) * count;
        int gate = 3 * t * count;
        int fresh = gate + 2 * count;
        for (int i = 0; i < count; i++) {
            gates[fresh + i] = Math.fma(gates[gate + i], hidden[fresh + i], gates[fresh + i]);
        }
        pass.round(gates, fresh, fresh + count);
        Kernels.tanh(gates, gates, fresh, fresh + count);
        pass.round(gates, fresh, fresh + count);
        for (int i = 0; i < count; i++) {
            double z = gates[gate + count + i];
            pass.out[t * count + i] = Math.fma(z, before[old + i], (1 - z) * gates[fresh + i]);
        }
        pass.round(pass.out, t * count, (t + 1) * count);
    }

    @Override
    public void backward(Pass pass) {
        int count = cell.units() * pass.stride;
        double[] input = pass.kept[DZ_INPUT];
        double[] hidden = pass.kept[DZ_HIDDEN];
        Arrays.fill(pass.kept[D_FIRST], 0);
        for (int t = cell.steps() - 1; t >= 0; t--) {
            gates(pass, t, count, input, hidden);
            pass.round(input, 0, 3 * count);
            pass.round(hidden, 0, 3 * count);
            cell.backToInput(pass, t, input, pass.kept[SCRATCH]);
            cell.backToHidden(pass, t, hidden, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        }
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int moment = 1 + WayBack.lines(cell);
        int t = cell.steps() - 1 - from / moment;
        int line = from % moment;
        int count = cell.units() * pass.stride;
        double[] input = pass.kept[DZ_INPUT];
        double[] hidden = pass.kept[DZ_HIDDEN];
        if (from == 0) {
            Arrays.fill(pass.kept[D_FIRST], 0);
        }
        if (line == 0) {
            gates(pass, t, count, input, hidden);
            pass.round(input, 0, 3 * count);
            pass.round(hidden, 0, 3 * count);
            return from + 1;
        }
        WayBack way = new WayBack(cell, input, hidden, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        return Op.next(from + way.compute(pass, t, line - 1, work), cell.steps() * moment);
    }

    private void gates(Pass pass, int t, int count, double[] dInput, double[] dHidden) {
        double[] gates = pass.kept[GATES];
        double[] before = t == 0 ? pass.kept[FIRST] : pass.out;
        double[] dBefore = t == 0 ? pass.kept[D_FIRST] : pass.dOut;
        int old = t == 0 ? 0 : (t - 1) * count;
        boolean cut = cell.truncation().cuts(t, cell.steps());
        int gate = 3 * t * count;
        for (int i = 0; i < count; i++) {
            double r = gates[gate + i];
            double z = gates[gate + count + i];
            double n = gates[gate + 2 * count + i];
            double dh = pass.dOut[t * count + i];
            double dn = dh * (1 - z) * (1 - n * n);
            double dz = dh * (before[old + i] - n) * (z * (1 - z));
            double dr = dn * pass.kept[HIDDEN][gate + 2 * count + i] * (r * (1 - r));
            dInput[i] = dr;
            dInput[count + i] = dz;
            dInput[2 * count + i] = dn;
            dHidden[i] = dr;
            dHidden[count + i] = dz;
            dHidden[2 * count + i] = dn * r;
            if (!cut) {
                dBefore[old + i] += dh * z;
            }
        }
    }
}
