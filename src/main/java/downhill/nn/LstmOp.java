package downhill.nn;

import downhill.math.Kernels;
import java.util.Arrays;

/**
 * Long short-term memory with gates i, f, g, o: c_t = f c_(t-1) + i g, h_t = o tanh(c_t); the first h and c are 0.
 *
 * <p>After the way back, the derivatives by h (the output) and by c (kept) are the total ones of each moment.
 */
record LstmOp(Recurrence cell) implements Op {
    static final int FIRST = 0;
    static final int FIRST_CELL = 1;
    static final int D_FIRST = 2;
    static final int D_FIRST_CELL = 3;
    /** c, moment by moment. */
    static final int CELL = 4;
    /** The total derivative by c, moment by moment. */
    static final int D_CELL = 5;

    private static final int GATES = 6;
    /** tanh of c, moment by moment. */
    static final int BENT = 7;

    private static final int DZ = 8;
    private static final int SCRATCH = 9;

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
        return new int[] {state, state, state, state, all, all, 4 * all, all, 4 * state, scratch};
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
        int count = cell.units() * pass.stride;
        for (int t = 0; t < cell.steps(); t++) {
            cell.input(pass, t, gates);
            cell.hidden(pass, t, gates, pass.kept[FIRST], 4);
            bend(pass, t, count);
            state(pass, t, count);
        }
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        double[] gates = pass.kept[GATES];
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
        cell.input(pass, t, gates, o, to);
        cell.hidden(pass, t, gates, pass.kept[FIRST], o, to);
        return from + to - o;
    }

    private static void bend(Pass pass, int t, int count) {
        double[] gates = pass.kept[GATES];
        int at = 4 * t * count;
        pass.round(gates, at, at + 4 * count);
        Kernels.sigmoid(gates, gates, at, at + 2 * count);
        Kernels.tanh(gates, gates, at + 2 * count, at + 3 * count);
        Kernels.sigmoid(gates, gates, at + 3 * count, at + 4 * count);
        pass.round(gates, at, at + 4 * count);
    }

    private void state(Pass pass, int t, int count) {
        double[] gates = pass.kept[GATES];
        double[] c = pass.kept[CELL];
        double[] bent = pass.kept[BENT];
        double[] before = t == 0 ? pass.kept[FIRST_CELL] : c;
        int old = t == 0 ? 0 : (t - 1) * count;
        int at = t * count;
        int gate = 4 * at;
        for (int i = 0; i < count; i++) {
            double kept = gates[gate + count + i] * before[old + i];
            c[at + i] = Math.fma(gates[gate + i], gates[gate + 2 * count + i], kept);
        }
        pass.round(c, at, at + count);
        Kernels.tanh(c, bent, at, at + count);
        pass.round(bent, at, at + count);
        for (int i = 0; i < count; i++) {
            pass.out[at + i] = gates[gate + 3 * count + i] * bent[at + i];
        }
        pass.round(pass.out, at, at + count);
    }

    @Override
    public void backward(Pass pass) {
        int count = cell.units() * pass.stride;
        double[] dz = pass.kept[DZ];
        clear(pass);
        for (int t = cell.steps() - 1; t >= 0; t--) {
            gates(pass, t, count, dz);
            pass.round(dz, 0, 4 * count);
            cell.backToInput(pass, t, dz, pass.kept[SCRATCH]);
            cell.backToHidden(pass, t, dz, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        }
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int moment = 1 + WayBack.lines(cell);
        int t = cell.steps() - 1 - from / moment;
        int line = from % moment;
        int count = cell.units() * pass.stride;
        double[] dz = pass.kept[DZ];
        if (from == 0) {
            clear(pass);
        }
        if (line == 0) {
            gates(pass, t, count, dz);
            pass.round(dz, 0, 4 * count);
            return from + 1;
        }
        WayBack way = new WayBack(cell, dz, dz, pass.kept[FIRST], pass.kept[D_FIRST], pass.kept[SCRATCH]);
        return Op.next(from + way.compute(pass, t, line - 1, work), cell.steps() * moment);
    }

    private static void clear(Pass pass) {
        Arrays.fill(pass.kept[D_FIRST], 0);
        Arrays.fill(pass.kept[D_FIRST_CELL], 0);
        Arrays.fill(pass.kept[D_CELL], 0);
    }

    private void gates(Pass pass, int t, int count, double[] dz) {
        double[] gates = pass.kept[GATES];
        double[] dc = pass.kept[D_CELL];
        double[] bent = pass.kept[BENT];
        double[] before = t == 0 ? pass.kept[FIRST_CELL] : pass.kept[CELL];
        int old = t == 0 ? 0 : (t - 1) * count;
        boolean cut = cell.truncation().cuts(t, cell.steps());
        double[] dBefore = t == 0 ? pass.kept[D_FIRST_CELL] : dc;
        int at = t * count;
        int gate = 4 * at;
        for (int i = 0; i < count; i++) {
            double in = gates[gate + i];
            double forget = gates[gate + count + i];
            double fresh = gates[gate + 2 * count + i];
            double open = gates[gate + 3 * count + i];
            double dh = pass.dOut[at + i];
            double d = Math.fma(dh * open, 1 - bent[at + i] * bent[at + i], dc[at + i]);
            dc[at + i] = d;
            dz[i] = d * fresh * (in * (1 - in));
            dz[count + i] = d * before[old + i] * (forget * (1 - forget));
            dz[2 * count + i] = d * in * (1 - fresh * fresh);
            dz[3 * count + i] = dh * bent[at + i] * (open * (1 - open));
            if (!cut) {
                dBefore[old + i] = d * forget;
            }
        }
        pass.round(dc, at, at + count);
        pass.round(dBefore, old, old + count);
    }
}
