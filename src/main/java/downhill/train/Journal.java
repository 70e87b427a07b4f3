package downhill.train;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The edits of a run in order, bounded. */
final class Journal {
    /** Most edits of one run. */
    static final int MAX = 10_000;

    /** Fields of which only the last value before an update matters: nothing is started anew by them. */
    private static final Set<String> COALESCED =
            Set.of("training.learning_rate", "training.epochs", "training.l1", "training.l2");

    private final List<Recording.Entry> entries = new ArrayList<>();

    /**
     * Adds an edit; several values of one number before the same update leave only the last.
     *
     * @throws InvalidExperiment if the journal is full
     */
    void add(long update, Edit edit) throws InvalidExperiment {
        int place = place(update, edit);
        entries.subList(place, entries.size()).clear();
        entries.add(new Recording.Entry(update, edit));
    }

    /**
     * The index that {@link #add} would give it.
     *
     * @throws InvalidExperiment if the journal is full
     */
    int place(long update, Edit edit) throws InvalidExperiment {
        boolean replaces = !entries.isEmpty() && replaces(edit, update, entries.getLast());
        int place = replaces ? entries.size() - 1 : entries.size();
        if (place >= MAX) {
            throw new InvalidExperiment(List.of(Problem.of(edit.path(), "too_many_edits", MAX)));
        }
        return place;
    }

    private static boolean replaces(Edit edit, long update, Recording.Entry last) {
        return last.update() == update && last.edit().path().equals(edit.path()) && COALESCED.contains(edit.path());
    }

    void addAll(List<Recording.Entry> others) {
        entries.addAll(others);
    }

    List<Recording.Entry> entries() {
        return List.copyOf(entries);
    }

    int size() {
        return entries.size();
    }
}
