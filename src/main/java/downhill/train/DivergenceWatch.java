package downhill.train;

import org.jspecify.annotations.Nullable;

/** Says, once the gradient of a batch is there, whether the run diverged with it. */
final class DivergenceWatch {
    /** A loss this many times the first one, or that of guessing, is divergence. */
    private static final double TOO_LARGE = 1000;

    private final Ground ground;
    private final Descent descent;
    private final double limit;

    /** @param first loss of the training set before any update */
    DivergenceWatch(Ground ground, Descent descent, double first) {
        this.ground = ground;
        this.descent = descent;
        limit = TOO_LARGE * Math.max(Math.abs(first), ground.chance());
    }

    /**
     * What is wrong with the batch that was just measured; null if nothing is.
     *
     * @param update number of this update, from 1
     */
    @Nullable
    Divergence find(Batches batches, int rows, double loss, long update) {
        Divergence.Cause cause = cause(loss);
        if (cause == null) {
            return null;
        }
        Divergence.Origin where = cause == Divergence.Cause.LOSS_TOO_LARGE
                ? null
                : ground.locate(batches, rows, loss, descent.gradient()).orElse(null);
        return new Divergence(update, cause, loss, where);
    }

    private Divergence.@Nullable Cause cause(double loss) {
        if (!Double.isFinite(loss)) {
            return Divergence.Cause.LOSS_NOT_FINITE;
        }
        if (!descent.gradientIsFinite()) {
            return Divergence.Cause.GRADIENT_NOT_FINITE;
        }
        if (!descent.statisticsAreFinite()) {
            return Divergence.Cause.STATISTICS_NOT_FINITE;
        }
        return loss > limit ? Divergence.Cause.LOSS_TOO_LARGE : null;
    }
}
