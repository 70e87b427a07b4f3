package downhill.nn;

import downhill.choice.Choice;

/** A function applied to each pre-activation z of a layer. */
public sealed interface Activation extends Choice permits Identity, Sigmoid, Tanh, Relu {

    /** The value at z. */
    double value(double z);

    /**
     * The slope at z; at a kink PyTorch's choice.
     *
     * @param a the value at z, which spares some functions a second evaluation
     */
    double slope(double z, double a);

    /** a = f(z) on [from, to). */
    default void values(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = value(z[i]);
        }
    }

    /** dz = da times the slope at z on [from, to). */
    default void slopes(double[] z, double[] a, double[] da, double[] dz, int from, int to) {
        for (int i = from; i < to; i++) {
            dz[i] = da[i] * slope(z[i], a[i]);
        }
    }
}
