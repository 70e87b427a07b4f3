package downhill.train;

import org.jspecify.annotations.Nullable;

/**
 * Why and when a run diverged; the update named was not applied.
 *
 * @param update the update that failed, from 1
 * @param cause what went wrong first
 * @param value the loss of its batch; may be infinite or NaN
 * @param origin where the first number that is not finite arose; null where all are finite, only too large
 */
public record Divergence(
        long update, Cause cause, double value, @Nullable Origin origin) {

    /** What went wrong. */
    public enum Cause {
        LOSS_NOT_FINITE,
        GRADIENT_NOT_FINITE,
        STATISTICS_NOT_FINITE,
        PARAMETERS_NOT_FINITE,
        LOSS_TOO_LARGE,
        LOSS_SCALE_EXHAUSTED
    }

    /**
     * Where numbers ceased to be finite.
     *
     * @param layer from 1, the output layer last; 0 where it belongs to none
     * @param operation such as {@code forward 2.linear}, {@code loss}, {@code backward 2.linear}, {@code statistics
     *     3.running_var} or {@code optimizer}
     * @param lastFinite largest finite magnitude among what the operation before it had computed
     */
    public record Origin(int layer, String operation, double lastFinite) {}
}
