package downhill.ui;

import downhill.data.Csv;
import downhill.experiment.Experiment;
import downhill.train.SetWeight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The experiments that a page has shown one after the other, the weights that were set by hand between them, and where in all
 * that it stands; bounded.
 */
final class Undo {
    /** Most ways back. */
    static final int MOST = 50;

    private final Deque<Step> before = new ArrayDeque<>();
    private final Deque<Step> after = new ArrayDeque<>();
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
        Step here = new Step.To(now);
        if (asked == Asked.BACK && here.equals(before.peek())) {
            before.pop();
            after.push(new Step.To(left));
        } else if (asked == Asked.FORWARD && here.equals(after.peek())) {
            after.pop();
            before.push(new Step.To(left));
        } else {
            add(new Step.To(left));
        }
    }

    /** Somebody has set a weight that was another before. */
    void set(SetWeight was, SetWeight is) {
        add(new Step.Weight(was, is));
    }

    /** A weight was set as the next step that way says. */
    void went(Asked asked) {
        if (asked == Asked.BACK) {
            after.push(before.pop());
        } else {
            before.push(after.pop());
        }
    }

    /** There are other weights: what was set by hand says nothing of them. */
    void forgetWeights() {
        before.removeIf(Step.Weight.class::isInstance);
        after.removeIf(Step.Weight.class::isInstance);
    }

    /** Takes over what a run says of its way, where the page itself knows nothing yet; the last is shown now. */
    void recall(List<Experiment> way) {
        if (before.isEmpty() && after.isEmpty() && now != null && now.equals(way.getLast())) {
            way.subList(Math.max(0, way.size() - 1 - MOST), way.size() - 1)
                    .forEach(each -> before.push(new Step.To(each)));
        }
    }

    /** What a step back leads to. */
    Optional<Step> back() {
        return Optional.ofNullable(before.peek());
    }

    /** What a step forward leads to. */
    Optional<Step> forward() {
        return Optional.ofNullable(after.peek());
    }

    private void add(Step step) {
        after.clear();
        before.push(step);
        while (before.size() > MOST || (before.size() > 1 && text() > mostText)) {
            before.removeLast();
        }
    }

    private long text() {
        return before.stream()
                .filter(Step.To.class::isInstance)
                .map(step -> ((Step.To) step).experiment().data().dataset())
                .distinct()
                .mapToLong(dataset ->
                        dataset instanceof Csv csv ? csv.text().text().length() : 0)
                .sum();
    }

    /** Something that can be done again, or taken back. */
    sealed interface Step {

        /** Leads to this experiment. */
        record To(Experiment experiment) implements Step {}

        /**
         * A weight that was set by hand.
         *
         * @param was leads back
         * @param is leads forward
         */
        record Weight(SetWeight was, SetWeight is) implements Step {}
    }

    /** Which way somebody wants to go. */
    enum Asked {
        BACK,
        FORWARD,
        NOTHING
    }
}
