package downhill.train;

import downhill.diagnose.Diagnosis;
import downhill.experiment.Experiment;
import downhill.measure.ClipCount;
import downhill.optim.OptimizerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot as plain records, without the experiment that its run began with. */
@SuppressWarnings("ArrayRecordComponent") // copies, never written
record SnapshotForm(
        List<Change> journal,
        Experiment experiment,
        long update,
        long examples,
        @Nullable Divergence divergence,
        double[] parameters,
        double[] buffers,
        Memory optimizer,
        double[] schedule,
        double[][] treatments,
        int skipped,
        ClipCount clips,
        Batches.State batches,
        Series series,
        double[] trail) {

    static SnapshotForm of(Snapshot snapshot) {
        return new SnapshotForm(
                snapshot.recording().journal().stream().map(Change::of).toList(),
                snapshot.experiment(),
                snapshot.update(),
                snapshot.examples(),
                snapshot.divergence(),
                snapshot.parameters(),
                snapshot.buffers(),
                Memory.of(snapshot.optimizer()),
                snapshot.schedule(),
                snapshot.treatments(),
                snapshot.skipped(),
                snapshot.clips(),
                snapshot.batches(),
                Series.of(snapshot.series()),
                snapshot.trail());
    }

    /** @param origin the experiment that the run began with */
    Snapshot snapshot(Experiment origin) {
        return new Snapshot(
                new Recording(origin, journal.stream().map(Change::entry).toList()),
                experiment,
                update,
                examples,
                divergence,
                parameters,
                buffers,
                OptimizerState.of(optimizer.slots, optimizer.scalars, optimizer.updates),
                schedule,
                treatments,
                skipped,
                clips,
                batches,
                series.state(),
                trail);
    }

    /** An edit with the update before which it was made. */
    record Change(long update, String path, String json) {

        static Change of(Recording.Entry entry) {
            return new Change(entry.update(), entry.edit().path(), entry.edit().json());
        }

        Recording.Entry entry() {
            return new Recording.Entry(update, Edit.kept(path, json));
        }
    }

    /** What the optimizer remembers. */
    record Memory(double[][] slots, double[] scalars, long updates) {

        static Memory of(OptimizerState state) {
            double[][] slots = new double[state.slots()][];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = state.slot(i);
            }
            return new Memory(slots, state.scalars(), state.updates());
        }
    }

    /** What was recorded. */
    record Series(
            HistoryForm history,
            double batchMin,
            double batchMax,
            double normMax,
            long updates,
            long clipped,
            Recorder.Measured latest,
            Surroundings.State surroundings,
            Diagnosis.State diagnosis) {

        static Series of(Recorder.State state) {
            return new Series(
                    HistoryForm.of(state.history()),
                    state.batchMin(),
                    state.batchMax(),
                    state.normMax(),
                    state.updates(),
                    state.clipped(),
                    state.latest(),
                    state.surroundings(),
                    state.diagnosis());
        }

        Recorder.State state() {
            return new Recorder.State(
                    history.history(), batchMin, batchMax, normMax, updates, clipped, latest, surroundings, diagnosis);
        }
    }
}
