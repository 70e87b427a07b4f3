package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Validation;
import downhill.run.Reply;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.WeightNow;
import downhill.ui.Undo.Asked;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes: made at once where the run can go on with it; where it needs new weights and the run has
 * learnt something, proposed first. And the way back through all changes.
 */
final class Editing implements Changes {
    /** Most edits of a run that are read to find the way back after a reload. */
    static final int MOST_EDITS = 500;

    private static final int MOST_TEXT = 4_000_000;

    private final Changes page;
    private final Supplier<Experiment> now;
    private final Consumer<Experiment> preview;
    private final Runnable present;
    private final Undo undo = new Undo(MOST_TEXT);
    private final UndoBar bar = new UndoBar(() -> go(Asked.BACK), () -> go(Asked.FORWARD));
    private final RestartNote note = new RestartNote(this::accept, this::decline);
    private @Nullable Experiment proposed;
    private @Nullable Experiment shown;
    /** The weight that is looked at, as it was in the last frame. */
    private @Nullable SetWeight followed;

    private Asked asked = Asked.NOTHING;
    private long update;
    private int incarnation;
    private int left = -1;

    /**
     * Of one page.
     *
     * @param page makes changes, whatever they cost
     * @param now the experiment of the run
     * @param preview shows in the panels of choices what is proposed
     * @param present leads back from the past, if the page shows that
     */
    Editing(Changes page, Supplier<Experiment> now, Consumer<Experiment> preview, Runnable present) {
        this.page = page;
        this.now = now;
        this.preview = preview;
        this.present = present;
    }

    UndoBar bar() {
        return bar;
    }

    RestartNote note() {
        return note;
    }

    private Experiment base() {
        return proposed == null ? now.get() : proposed;
    }

    @Override
    public List<Problem> change(String path, String json) {
        try {
            if (Edit.of(path, json) instanceof SetWeight set) {
                return set(set);
            }
            Experiment base = base();
            Experiment next = ExperimentCodec.with(base, path, json);
            if (next.equals(base)) {
                return List.of();
            }
            if (Edit.needsRestart(base, next)) {
                return restart(next);
            }
            proposed = proposed == null ? null : next;
            return page.change(path, json);
        } catch (InvalidExperiment e) {
            return e.problems();
        }
    }

    private List<Problem> set(SetWeight set) {
        List<Problem> problems = page.change(set.path(), set.json());
        SetWeight was = followed;
        if (problems.isEmpty() && was != null && was.weight().equals(set.weight())) {
            undo.set(was, set);
            followed = set;
            showWays();
        }
        return problems;
    }

    @Override
    public List<Problem> replace(UnaryOperator<Experiment> change) {
        return restart(change.apply(base()));
    }

    private List<Problem> restart(Experiment next) {
        if (next.equals(now.get())) {
            decline();
            return List.of();
        }
        if (update == 0 || !Validation.problems(next).isEmpty()) {
            return page.replace(_ -> next);
        }
        proposed = next;
        note.show(update);
        preview.accept(next);
        return List.of();
    }

    private void accept() {
        Experiment next = proposed;
        forget();
        if (next != null) {
            page.replace(_ -> next);
        }
    }

    private void decline() {
        boolean pending = proposed != null;
        forget();
        asked = Asked.NOTHING;
        if (pending) {
            preview.accept(now.get());
        }
    }

    /** Nothing is proposed any more. */
    void forget() {
        proposed = null;
        note.hide();
    }

    private void go(Asked way) {
        if (proposed != null) {
            decline();
            return;
        }
        present.run();
        Optional<Undo.Step> target = way == Asked.BACK ? undo.back() : undo.forward();
        target.ifPresent(step -> {
            switch (step) {
                case Undo.Step.To(Experiment to) -> {
                    asked = way;
                    lead(to);
                }
                case Undo.Step.Weight(SetWeight was, SetWeight is) -> {
                    SetWeight set = way == Asked.BACK ? was : is;
                    undo.went(way);
                    page.change(set.path(), set.json());
                    showWays();
                }
            }
        });
    }

    private void showWays() {
        bar.show(undo.back().isPresent(), undo.forward().isPresent());
    }

    private void lead(Experiment to) {
        Experiment from = now.get();
        if (Edit.needsRestart(from, to)) {
            restart(to);
        } else {
            Edit edit = Edit.between(from.training(), to.training());
            page.change(edit.path(), edit.json());
        }
    }

    /** The page shows this experiment. */
    void saw(Experiment experiment) {
        Experiment last = shown;
        shown = experiment;
        if (last != null && Edit.needsRestart(last, experiment)) {
            forget();
            left = incarnation;
            update = 0;
            undo.forgetWeights();
        }
        undo.saw(experiment, asked);
        if (last != null && !last.equals(experiment)) {
            asked = Asked.NOTHING;
        }
        if (proposed != null) {
            preview.accept(proposed);
        }
        showWays();
    }

    /** A run was opened, which may have been edited before. */
    void opened(int edits, Consumer<Consumer<Reply>> recall) {
        left = -1;
        undo.forgetWeights();
        if (edits > 0 && edits <= MOST_EDITS && undo.back().isEmpty()) {
            recall.accept(reply -> {
                if (reply instanceof Reply.Recalled recalled) {
                    undo.recall(way(recalled.recording()));
                    showWays();
                }
            });
        }
    }

    private static List<Experiment> way(Recording recording) {
        try {
            return recording.way().stream().map(Recording.Since::experiment).toList();
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("A run has edits that are not legal", e);
        }
    }

    /** Where the run stands; a frame of before it began anew says nothing of that. */
    void show(Frame frame) {
        if (incarnation != frame.incarnation() && !frame.past()) {
            undo.forgetWeights();
            showWays();
        }
        incarnation = frame.incarnation();
        WeightNow found = frame.look().followed();
        followed = found == null || frame.past() || !(Math.abs(found.value()) <= SetWeight.LARGEST)
                ? null
                : new SetWeight(found.weight(), found.value());
        if (incarnation != left && !frame.past()) {
            update = frame.progress().update();
        }
    }
}
