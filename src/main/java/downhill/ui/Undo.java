package downhill.ui;

import downhill.data.Csv;
import downhill.experiment.Experiment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The experiments that a page has shown one after the other, and where in them it stands; bounded. */
final class Undo {
    /** Most ways back. */
    static final int MOST = 50;

    private final Deque<Experiment> before = new ArrayDeque<>();
    private final Deque<Experiment> after = new ArrayDeque<>();
    private final int mostText;
    private @Nullable Experiment now;

    /** @param mostText characters of tables that are kept for the ways back at most */
    Undo(int mostText) {
        this.mostText = mostText;
    }

    /** The page shows this: a step back or forward if it is what lies there and was asked for, else a new one. */
    void saw(Experiment experiment, Asked asked) {
        Experiment left = now;
        if (left == null || left.equals(experiment)) {
            now = left == null ? experiment : left;
            return;
        }
        // Data that did not change is kept once: a table may be large.
        now = left.data().equals(experiment.data()) ? experiment.withData(left.data()) : experiment;
        if (asked == Asked.BACK && now.equals(before.peek())) {
            before.pop();
            after.push(left);
        } else if (asked == Asked.FORWARD && now.equals(after.peek())) {
            after.pop();
            before.push(left);
        } else {
            after.clear();
            before.push(left);
            forget();
        }
    }

    /** Takes over what a run says of its way, where the page itself knows nothing yet; the last is shown now. */
    void recall(List<Experiment> way) {
        if (before.isEmpty() && after.isEmpty() && now != null && now.equals(way.getLast())) {
            way.subList(Math.max(0, way.size() - 1 - MOST), way.size() - 1).forEach(before::push);
        }
    }

    /** What a step back leads to. */
    Optional<Experiment> back() {
        return Optional.ofNullable(before.peek());
    }

    /** What a step forward leads to. */
    Optional<Experiment> forward() {
        return Optional.ofNullable(after.peek());
    }

    private void forget() {
        while (before.size() > MOST || (before.size() > 1 && text() > mostText)) {
            before.removeLast();
        }
    }

    private long text() {
        return before.stream()
                .map(experiment -> experiment.data().dataset())
                .distinct()
                .mapToLong(dataset ->
                        dataset instanceof Csv csv ? csv.text().text().length() : 0)
                .sum();
    }

    /** Which way somebody wants to go. */
    enum Asked {
        BACK,
        FORWARD,
        NOTHING
    }
}
