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
 * @param used the last sign of life of a person
 */
record RunState(
        Pace pace, Status status, int incarnation, @Nullable WeightAddress followed, Instant used) {}
