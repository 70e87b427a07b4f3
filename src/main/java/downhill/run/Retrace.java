package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.train.Recording;
import downhill.train.Snapshot;
import downhill.train.Trainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains a recording again up to an update, and keeps all that a run needs to go on from there. */
final class Retrace implements Job {
    private final Replay replay;
    private volatile List<Problem> problems = List.of();
    private volatile @Nullable Point point;

    /** @param update up to which it trains, unless the run ends before */
    Retrace(Recording recording, long update) {
        replay = new Replay(recording, update);
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
        return replay.progress();
    }

    @Override
    public boolean advance() {
        try {
            Trainer arrived = replay.advance();
            if (arrived == null) {
                return true;
            }
            point = new Point(arrived.snapshot(), arrived.fingerprint());
        } catch (InvalidExperiment e) {
            problems = e.problems();
        }
        return false;
    }

    /** All of a run at one update. */
    record Point(Snapshot snapshot, String fingerprint) {}
}
