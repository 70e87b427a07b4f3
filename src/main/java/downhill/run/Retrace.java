package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.train.Recording;
import downhill.train.Replaying;
import downhill.train.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains a recording again up to an update, and keeps all that a run needs to go on from there. */
final class Retrace implements Job {
    private static final long PIECE = 1_000_000;

    private final Recording recording;
    private final long update;
    private @Nullable Replaying replaying;
    private volatile List<Problem> problems = List.of();
    private volatile @Nullable Point point;

    /** @param update up to which it trains, unless the run ends before */
    Retrace(Recording recording, long update) {
        this.recording = recording;
        this.update = update;
    }

    /** Where it has arrived; null until it has, and where it cannot. */
    @Nullable
    Point point() {
        return point;
    }

    /** Why it cannot be made again; none where it can. */
    List<Problem> problems() {
        return problems;
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
                return true;
            }
            while (System.nanoTime() - started < PIECE) {
                if (!replaying.advance()) {
                    var trainer = replaying.trainer();
                    point = new Point(trainer.snapshot(), trainer.fingerprint());
                    return false;
                }
            }
            return true;
        } catch (InvalidExperiment e) {
            problems = e.problems();
            return false;
        }
    }

    /** All of a run at one update. */
    record Point(Snapshot snapshot, String fingerprint) {}
}
