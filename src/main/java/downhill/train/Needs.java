package downhill.train;

/**
 * What an update must keep for those who look at it; what is not asked for costs nothing. The batch's delta and
 * pre-activations need not be asked for: they stay where they were computed until the next update.
 *
 * @param rawGradient the gradient before treatment
 */
public record Needs(boolean rawGradient) {
    /** Nobody looks. */
    public static final Needs NOTHING = new Needs(false);

    /** All that can be kept. */
    public static final Needs ALL = new Needs(true);
}
