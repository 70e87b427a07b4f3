package downhill.train;

/**
 * The derivative that the way back computed for one parameter, beside what the loss itself says: the central
 * difference (L(w + h) - L(w - h)) / 2h of the same batch with the same dropout mask, batch statistics and penalty.
 *
 * <p>Where the way back through time is truncated the two differ, and must: the gradient leaves out what the loss knows.
 *
 * @param update whose gradient is checked, from 1
 * @param gradient as it was before treatment, without loss scale
 * @param difference the central difference
 * @param h 2^-17 max(1, |w|): about the cube root of the unit roundoff, where the error of the difference, h^2 L''' / 6,
 *     and what rounding does to it, u L / h, are smallest together
 * @param left (L(w) - L(w - h)) / h
 * @param right (L(w + h) - L(w)) / h
 * @param noise what rounding alone may do to each of the differences: deviations below it mean nothing
 * @param kink whether the slope jumps within h of w: left and right differ by something that does not shrink with h.
 *     Where it does, no single derivative is true, and the gradient is that of one side, or a value between
 */
public record GradientCheck(
        long update,
        WeightAddress weight,
        double gradient,
        double difference,
        double h,
        double left,
        double right,
        double noise,
        boolean kink) {

    /** |gradient - difference|. */
    public double absolute() {
        return Math.abs(gradient - difference);
    }

    /** The absolute deviation over the larger of both magnitudes; 0 where both are 0. */
    public double relative() {
        double size = Math.max(Math.abs(gradient), Math.abs(difference));
        return size == 0 ? 0 : absolute() / size;
    }
}
