package downhill.nn;

import org.jspecify.annotations.Nullable;

/**
 * One primitive step of a compiled network, from {@code [rows][inputs]} to {@code [rows][outputs]}.
 *
 * <p>Specification and state apart: weights live in the model's flat parameters, running statistics in its flat
 * buffers; an op only knows where.
 */
sealed interface Op permits LinearOp, BatchNormOp, ActivationOp {

    int inputs();

    int outputs();

    /** Number of elements it keeps from forward to backward, beside input and output. */
    default int kept() {
        return 0;
    }

    /** Computes the output of a batch. */
    void forward(Values values, double[] in, double[] out, double[] kept, int rows, Mode mode);

    /**
     * Carries the derivative back: adds to the gradient of its parameters, overwrites {@code dIn}.
     *
     * @param gradient flat gradient of the parameters, or null where nobody asks for it
     */
    void backward(Values values, double @Nullable [] gradient, Pass pass);

    /**
     * The arrays of one op in a backward pass.
     *
     * @param dIn derivative by the input, or null where nobody asks for it
     */
    @SuppressWarnings("ArrayRecordComponent") // the live arrays themselves are meant
    record Pass(double[] in, double[] out, double[] kept, double[] dOut, double @Nullable [] dIn, int rows) {}
}
