package downhill.optim;

import downhill.choice.Choice;

/**
 * The learning rate over time: a pure function of the update, the epoch and, for one that watches, of its state.
 *
 * <p>One with a length of its own holds its last value after it.
 */
public sealed interface Schedule extends Choice
        permits Constant,
                StepDrops,
                MultiStep,
                Exponential,
                NaturalExponential,
                InverseTime,
                Polynomial,
                Cosine,
                CosineWarmRestarts,
                OneCycle,
                CyclicTriangular,
                CyclicTriangular2,
                CyclicExpRange,
                InverseSqrt,
                Noam,
                ReduceOnPlateau,
                Warmup {

    /**
     * The learning rate; changes nothing.
     *
     * @param base the learning rate that was chosen
     * @param update updates made before this one
     * @param epoch whole epochs completed before this update
     * @param state as {@link #observe} left it; all zero at first
     */
    double rate(double base, long update, long epoch, double[] state);

    /** Length of its state. */
    default int scalars() {
        return 0;
    }

    /** Whether it wants to {@link #observe} a metric after every epoch. */
    default boolean watches() {
        return false;
    }

    /**
     * Takes the metric of the epoch that has ended.
     *
     * @param base the learning rate that was chosen
     * @param state changed in place
     */
    default void observe(double base, double metric, double[] state) {}
}
