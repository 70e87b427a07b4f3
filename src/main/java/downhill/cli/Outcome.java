package downhill.cli;

import downhill.train.Divergence;
import downhill.train.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param last losses at its end
 * @param examples rows seen
 * @param seconds from the first update on, with everything that was measured and printed
 * @param fingerprint SHA-256 in hex
 * @param divergence why it diverged, if it did
 * @param steepness of the valley it ended in, if somebody asked
 */
record Outcome(
        Ending ending,
        Standing last,
        long examples,
        double seconds,
        String fingerprint,
        @Nullable Divergence divergence,
        @Nullable Steepness steepness) {

    double samplesPerSecond() {
        return examples == 0 ? 0 : examples / seconds;
    }

    /** Why a run is over. */
    enum Ending {
        FINISHED(ExitCode.TRAINED),
        DIVERGED(ExitCode.DIVERGED),
        INTERRUPTED(ExitCode.INTERRUPTED);

        private final int exitCode;

        Ending(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}
