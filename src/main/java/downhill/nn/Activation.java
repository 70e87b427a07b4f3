package downhill.nn;

import downhill.choice.Choice;

/** A function applied to each pre-activation z of a layer; NaN stays NaN, and no finite z overflows to NaN. */
public sealed interface Activation extends Choice
        permits Identity,
                Sigmoid,
                Tanh,
                Relu,
                LeakyRelu,
                Elu,
                Selu,
                Celu,
                Gelu,
                GeluTanh,
                Silu,
                Swish,
                Mish,
                Softplus,
                Softsign,
                HardSigmoid,
                HardTanh,
                HardSwish,
                Relu6,
                LogSigmoid,
                TanhShrink,
                HardShrink,
                SoftShrink,
                Threshold,
                Gaussian,
                Sinusoid {

    /** The value at z. */
    double value(double z);

    /**
     * The slope at z; at a kink PyTorch's choice.
     *
     * @param a the value at z, which spares some functions a second evaluation
     */
    double slope(double z, double a);

    /** The second derivative at z; at a kink that of one side, and 0 where it is a jump. */
    double curvature(double z);

    /** The largest magnitude of the slope over all z, or what it comes near to; 1 for most functions. */
    default double steepest() {
        return 1;
    }

    /** Where the slope jumps or the function itself does, rising; none for most functions. */
    default double[] kinks() {
        return new double[0];
    }

    /**
     * The factor by which initial weights make up for what this function takes from the signal.
     *
     * <p>Source: PyTorch, {@code torch.nn.init.calculate_gain}; 1 for functions that it does not name.
     */
    default double gain() {
        return 1;
    }

    /** {@code a[i]} = value at {@code z[i]}, for i from (inclusive) to (exclusive). */
    default void values(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = value(z[i]);
        }
    }

    /**
     * {@code dz[i]} = {@code da[i]} times the slope at {@code z[i]}, for i from (inclusive) to (exclusive).
     *
     * @param a the values at z
     * @param da derivative of the loss by a
     * @param dz derivative of the loss by z, overwritten
     */
    default void slopes(double[] z, double[] a, double[] da, double[] dz, int from, int to) {
        for (int i = from; i < to; i++) {
            dz[i] = da[i] * slope(z[i], a[i]);
        }
    }
}
