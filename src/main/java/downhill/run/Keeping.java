package downhill.run;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Has it written how one run stands: from time to time, when it changes what it does, and before it leaves the memory. */
final class Keeping {
    private final Drive drive;
    private final Orders orders;
    private final Custody custody;
    private final Telling telling;
    private final Runnable wake;
    private volatile CompletableFuture<Boolean> left = new CompletableFuture<>();
    private volatile boolean leaving;
    private volatile boolean last;

    /** @param wake called when something is written */
    Keeping(Drive drive, Orders orders, Custody custody, Telling telling, Runnable wake) {
        this.drive = drive;
        this.orders = orders;
        this.custody = custody;
        this.telling = telling;
        this.wake = wake;
    }

    /** What is written goes through it. */
    Custody custody() {
        return custody;
    }

    /** Whether the run obeys nobody any more, and is about to be gone. */
    boolean isLeaving() {
        return leaving;
    }

    /** Lets the run leave, as soon as an update that is half done is complete. */
    CompletableFuture<Boolean> leave() {
        leaving = true;
        wake.run();
        return left;
    }

    /** From now on the run is about to leave, unless it then stays. */
    void announce() {
        leaving = true;
    }

    /** The run does not leave after all. */
    void stay() {
        left = new CompletableFuture<>();
        last = false;
        leaving = false;
        wake.run();
    }

    /** The run is gone. */
    void end() {
        leaving = true;
        left.complete(false);
    }

    /** Holds a run that is about to leave; whether it is held. */
    boolean hold() {
        if (orders.isWaiting()) {
            return false;
        }
        drive.tempo().hold(leaving);
        return leaving;
    }

    /**
     * Has it written how the run stands, if that is due; between two updates.
     *
     * @param unused nanoseconds without a sign of life
     */
    void keep(long now, long unused) {
        if (last || orders.isWaiting()) {
            return;
        }
        boolean before = leaving;
        last = before;
        RunState state = state(unused);
        if (before || telling.isNew() || custody.delay(state, now) == 0) {
            long work = drive.journey().work();
            CompletableFuture<Boolean> saving = custody.save(
                    state,
                    custody.wantsSnapshot(work) ? drive.journey().trainer().snapshot() : null,
                    work,
                    telling.next(now, before));
            var _ = saving.whenComplete((_, failure) -> {
                if (failure != null) {
                    telling.missed();
                }
                if (before) {
                    left.complete(failure == null);
                }
                wake.run();
            });
        }
    }

    /** Nanoseconds until {@link #keep} has something to do, or {@link Slices#IDLE}. */
    long delay(long now, long unused) {
        if (leaving || orders.isWaiting()) {
            return Slices.IDLE;
        }
        return telling.isNew() ? 0 : custody.delay(state(unused), now);
    }

    private RunState state(long unused) {
        return drive.state(Instant.now().minusNanos(unused));
    }
}
