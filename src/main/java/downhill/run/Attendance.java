package downhill.run;

import java.util.concurrent.TimeUnit;

/** Counts how many different pieces of work had a slice in the last whole second. */
final class Attendance {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int threads;
    private volatile double part = 1;
    private long second;
    private int now;
    private int before;

    /** @param threads that share the work */
    Attendance(int threads) {
        this.threads = threads;
    }

    /** One has had a slice, at a time in nanoseconds that never goes back; one thread at a time. */
    void came(Slices one, long at) {
        long present = at / SECOND;
        if (present != second) {
            before = present == second + 1 ? now : 0;
            now = 0;
            second = present;
        }
        if (one.second != second) {
            one.second = second;
            now++;
        }
        part = Math.min(1, (double) threads / Math.max(now, before));
    }

    /** The part of a thread, up to 1, that there is for each. */
    double part() {
        return part;
    }
}
