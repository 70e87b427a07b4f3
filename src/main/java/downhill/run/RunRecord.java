package downhill.run;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.store.Sha256;
import downhill.train.Recording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is kept.
 *
 * @param owner {@link Owner#hash()}
 * @param epoch who writes must name it; a takeover raises it
 * @param experiment at update 0, as JSON
 * @param journal all edits, in order
 */
record RunRecord(
        RunId id,
        Sha256 owner,
        RunState state,
        long epoch,
        Instant created,
        String experiment,
        List<Recording.Entry> journal) {

    RunRecord {
        journal = List.copyOf(journal);
    }

    /**
     * How it came where it is.
     *
     * @throws InvalidExperiment if this version of Downhill cannot read its experiment
     */
    Recording recording() throws InvalidExperiment {
        Experiment read = ExperimentCodec.read(experiment);
        return new Recording(read, journal);
    }

    /**
     * All that a trainer needs to go on, in the form that whoever wrote it understands.
     *
     * @param update updates made
     * @param at when it was taken
     */
    @SuppressWarnings("ArrayRecordComponent") // never written, never compared
    record Checkpoint(long update, Instant at, byte[] bytes) {
        /** Most bytes of one. */
        static final int MAX = 16_000_000;

        Checkpoint {
            if (bytes.length > MAX) {
                throw new IllegalArgumentException("A checkpoint must have %d bytes or less".formatted(MAX));
            }
        }
    }

    /** A run that from now on belongs to whoever took it over, with its last checkpoint if there was any. */
    record TakenOver(RunRecord run, @Nullable Checkpoint checkpoint) {}
}
