package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Recording;
import downhill.train.Replaying;
import downhill.train.Trainer;
import org.jspecify.annotations.Nullable;

/** Trains a recording again up to an update, a piece at a time. */
final class Replay {
    private static final long PIECE = 1_000_000;

    private final Recording recording;
    private final long update;
    private @Nullable Replaying replaying;

    /** @param update up to which it trains, unless the run ends before */
    Replay(Recording recording, long update) {
        this.recording = recording;
        this.update = update;
    }

    /** How far it has come, from 0 to 1. */
    double progress() {
        return replaying == null ? 0 : replaying.progress();
    }

    /**
     * Trains for a millisecond or so.
     *
     * @return the trainer once it has arrived; null until then
     * @throws InvalidExperiment if the recording is not legal
     */
    @Nullable
    Trainer advance() throws InvalidExperiment {
        long started = System.nanoTime();
        Replaying now = begun();
        boolean left = true;
        while (left && System.nanoTime() - started < PIECE) {
            left = now.advance();
        }
        return left ? null : now.trainer();
    }

    /** The trainer as far as it is; before it has arrived only its series may be read. */
    Trainer trainer() throws InvalidExperiment {
        return begun().trainer();
    }

    private Replaying begun() throws InvalidExperiment {
        Replaying begun = replaying;
        if (begun == null) {
            begun = recording.until(update, null).replaying(update);
            replaying = begun;
        }
        return begun;
    }
}
