package downhill.nn;

import downhill.choice.Choice;

/**
 * The numbers a network computes with, simulated: the result of each tensor operation is rounded once, to nearest even;
 * sums inside an operation are float64.
 */
public sealed interface Precision extends Choice permits Float64, Float32, Bfloat16, Float16 {

    /** The nearest number of this format. */
    double round(double x);

    /** Rounds v[from, to) in place. */
    void round(double[] v, int from, int to);

    /** Whether the optimizer changes a float64 copy of the weights, and the network sees that copy rounded. */
    boolean master();
}
