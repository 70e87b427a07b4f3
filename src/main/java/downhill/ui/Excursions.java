package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.RunId;
import downhill.run.RunInfo;
import downhill.run.Runs;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a page can go from the run that it shows: into its past, to runs that leave it there, and to those beside it. */
final class Excursions implements FramePart, Compare.Host {
    private final Page page;
    private final NewRuns newRuns;
    private final LookBack back;
    private final Compare compare;

    /** @param refused hears why there is no other run */
    Excursions(
            Runs runs,
            FrameThreads threads,
            FrameFeed feed,
            LossPanel loss,
            Page page,
            Consumer<List<Problem>> refused) {
        this.page = page;
        newRuns = new NewRuns(runs, refused);
        back = new LookBack(feed, this::fork, then -> pilot().ask(new Command.Recall(), then), page::showExperiment);
        compare = new Compare(loss.chart(), threads, newRuns, this);
        loss.addTools(compare.button());
        loss.add(back.scrubber());
    }

    /** Says that the past is shown. */
    PastNote note() {
        return back.note();
    }

    private void fork(long update, @Nullable Edit edit) {
        pilot().id()
                .ifPresent(from -> newRuns.fork(
                        from, update, edit, owner(), pilot().pace(), id -> train(id, pilot().experiment())));
    }

    /** Tries something else in a run of its own; the page's stays as it is, beside that if it has the same rows. */
    List<Problem> attempt(Experiment other) {
        List<Problem> problems = Validation.problems(other);
        if (problems.isEmpty()) {
            newRuns.start(other, owner(), pilot().pace(), id -> train(id, other));
        }
        return problems;
    }

    private void train(RunId id, Experiment experiment) {
        compare.leaving();
        visit(id, experiment);
        pilot().send(new Command.Play());
    }

    private static Owner owner() {
        return OwnerCookie.current(VaadinSession.getCurrent());
    }

    @Override
    public Pilot pilot() {
        return page.pilot();
    }

    @Override
    public void visit(RunId id) {
        visit(id, pilot().experiment());
    }

    private void visit(RunId id, Experiment experiment) {
        page.addressBar().open(UI.getCurrent(), new Address(experiment, Optional.of(id), Optional.empty()));
        page.go(Opening.ofRun(id, experiment, pilot().pace()));
    }

    @Override
    public void travel(Recording recording, long update) {
        page.go(Opening.ofMoment(recording, update, pilot().pace()));
    }

    @Override
    public void restart(Experiment experiment) {
        page.replace(_ -> experiment);
        page.send(new Command.Play());
    }

    /** Somebody changes the experiment; nothing where that is the page's own matter. */
    Optional<List<Problem>> change(String path, String json) {
        return back.change(experiment(), path, json);
    }

    /** Shows the present again. */
    void now() {
        back.now();
    }

    /** The experiment at the moment that the page shows. */
    Experiment experiment() {
        return back.experiment(pilot().experiment());
    }

    /** Somebody tells the page's run something. */
    void send(Command command) {
        back.now();
        compare.send(command);
    }

    /** Somebody changes the page's pace. */
    void pace(Pace pace) {
        compare.send(new Command.SetPace(pace));
    }

    /** The page's experiment is another one; {@code restarted} if its run begins anew for it. */
    void changed(boolean restarted) {
        if (restarted) {
            back.now();
        }
        compare.changed(pilot().experiment(), restarted);
    }

    /** The page's run has taken a command. */
    void changed(RunInfo info) {
        back.changed(info);
        compare.changed(info);
    }

    /** The page shows a run. */
    void opened(RunInfo info) {
        back.changed(info);
        compare.opened(info);
    }

    /** The page shows something that has nothing to do with what it showed. */
    void clear() {
        compare.clear();
    }

    /** The page lost track. */
    void resync() {
        compare.resync();
    }

    /** The page shows another run. */
    void forget() {
        back.forget();
    }

    /** The page is gone. */
    void end() {
        compare.leave();
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        back.show(frame, settings);
        compare.show(frame, settings);
    }

    /** The page itself. */
    interface Page extends Changes {

        Pilot pilot();

        AddressBar addressBar();

        /** Shows the experiment of the moment that it looks at. */
        void showExperiment();

        /** Shows something else. */
        void go(Opening next);

        /** Tells its run something. */
        void send(Command command);
    }
}
