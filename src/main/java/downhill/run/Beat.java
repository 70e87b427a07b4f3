package downhill.run;

/**
 * When the next frame may be made. One that is a little late does not make all that follow later, else there would be
 * fewer of them than were asked for; after a pause nothing is made up for.
 */
final class Beat {
    private long next;

    /** @param now in nanoseconds, when the first may be made */
    Beat(long now) {
        next = now;
    }

    /** When the next may be made. */
    long next() {
        return next;
    }

    /** Nanoseconds until the next may be made. */
    long delay(long now) {
        return Math.max(0, next - now);
    }

    /** One is made. */
    void made(long now, long period) {
        next = (now - next < period ? next : now) + period;
    }
}
