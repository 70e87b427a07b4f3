package downhill.train;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it can be replayed: where it began, and every edit with the update before which it was applied.
 *
 * @param experiment at update 0
 * @param journal in order of update
 */
public record Recording(Experiment experiment, List<Entry> journal) {
    /** Most edits of one run. */
    public static final int MAX_EDITS = Journal.MAX;

    public Recording {
        journal = List.copyOf(journal);
    }

    /** Trains again from the start up to an update, or until the run ends by itself. */
    public Trainer replay(long updates) throws InvalidExperiment {
        return whole(replaying(updates));
    }

    /** Trains on from a snapshot of this very run, with the edits that came after it. */
    public Trainer replay(Snapshot snapshot, long updates) throws InvalidExperiment {
        return whole(replaying(snapshot, updates));
    }

    /** Begins to train again from the start up to an update, piece by piece. */
    public Replaying replaying(long updates) {
        return new Replaying(new Trainer(experiment), journal, updates);
    }

    /** Begins to train on from a snapshot of this very run, piece by piece. */
    public Replaying replaying(Snapshot snapshot, long updates) {
        int known = known(snapshot.recording().journal());
        return new Replaying(Trainer.restore(snapshot), journal.subList(known, journal.size()), updates);
    }

    private static Trainer whole(Replaying replaying) throws InvalidExperiment {
        while (replaying.advance()) {
            // All of it.
        }
        return replaying.trainer();
    }

    /**
     * The same up to an update, with the edits that were made there, and one more. Before the first update a change of
     * the experiment leaves no trace in the journal; a weight that was set does, unless a later edit needs new weights.
     *
     * @param edit null for none
     * @throws InvalidExperiment if an edit is none of this run, or the journal is out of order
     */
    public Recording until(long update, @Nullable Edit edit) throws InvalidExperiment {
        Plan plan = new Plan(experiment);
        long before = 0;
        for (Entry entry : journal) {
            if (entry.update() < before) {
                throw new InvalidExperiment(List.of(Problem.of("journal", "out_of_order")));
            }
            before = entry.update();
            if (before <= update) {
                plan.apply(entry.edit(), before);
            }
        }
        if (update == 0) {
            return begun(plan, edit);
        }
        if (edit != null) {
            plan.apply(edit, update);
        }
        return plan.recording();
    }

    private static Recording begun(Plan plan, @Nullable Edit edit) throws InvalidExperiment {
        Experiment now = edit == null ? plan.now() : edit.applyTo(plan.now());
        if (Edit.needsRestart(plan.now(), now)) {
            return new Recording(now, List.of());
        }
        List<Entry> set = new ArrayList<>(plan.recording().journal());
        if (edit != null) {
            set.add(new Entry(0, edit));
        }
        set.removeIf(entry -> !(entry.edit() instanceof SetWeight));
        return new Recording(now, set);
    }

    /**
     * The experiments that the run has had one after the other.
     *
     * @throws InvalidExperiment if an edit is none of this run
     */
    public List<Since> way() throws InvalidExperiment {
        List<Since> way = new ArrayList<>(List.of(new Since(0, experiment)));
        for (Entry entry : journal) {
            if (entry.edit() instanceof Edit.Change change) { // a weight that was set leaves it as it is
                way.add(new Since(entry.update(), change.applyTo(way.getLast().experiment())));
            }
        }
        return way;
    }

    /** Whether a snapshot is of this very run, so that it can go on from there. */
    public boolean covers(Snapshot snapshot) {
        List<Entry> known = snapshot.recording().journal();
        return experiment.equals(snapshot.recording().experiment())
                && known.size() <= journal.size()
                && known.equals(journal.subList(0, known.size()));
    }

    /** Edits that a snapshot knows; its last one may have been replaced since, before the same update. */
    private int known(List<Entry> others) {
        int known = 0;
        while (known < Math.min(others.size(), journal.size())
                && others.get(known).equals(journal.get(known))) {
            known++;
        }
        return known;
    }

    /** An experiment that held from an update on. */
    public record Since(long update, Experiment experiment) {}

    /** An edit that was applied after {@code update} updates. */
    public record Entry(long update, Edit edit) {}
}
