package downhill.train;

/**
 * Why and when a run diverged; the update named was not applied.
 *
 * @param update the update that failed, from 1
 * @param cause what went wrong first
 * @param value the loss of its batch; may be infinite or NaN
 */
public record Divergence(long update, Cause cause, double value) {

    /** What went wrong. */
    public enum Cause {
        LOSS_NOT_FINITE,
        GRADIENT_NOT_FINITE,
        PARAMETERS_NOT_FINITE,
        LOSS_TOO_LARGE
    }
}
