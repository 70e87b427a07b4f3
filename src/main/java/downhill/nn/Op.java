package downhill.nn;

/**
 * One primitive step of a compiled network, from {@code [inputs][stride]} to {@code [outputs][stride]} (see
 * {@link downhill.math.Kernels}).
 *
 * <p>Specification and state apart: weights live in the model's flat parameters, running statistics in its flat
 * buffers; an op only knows where. A step that is applied at each of T moments of a sequence has T times as many inputs
 * and outputs, moment by moment.
 */
sealed interface Op
        permits LinearOp,
                BatchNormOp,
                LayerNormOp,
                ActivationOp,
                DropoutOp,
                AddOp,
                LastOp,
                SoftmaxOp,
                RnnOp,
                LstmOp,
                GruOp {

    /** Answered by a piece of a pass when nothing is left. */
    int DONE = -1;

    /** Lines that kernels compute together. */
    int GROUP = 4;

    int inputs();

    int outputs();

    /** Sizes of the arrays it keeps from forward to backward, beside input and output, for batches of so many rows. */
    default int[] kept(int rows, int stride) {
        return new int[0];
    }

    /** Multiplications, about, that the way forward takes for a row. */
    default long work() {
        return (long) Pass.BENT * outputs();
    }

    /** Computes the output of a batch. */
    void forward(Pass pass);

    /** Carries the derivative back: adds to the gradient of its parameters, overwrites {@code dIn}. */
    void backward(Pass pass);

    /**
     * The same as {@link #forward(Pass)}, a piece at a time, with the same bits.
     *
     * @param from 0 at first, then what the last piece has answered
     * @param work multiplications, about, that a piece may take
     * @return where the next piece begins, or {@link #DONE}
     */
    default int forward(Pass pass, int from, long work) {
        forward(pass);
        return DONE;
    }

    /** The same as {@link #backward(Pass)}, a piece at a time, as {@link #forward(Pass, int, long)}. */
    default int backward(Pass pass, int from, long work) {
        backward(pass);
        return DONE;
    }

    /** Moments that the op works through one after the other; between them are places too, much less than a piece apart. */
    default int moments() {
        return 1;
    }

    /**
     * How many of the lines that are left fit into a piece: whole groups of four, and at least one, since the kernels are
     * several times slower with fewer.
     */
    static int lines(long work, long each, int left) {
        int fit = (int) Math.min(left, Math.max(GROUP, work / Math.max(1, each)));
        return fit < left ? fit / GROUP * GROUP : fit;
    }

    /** Where the next piece begins. */
    static int next(int place, int end) {
        return place < end ? place : DONE;
    }
}
