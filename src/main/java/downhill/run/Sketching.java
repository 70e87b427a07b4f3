package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Recording;
import downhill.train.Trainer;
import org.jspecify.annotations.Nullable;

/** Trains a recording up to an update, or as far as it comes in the time that a sketch is worth. */
final class Sketching implements Job {
    private final Replay replay;
    private final long nanos;
    private volatile @Nullable Sketch sketch;
    private long spent;

    /**
     * A sketch to be made.
     *
     * @param nanos after which it ends where it is
     */
    Sketching(Recording recording, long update, long nanos) {
        replay = new Replay(recording, update);
        this.nanos = nanos;
    }

    /** What has come of it; null until it is over, and where the recording is not legal. */
    @Nullable
    Sketch sketch() {
        return sketch;
    }

    @Override
    public double progress() {
        return replay.progress();
    }

    @Override
    public boolean advance() {
        long started = System.nanoTime();
        try {
            Trainer arrived = replay.advance();
            spent += System.nanoTime() - started;
            if (arrived == null && spent < nanos) {
                return true;
            }
            Trainer trainer = arrived == null ? replay.trainer() : arrived;
            sketch = new Sketch(trainer.history().rows(), trainer.chance());
        } catch (InvalidExperiment _) {
            // There is nothing to be drawn.
        }
        return false;
    }
}
