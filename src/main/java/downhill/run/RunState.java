package downhill.run;

import downhill.train.Status;
import downhill.train.WeightAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a run and is kept beside its recording.
 *
 * @param incarnation how often it began anew
 * @param followed the weight that is followed
 * @param update updates made: whoever brings it back trains up to there before anybody sees it
 * @param epochGoal the epoch at whose end it pauses; {@link #NO_GOAL} where it does not
 * @param used the last sign of life of a person
 */
record RunState(
        Pace pace,
        Status status,
        int incarnation,
        @Nullable WeightAddress followed,
        long update,
        long epochGoal,
        Instant used) {
    static final long NO_GOAL = Long.MAX_VALUE;

    /** Of a run that nobody has touched yet. */
    static RunState ready(Pace pace, Instant now) {
        return new RunState(pace, Status.READY, 0, null, 0, NO_GOAL, now);
    }

    /** The same with another sign of life. */
    RunState usedAt(Instant other) {
        return new RunState(pace, status, incarnation, followed, update, epochGoal, other);
    }

    /** The same run at the beginning of another incarnation. */
    RunState anew() {
        return new RunState(pace, Status.READY, incarnation + 1, followed, 0, NO_GOAL, used);
    }
}
