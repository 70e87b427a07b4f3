package downhill.train;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Training;
import java.util.List;

/** What a run is asked to do: the experiment it began with, and what its edits have made of it. */
final class Plan {
    private final Experiment origin;
    private final Journal journal = new Journal();
    private Experiment now;

    Plan(Experiment origin) {
        this.origin = origin;
        now = origin;
    }

    /**
     * Applies an edit before the update that comes next.
     *
     * @param update updates made
     * @throws InvalidExperiment if it is not legal, or would need new weights; then nothing was changed
     */
    void apply(Edit edit, long update) throws InvalidExperiment {
        Experiment next = with(edit);
        journal.add(update, edit);
        now = next;
    }

    /**
     * The index in the journal that an edit would have before the update that comes next.
     *
     * @throws InvalidExperiment if {@link #apply} would throw it
     */
    int place(Edit edit, long update) throws InvalidExperiment {
        Experiment _ = with(edit);
        return journal.place(update, edit);
    }

    private Experiment with(Edit edit) throws InvalidExperiment {
        Experiment next = edit.applyTo(now);
        if (Edit.needsRestart(now, next)) {
            throw new InvalidExperiment(List.of(Problem.of(edit.path(), "needs_restart")));
        }
        return next;
    }

    /** Goes on where a run with the same origin stood. */
    void resume(Snapshot snapshot) {
        now = snapshot.experiment();
        journal.addAll(snapshot.recording().journal());
    }

    /** The experiment with all edits. */
    Experiment now() {
        return now;
    }

    /** How it trains, with all edits. */
    Training training() {
        return now.training();
    }

    /** Number of edits applied. */
    int edits() {
        return journal.size();
    }

    /** How the run came here. */
    Recording recording() {
        return new Recording(origin, journal.entries());
    }
}
