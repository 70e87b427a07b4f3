package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Recording;
import downhill.train.Replaying;
import org.jspecify.annotations.Nullable;

/** Trains a recording up to an update, or as far as it comes in the time that a sketch is worth. */
final class Sketching implements Job {
    private static final long PIECE = 1_000_000;

    private final Recording recording;
    private final long update;
    private final long nanos;
    private @Nullable Replaying replaying;
    private volatile @Nullable Sketch sketch;
    private long spent;

    /**
     * A sketch to be made.
     *
     * @param nanos after which it ends where it is
     */
    Sketching(Recording recording, long update, long nanos) {
        this.recording = recording;
        this.update = update;
        this.nanos = nanos;
    }

    /** What has come of it; null until it is over, and where the recording is not legal. */
    @Nullable
    Sketch sketch() {
        return sketch;
    }

    @Override
    public double progress() {
        return replaying == null ? 0 : replaying.progress();
    }

    @Override
    public boolean advance() {
        long started = System.nanoTime();
        try {
            if (replaying == null) {
                replaying = recording.until(update, null).replaying(update);
            }
            boolean left = true;
            while (left && System.nanoTime() - started < PIECE) {
                left = replaying.advance();
            }
            spent += System.nanoTime() - started;
            if (left && spent < nanos) {
                return true;
            }
            var trainer = replaying.trainer();
            sketch = new Sketch(trainer.history().rows(), trainer.chance());
            return false;
        } catch (InvalidExperiment e) {
            return false;
        }
    }
}
