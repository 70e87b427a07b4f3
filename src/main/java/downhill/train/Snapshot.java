package downhill.train;

import downhill.experiment.Experiment;
import downhill.measure.ClipCount;
import downhill.optim.OptimizerState;
import org.jspecify.annotations.Nullable;

/**
 * All that a run is made of at one update: a trainer restored from it goes on with the same bits.
 *
 * @param recording how it came here
 * @param experiment as it is now, with all edits
 * @param update updates made
 * @param examples rows seen
 * @param divergence why it diverged, if it did
 * @param parameters the float64 ones
 * @param buffers running statistics
 * @param optimizer its state, a copy
 * @param schedule its state
 * @param treatments the state of each
 * @param skipped updates skipped in a row
 * @param clips how often clipping made a gradient smaller
 * @param batches the walk through the epoch
 * @param series what was recorded
 * @param trail where a point on a surface has been
 */
@SuppressWarnings("ArrayRecordComponent") // copies, never written after construction
public record Snapshot(
        Recording recording,
        Experiment experiment,
        long update,
        long examples,
        @Nullable Divergence divergence,
        double[] parameters,
        double[] buffers,
        OptimizerState optimizer,
        double[] schedule,
        double[][] treatments,
        int skipped,
        ClipCount clips,
        Batches.State batches,
        Recorder.State series,
        double[] trail) {

    /** Bytes of all that is of one size. */
    private static final long RECORDS = 8192;

    /** Copies of all there is of a trainer, now. */
    static Snapshot of(Trainer trainer) {
        Ground ground = trainer.ground();
        Descent descent = trainer.descent();
        return new Snapshot(
                trainer.recording(),
                trainer.experiment(),
                trainer.update(),
                trainer.examples(),
                trainer.divergence(),
                ground.values().parameters().clone(),
                ground.values().buffers().clone(),
                descent.state().copy(),
                trainer.scheduleState().clone(),
                copy(descent.treatmentStates()),
                descent.skipped(),
                descent.clips(),
                trainer.batches().state(),
                trainer.recorder().state(),
                ground.trail());
    }

    /**
     * Bytes of memory that it takes, about.
     *
     * @param other of the same run, whose rows of the history it need not hold again; null for none
     */
    public long bytes(@Nullable Snapshot other) {
        long numbers = (long) parameters.length + buffers.length + schedule.length + trail.length;
        for (double[] treatment : treatments) {
            numbers += treatment.length;
        }
        numbers += (long) optimizer.slots() * parameters.length + optimizer.scalars().length;
        long journal = (long) Long.BYTES * recording.journal().size();
        return RECORDS + Double.BYTES * numbers + journal + series.bytes(other == null ? null : other.series);
    }

    double[][] copyOfTreatments() {
        return copy(treatments);
    }

    private static double[][] copy(double[][] arrays) {
        double[][] copies = new double[arrays.length][];
        for (int i = 0; i < arrays.length; i++) {
            copies[i] = arrays[i].clone();
        }
        return copies;
    }
}
