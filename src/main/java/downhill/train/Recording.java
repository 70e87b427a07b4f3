package downhill.train;

import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import java.util.List;

/**
 * A run as it can be replayed: where it began, and every edit with the update before which it was applied.
 *
 * @param experiment at update 0
 * @param journal in order of update
 */
public record Recording(Experiment experiment, List<Entry> journal) {

    public Recording {
        journal = List.copyOf(journal);
    }

    /** Trains again from the start up to an update, or until the run ends by itself. */
    public Trainer replay(long updates) throws InvalidExperiment {
        return replay(new Trainer(experiment), 0, updates);
    }

    /** Trains on from a snapshot of this very run, with the edits that came after it. */
    public Trainer replay(Snapshot snapshot, long updates) throws InvalidExperiment {
        return replay(Trainer.restore(snapshot), known(snapshot.recording().journal()), updates);
    }

    /** Edits that a snapshot knows; its last one may have been replaced since, before the same update. */
    private int known(List<Entry> others) {
        int known = 0;
        while (known < others.size() && others.get(known).equals(journal.get(known))) {
            known++;
        }
        return known;
    }

    private Trainer replay(Trainer trainer, int known, long updates) throws InvalidExperiment {
        for (Entry entry : journal.subList(known, journal.size())) {
            advance(trainer, Math.min(entry.update(), updates));
            if (entry.update() <= updates) {
                trainer.apply(entry.edit());
            }
        }
        advance(trainer, updates);
        return trainer;
    }

    private static void advance(Trainer trainer, long to) {
        boolean going = true;
        while (going && trainer.update() < to) {
            going = trainer.step(Needs.NOTHING);
        }
    }

    /** An edit that was applied after {@code update} updates. */
    public record Entry(long update, Edit edit) {}
}
