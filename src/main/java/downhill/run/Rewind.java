package downhill.run;

import downhill.experiment.Footprint;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Recording;
import org.jspecify.annotations.Nullable;

/** The moment of a run's past that one watcher sees, or none; one thread at a time. */
final class Rewind {
    /** Nanoseconds after which is tried again what had to wait. */
    static final long AGAIN = 100_000_000;

    private static final long NOW = -1;

    private long goal = NOW;
    private int incarnation = -1;
    private @Nullable Past past;
    private Jobs.@Nullable Handle job;

    /** Whether the present is not what is seen. */
    boolean isAway() {
        return goal != NOW;
    }

    /** The update that is seen. */
    long goal() {
        return goal;
    }

    /** Sees an update from now on. */
    void go(long update) {
        back();
        goal = Math.max(0, update);
    }

    /** Sees the present from now on. */
    void back() {
        anew();
        goal = NOW;
        incarnation = -1;
    }

    /** What is seen must be made again. */
    void anew() {
        if (job != null) {
            job.cancel();
        }
        job = null;
        past = null;
    }

    /** Whether it has not begun to be made. */
    boolean isWaiting() {
        return isAway() && past == null;
    }

    /** What there is to see; null until it is made. */
    @Nullable
    Frame frame() {
        return past == null ? null : past.frame();
    }

    /** Begins to make what is wanted, where that can be; false if the run has no such past any more. */
    boolean attend(Drive drive, Owner owner, Interest interest, Studio studio, Past.Listener listener) {
        boolean other = incarnation >= 0 && incarnation != drive.journey().incarnation();
        if (other || hasFailed()) {
            return false;
        }
        if (past == null) {
            incarnation = drive.journey().incarnation();
            goal = Math.min(goal, drive.journey().trainer().update());
            begin(drive, owner, interest, studio, listener);
        }
        return true;
    }

    private boolean hasFailed() {
        if (job == null) {
            return false;
        }
        var end = job.end().toCompletableFuture();
        return end.isDone() && end.join() == Jobs.End.FAILED;
    }

    private void begin(Drive drive, Owner owner, Interest interest, Studio studio, Past.Listener listener) {
        Recording recording = drive.journey().trainer().recording();
        var from = drive.journey().moments().before(goal, recording);
        var wish = new Past.Wish(
                recording, from.orElse(null), goal, interest, drive.journey().followed());
        Past next = new Past(wish, drive.journey().moments(), listener);
        studio.begin(owner, next, Footprint.bytes(recording.experiment())).ifPresent(handle -> {
            past = next;
            job = handle;
        });
    }
}
