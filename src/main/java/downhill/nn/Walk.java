package downhill.nn;

import downhill.math.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pass of a {@link Workspace}, forward and back, cut into pieces of about {@link #WORK} multiplications: the same bits
 * as in one go, since pieces are cut between results that do not depend on each other (units, moments, rows), each of
 * which adds up in the same order as ever.
 *
 * <p>What stands in the workspace is whole only when a walk has ended. It may be abandoned: the next one begins anew.
 * Not thread-safe.
 */
public final class Walk {
    /** Multiplications of a piece: a fraction of a millisecond. */
    public static final long WORK = 2_000_000;

    private static final int ROUNDED = 50_000;
    private static final int MOST_TOGETHER = 1000;

    private final Workspace workspace;
    private double[] x = new double[0];
    private int @Nullable [] order;
    private int from;
    private int rows;
    private Values values;
    private Mode mode = Mode.EVAL;
    private @Nullable Stream dropout;
    private double @Nullable [] gradient;
    private int step;
    private int place;
    /** From which number on the output of the present step is to be rounded; below 0 while it is not computed. */
    private int rounded;

    /** Through the arrays of this workspace. */
    public Walk(Workspace workspace) {
        this.workspace = workspace;
        values = new Values(new double[0], new double[0]);
    }

    /** Multiplications, about, of the way forward of so many rows; the way back is twice as much. */
    public static long work(Model model, int rows) {
        return model.workOfARow() * rows;
    }

    /** Begins the way forward of rows [from, from + rows) of {@code x[][inputs]}. */
    public void begin(Values present, double[] examples, int first, int count, Mode how) {
        begin(present, examples, null, first, count, how, null);
    }

    /** Begins the way forward of a batch in training: rows order[from, from + rows). */
    public void begin(
            Values present, double[] examples, int[] rowsInOrder, int first, int count, @Nullable Stream masks) {
        begin(present, examples, rowsInOrder, first, count, Mode.TRAIN, masks);
    }

    private void begin(
            Values present,
            double[] examples,
            int @Nullable [] rowsInOrder,
            int first,
            int count,
            Mode how,
            @Nullable Stream masks) {
        values = present;
        x = examples;
        order = rowsInOrder;
        from = first;
        rows = count;
        mode = how;
        dropout = masks;
        step = -1;
        place = 0;
        rounded = -1;
        workspace.begin(count);
    }

    /** Goes on forward; whether the {@link #prediction()} is there. */
    public boolean forward() {
        if (step < 0) {
            gather();
            return false;
        }
        Pass pass = workspace.passes()[step];
        Op op = workspace.ops()[step];
        if (rounded < 0) {
            for (int i = together(op); i > 0 && place != Op.DONE; i--) {
                place = op.forward(pass, place, WORK);
            }
            if (place != Op.DONE) {
                return false;
            }
            rounded = 0;
        }
        if (!round(pass, pass.out, op.outputs())) {
            return false;
        }
        step++;
        place = 0;
        rounded = -1;
        if (step < workspace.ops().length) {
            return false;
        }
        workspace.predict();
        return true;
    }

    /** Places of an op that are about a piece apart: a moment of a sequence has three and more. */
    private int together(Op op) {
        if (op.moments() == 1) {
            return 1;
        }
        long third = Math.max(1, op.work() / op.moments() * rows / 3);
        return Math.clamp(WORK / third, 1, MOST_TOGETHER);
    }

    private void gather() {
        int inputs = workspace.inputs();
        int to = place + Op.lines(WORK, (long) Pass.FAR * inputs, rows - place);
        workspace.gather(x, order, from, place, to);
        place = to;
        if (place == rows) {
            workspace.prepare(values, mode, dropout);
            place = 0;
            step = 0;
        }
    }

    /** What the network answers, {@code [rows][outputs]}; valid until the next pass. */
    public double[] prediction() {
        return workspace.prediction();
    }

    /** Begins the way back from the {@link Workspace#lastDerivative()}; adds to the gradient, if one is wanted. */
    public void beginBack(double @Nullable [] into) {
        gradient = into;
        step = workspace.ops().length - 1;
        place = 0;
        rounded = -1;
        workspace.arriveBehind();
    }

    /** Goes on back; whether it has come to the input. */
    public boolean back() {
        Pass pass = workspace.passes()[step];
        Op op = workspace.ops()[step];
        if (rounded < 0) {
            pass.gradient = gradient;
            for (int i = together(op); i > 0 && place != Op.DONE; i--) {
                place = op.backward(pass, place, WORK);
            }
            if (place != Op.DONE) {
                return false;
            }
            if (pass.dIn != null) {
                workspace.addResiduals(step - 1, pass.dIn);
            }
            rounded = 0;
        }
        if (pass.dIn != null && !round(pass, pass.dIn, op.inputs())) {
            return false;
        }
        step--;
        place = 0;
        rounded = -1;
        return step < 0;
    }

    private boolean round(Pass pass, double[] v, int units) {
        int size = units * workspace.stride();
        if (pass.precision instanceof Float64) {
            return true;
        }
        int to = Math.min(size, rounded + ROUNDED);
        pass.round(v, rounded, to);
        rounded = to;
        return to == size;
    }
}
