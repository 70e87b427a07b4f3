package downhill.train;

import org.jspecify.annotations.Nullable;

/** Follows how steep the valley of a run is, one piece at a time; its arrays are made for the first who asks. */
final class Valley {
    private final Trainer trainer;
    private @Nullable Sharpness sharpness;
    private @Nullable Steepness steepness;

    Valley(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Computes one piece. */
    void advance() {
        if (sharpness == null) {
            sharpness = new Sharpness(trainer);
        }
        if (sharpness.advance() && sharpness.reading() != null) {
            steepness = new Steepness(sharpness.reading(), StabilityLimit.of(trainer));
        }
    }

    /** Whether nothing is left to do until the run moves on. */
    boolean settled() {
        return sharpness != null && sharpness.settled();
    }

    /** The newest; null before the first. */
    @Nullable
    Steepness steepness() {
        return steepness;
    }

    /** The update whose weights were measured; -1 for none. */
    long update() {
        return steepness == null ? -1 : steepness.reading().update();
    }
}
