package downhill.run;

import java.util.concurrent.TimeUnit;

/** Says how many updates are due at a pace. */
final class Pacer {
    /** A run that falls further behind starts counting afresh, instead of racing to catch up. */
    private static final long MAX_LAG = TimeUnit.MILLISECONDS.toNanos(250);

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private Pace pace;
    private long since;
    private double made;

    Pacer(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }

    /** Starts counting now; the first update is due at once. */
    void start(Pace newPace, long now) {
        pace = newPace;
        since = now;
        made = 0;
    }

    /** Nanoseconds until the next update is due; 0 if one is. */
    long delay(long now) {
        if (pace.isMaximum()) {
            return 0;
        }
        long dueAt = since + (long) (made / pace.updatesPerSecond() * SECOND);
        if (now - dueAt > MAX_LAG) {
            start(pace, now);
            return 0;
        }
        return Math.max(0, dueAt - now);
    }

    /** Counts an update. */
    void made() {
        made++;
    }
}
