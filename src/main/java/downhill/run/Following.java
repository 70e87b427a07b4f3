package downhill.run;

import downhill.train.Probe;
import downhill.train.Trainer;

/**
 * Says which updates are followed while somebody watches a weight: all of a run that keeps a pace, and of one that goes as
 * fast as it can only the last one before somebody can look, or the last at all. To follow one takes a small network a
 * part of the time of an update. A run that diverges between them shows the one that was followed last.
 */
final class Following {
    /** Updates from the beginning that are all followed: a run that diverges early is worth a closer look. */
    private static final long FIRST = 256;

    /** Nanoseconds of an update beside which following it does not count. */
    private static final long LARGE = Slices.BUDGET / 32;

    private final Trainer trainer;
    private final Probe probe;
    private boolean watched;
    private boolean behind;
    private long begunAt;
    private long takes = LARGE;

    Following(Trainer trainer, Probe probe) {
        this.trainer = trainer;
        this.probe = probe;
    }

    /** The weight that is followed costs nothing while nobody watches it. */
    void attend(boolean isWatched) {
        watched = isWatched;
        probe.attend(isWatched);
    }

    /** A single update is about to begin, which somebody may ask about afterwards. */
    void one() {
        probe.attend(true);
    }

    /** A slice begins: what the update before has taken is not known. */
    void slice() {
        begunAt = 0;
    }

    /**
     * An update is about to begin.
     *
     * @param endless whether it is one of a run that goes as fast as it can, to no end that it was given
     * @param last whether it is the last one of its slice
     * @param now in nanoseconds
     */
    void update(boolean endless, boolean last, long now) {
        if (!watched) {
            return;
        }
        takes = begunAt == 0 ? takes : now - begunAt;
        begunAt = now;
        behind = endless && takes < LARGE && !last && trainer.update() >= FIRST && !isInLastEpoch();
        probe.attend(!behind);
    }

    /** Whether the last update was not followed though somebody watches: a slice must not end with it. */
    boolean isBehind() {
        return watched && behind;
    }

    private boolean isInLastEpoch() {
        int epochs = trainer.experiment().training().epochs();
        return epochs > 0 && trainer.epoch() >= epochs - 1;
    }
}
