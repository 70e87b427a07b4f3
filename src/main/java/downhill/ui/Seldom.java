package downhill.ui;

import downhill.train.Frame;
import downhill.train.Status;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Picks frames of a run that trains so that they are some time apart, and each of a run that does not. */
final class Seldom {
    private final long apart;
    private final LongSupplier clock;
    private boolean begun;
    private long pickedAt;

    /** @param clock nanoseconds */
    Seldom(Duration apart, LongSupplier clock) {
        this.apart = apart.toNanos();
        this.clock = clock;
    }

    /** Whether this frame's turn has come; asked once a frame. */
    boolean isDue(Frame frame) {
        long now = clock.getAsLong();
        boolean due = !begun || frame.status() != Status.TRAINING || now - pickedAt >= apart;
        if (due) {
            begun = true;
            pickedAt = now;
        }
        return due;
    }
}
