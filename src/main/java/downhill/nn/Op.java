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

    int inputs();

    int outputs();

    /** Sizes of the arrays it keeps from forward to backward, beside input and output, for batches of so many rows. */
    default int[] kept(int rows, int stride) {
        return new int[0];
    }

    /** Computes the output of a batch. */
    void forward(Pass pass);

    /** Carries the derivative back: adds to the gradient of its parameters, overwrites {@code dIn}. */
    void backward(Pass pass);
}
