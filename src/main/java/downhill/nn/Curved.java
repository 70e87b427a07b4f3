package downhill.nn;

/**
 * A step whose two passes can themselves be differentiated along a direction of the parameters (the R-operator).
 *
 * <p>Source: Pearlmutter 1994, Fast exact multiplication by the Hessian.
 */
sealed interface Curved permits LinearOp, BatchNormOp, LayerNormOp, ActivationOp, DropoutOp, AddOp, LastOp, SoftmaxOp {

    /** From the tangents of input and parameters that of the output. */
    void forward(Pass pass, Tangent along);

    /** From the tangent of {@code dOut}: adds to the product, overwrites that of {@code dIn} where the pass has one. */
    void backward(Pass pass, Tangent along);
}
