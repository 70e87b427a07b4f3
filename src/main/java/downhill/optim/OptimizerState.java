package downhill.optim;

/**
 * What an optimizer remembers between updates; starts at zero.
 *
 * <p>Slots, scalars and the number of updates are all there is to keep: a state made of copies of them goes on with
 * the same bits. Scratch arrays hold nothing from one update to the next.
 */
public final class OptimizerState {
    private static final int SCRATCH_ARRAYS = 5;

    private final double[][] slots;
    private final double[] scalars;
    private final double[][] scratch = new double[SCRATCH_ARRAYS][0];
    private long updates;

    /** Empty state for so many parameters. */
    public OptimizerState(Optimizer optimizer, int size) {
        this(new double[optimizer.slots()][size], new double[optimizer.scalars()], 0);
    }

    private OptimizerState(double[][] slots, double[] scalars, long updates) {
        this.slots = slots;
        this.scalars = scalars;
        this.updates = updates;
    }

    /** A state that goes on from these; they are copied. */
    public static OptimizerState of(double[][] slots, double[] scalars, long updates) {
        double[][] copies = new double[slots.length][];
        for (int i = 0; i < slots.length; i++) {
            copies[i] = slots[i].clone();
        }
        return new OptimizerState(copies, scalars.clone(), updates);
    }

    /** The same at this moment, independent from now on. */
    public OptimizerState copy() {
        return of(slots, scalars, updates);
    }

    /** Number of arrays. */
    public int slots() {
        return slots.length;
    }

    /** The array with this index, live. */
    public double[] slot(int index) {
        return slots[index];
    }

    /** The single numbers it remembers, live. */
    public double[] scalars() {
        return scalars;
    }

    /** Updates made with this state. */
    public long updates() {
        return updates;
    }

    /** Counts an update before it is made. */
    public void count() {
        updates++;
    }

    /**
     * An array for use within one update, at least this long and of any content; made when it is first asked for.
     *
     * @param index 0 to 4; arrays of different indices are different arrays
     */
    double[] scratch(int index, int size) {
        if (scratch[index].length < size) {
            scratch[index] = new double[size];
        }
        return scratch[index];
    }
}
