package downhill.ui;

import com.vaadin.flow.component.Component;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.run.Reply;
import downhill.run.RunInfo;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page's look at the past of its run: everything shows the moment that the scrubber leads to, and from there a new run
 * may leave, as it was or with one thing changed. The run itself stays what it is.
 */
final class LookBack implements FramePart {
    private static final long NOW = -1;

    private final FrameFeed feed;
    private final Fork fork;
    private final Consumer<Consumer<Reply>> recall;
    private final Runnable moved;
    private final Scrubber scrubber = new Scrubber(this::go);
    private final PastNote note = new PastNote(() -> leave(null), this::now);
    private long seen = NOW;
    private boolean edited;
    private List<Recording.Since> way = List.of();
    private @Nullable Experiment then;

    /**
     * Of one page.
     *
     * @param fork begins a new run
     * @param recall asks the run for its edits
     * @param moved hears that another experiment is to be shown
     */
    LookBack(FrameFeed feed, Fork fork, Consumer<Consumer<Reply>> recall, Runnable moved) {
        this.feed = feed;
        this.fork = fork;
        this.recall = recall;
        this.moved = moved;
        feed.listen(this::replaying);
    }

    Component scrubber() {
        return scrubber;
    }

    PastNote note() {
        return note;
    }

    /** Whether the page shows the past. */
    boolean isAway() {
        return seen != NOW;
    }

    private void go(long update) {
        if (update >= scrubber.last()) {
            now();
            return;
        }
        seen = update;
        note.show(update, scrubber.last());
        feed.at(update);
        if (edited && way.isEmpty()) {
            recall.accept(this::recalled);
        }
        showThen();
    }

    /** The run was opened, or has taken a command. */
    void changed(RunInfo info) {
        edited = info.edits() > 0;
    }

    private void recalled(Reply reply) {
        if (!isAway() || !(reply instanceof Reply.Recalled recalled)) {
            return;
        }
        Recording recording = recalled.recording();
        if (recording.journal().size() <= Editing.MOST_EDITS) {
            try {
                way = recording.way();
            } catch (InvalidExperiment e) {
                throw new IllegalStateException("A run has edits that are not legal", e);
            }
            showThen();
        }
    }

    // A choice that was changed on the way is shown as it was then.
    private void showThen() {
        Experiment found = null;
        for (Recording.Since each : way) {
            found = each.update() <= seen ? each.experiment() : found;
        }
        if (found != null && !found.equals(then)) {
            then = found;
            moved.run();
        }
    }

    /** The experiment at the moment that is shown; of a run without edits that of now. */
    Experiment experiment(Experiment now) {
        return then == null ? now : then;
    }

    /** Shows the present again. */
    void now() {
        if (isAway()) {
            forget();
            feed.live();
        }
    }

    /** The page shows another run. */
    void forget() {
        if (isAway()) {
            scrubber.stand(scrubber.last());
        }
        seen = NOW;
        way = List.of();
        note.hide();
        if (then != null) {
            then = null;
            moved.run();
        }
    }

    private void leave(@Nullable Edit edit) {
        fork.begin(seen, edit);
    }

    /**
     * Somebody changes the experiment: what a run can go on with leaves it where the page looks, anything else begins anew.
     *
     * @return what is wrong with it, or nothing where the past has nothing to do with it
     */
    Optional<List<Problem>> change(Experiment experiment, String path, String json) {
        if (!isAway()) {
            return Optional.empty();
        }
        try {
            Edit edit = Edit.of(path, json);
            Experiment next = edit.applyTo(experiment);
            if (edit instanceof Edit.Change && next.equals(experiment)) {
                return Optional.of(List.of());
            }
            if (Edit.needsRestart(experiment, next)) {
                now();
                return Optional.empty();
            }
            leave(edit);
            return Optional.of(List.of());
        } catch (InvalidExperiment e) {
            return Optional.of(e.problems());
        }
    }

    private void replaying(long update, double progress) {
        if (update == seen) {
            note.way(progress);
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        scrubber.show(frame, settings);
        if (frame.past() && frame.progress().update() == seen) {
            note.arrived();
        } else if (!frame.past() && isAway() && scrubber.last() < seen) {
            forget(); // the run began anew
        }
    }

    /** Begins a run that leaves the one on the page. */
    @FunctionalInterface
    interface Fork {

        /**
         * At an update of it.
         *
         * @param edit made there; null for none
         */
        void begin(long update, @Nullable Edit edit);
    }
}
