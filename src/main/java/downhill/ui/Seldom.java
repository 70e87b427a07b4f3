package downhill.ui;

import downhill.train.Frame;
import downhill.train.Status;

/**
 * Picks one of so many frames that a page shows while a run trains, and each of a run that does not. It counts them itself:
 * numbers have gaps, which may be as regular as the picking.
 */
final class Seldom {
    private final int every;
    private int passed;

    Seldom(int every) {
        this.every = every;
    }

    /** Whether this frame's turn has come; asked once a frame. */
    boolean isDue(Frame frame) {
        passed = frame.status() == Status.TRAINING ? (passed + 1) % every : 0;
        return passed == 0;
    }
}
