package downhill.optim;

/** What an optimizer remembers between updates; starts at zero. */
public final class OptimizerState {
    private final double[][] slots;
    private long updates;

    /** Empty state for so many parameters. */
    public OptimizerState(Optimizer optimizer, int size) {
        slots = new double[optimizer.slots()][size];
    }

    /** Number of arrays. */
    public int slots() {
        return slots.length;
    }

    /** The array with this index, live. */
    public double[] slot(int index) {
        return slots[index];
    }

    /** Updates made with this state. */
    public long updates() {
        return updates;
    }

    /** Counts an update before it is made. */
    public void count() {
        updates++;
    }
}
