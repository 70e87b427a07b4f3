package downhill.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the server did over a few seconds, by its own numbers.
 *
 * @param p50 milliseconds from a frame that is made to its acknowledgement, median
 * @param p95 likewise, of 95 in 100
 * @param frames a second, of all pages
 * @param updates a second, of all runs
 * @param skipped frames a second that were due, but whose page was not ready
 * @param cores of the machine that the server took
 * @param pool cores of these that the pool took, for training and measuring
 */
record Measured(double p50, double p95, double frames, double updates, double skipped, double cores, double pool) {

    static final String HEAD =
            "  p50 ms  p95 ms  frames/s  updates/s  skipped/s  cores  of these the pool  ms of a core a frame";

    /** Watches for so long. */
    static Measured over(Server server, int seconds) throws Exception {
        double cpu = server.cpu().toNanos() / 1e9;
        long started = System.nanoTime();
        Meters before = server.meters();
        TimeUnit.SECONDS.sleep(seconds);
        double used = server.cpu().toNanos() / 1e9 - cpu;
        double time = (System.nanoTime() - started) / 1e9;
        Meters after = server.meters();
        return new Measured(
                after.latency(before, 0.5),
                after.latency(before, 0.95),
                after.since(before, "downhill_frames_total") / time,
                after.since(before, "downhill_updates_total") / time,
                after.since(before, "downhill_frames_skipped_total") / time,
                used / time,
                after.since(before, "downhill_pool_busy_seconds_total") / time);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%8.0f%8.0f%10.0f%11.0f%11.0f%7.2f%19.2f%22.2f",
                p50,
                p95,
                frames,
                updates,
                skipped,
                cores,
                pool,
                1000 * cores / frames);
    }
}
