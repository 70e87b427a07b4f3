package downhill.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a run.
 *
 * @param rule id of the rule
 * @param confirmed false while its window is not full: it is only suspected
 * @param since update of the sample from which on it stands
 * @param evidence what it rests on, as of the last sample at which the condition held
 * @param remedy one thing to try; null where none is known
 */
public record Verdict(
        String rule,
        boolean confirmed,
        long since,
        Evidence evidence,
        @Nullable Remedy remedy) {}
