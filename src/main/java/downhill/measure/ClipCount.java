package downhill.measure;

/**
 * How often clipping made a gradient smaller since the treatment was chosen; depends on the updates alone.
 *
 * @param updates counted
 * @param clipped of them
 * @param last one bit for each of the last {@link #RECENT} updates, the newest lowest
 */
public record ClipCount(long updates, long clipped, long last) {
    /** Updates that count as recent. */
    public static final int RECENT = 50;

    private static final long MASK = (1L << RECENT) - 1;

    /** Share from 0 to 1 of all updates; NaN before the first. */
    public double share() {
        return (double) clipped / (double) updates;
    }

    /** Share from 0 to 1 of the last {@link #RECENT} updates, or of as many as there are; NaN before the first. */
    public double recentShare() {
        return (double) Long.bitCount(last) / (double) Math.min(updates, RECENT);
    }

    /** Counts update by update, without making garbage. */
    public static final class Counter {
        private long updates;
        private long clipped;
        private long last;

        /** Counts an update. */
        public void count(boolean cut) {
            int one = cut ? 1 : 0;
            updates++;
            clipped += one;
            last = (last << 1 | one) & MASK;
        }

        /** Goes on from another count. */
        public void resume(ClipCount from) {
            updates = from.updates;
            clipped = from.clipped;
            last = from.last;
        }

        /** The count so far. */
        public ClipCount now() {
            return new ClipCount(updates, clipped, last);
        }
    }
}
