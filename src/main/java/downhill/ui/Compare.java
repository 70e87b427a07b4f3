package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.RunInfo;
import downhill.train.Frame;
import downhill.train.Recording;
import downhill.ui.Neighbour.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runs beside the one of a page: what it was before it began anew, the run that a new one has left, those that race it.
 * Their curves stay in the loss chart; each can be shown on the page again, or taken away.
 */
final class Compare implements FramePart {
    private final LossChart chart;
    private final NewRuns newRuns;
    private final Host host;
    private final Tray tray = new Tray();
    private final Rivals rivals;
    private final TrayKeeper keeper;
    private final Button button = Clicks.on(new Button(Words.text("compare")), () -> new CompareDialog(this).open());
    private @Nullable Experiment shown;
    private @Nullable Recording recalled;
    private Summary now = Summary.NOTHING;
    private int edits;
    private boolean racing;
    private int races;

    /** @param host the page */
    Compare(LossChart chart, FrameThreads threads, NewRuns newRuns, Host host) {
        this.chart = chart;
        this.newRuns = newRuns;
        this.host = host;
        button.setId("compare");
        button.addClassName("dh-compare-button");
        button.setVisible(false);
        rivals = new Rivals(newRuns.runs(), threads, this::beside);
        keeper = new TrayKeeper(chart, tray, rivals, newRuns, host);
        chart.addBesideListener(rivals::painted);
    }

    /** Opens the tray; there once something has been changed. */
    Component button() {
        return button;
    }

    List<Neighbour> all() {
        return tray.all();
    }

    /** The experiment of the page's run. */
    Experiment experiment() {
        return host.pilot().experiment();
    }

    /** How far the page's run has come. */
    Summary now() {
        return now;
    }

    /** What a run has that the page's has not. */
    String name(Neighbour neighbour) {
        String difference = Differences.of(neighbour.experiment(), experiment());
        return difference.isEmpty()
                ? Words.text("compare.same", neighbour.summary().update())
                : difference;
    }

    /** The page's experiment is another one; {@code restarted} if its run begins anew for it. */
    void changed(Experiment next, boolean restarted) {
        Experiment before = shown;
        if (before != null && !before.equals(next)) {
            button.setVisible(true);
            if (restarted && !racing && now.update() > 0 && Tray.areComparable(before, next)) {
                keep(before, edits == 0 ? new Recording(before, List.of()) : recalled, null);
            }
            if (restarted) {
                tray.drop(next);
            }
        }
        if (restarted) {
            now = Summary.NOTHING;
            edits = 0;
        }
        settle(next);
    }

    private void keep(Experiment experiment, @Nullable Recording recording, @Nullable RunId run) {
        Neighbour kept = tray.add(experiment, now, recording, run);
        chart.keep(kept.key());
        publish();
    }

    /** The page goes to another run of this owner, and this one stays beside it. */
    void leaving() {
        Experiment before = shown;
        if (before != null && now.update() > 0) {
            button.setVisible(true);
            keep(before, null, host.pilot().id().orElse(null));
            host.pilot().send(new Command.Pause());
        }
        now = Summary.NOTHING;
    }

    /** The page shows a run. */
    void opened(RunInfo info) {
        edits = info.edits();
        recollect();
        tray.drop(info.id());
        settle(info.experiment());
        keeper.recall(info, owner(), this::settled);
    }

    private void settled() {
        button.setVisible(button.isVisible() || !tray.all().isEmpty());
        publish();
    }

    /** The page's run has taken a command. */
    void changed(RunInfo info) {
        if (info.edits() != edits) {
            edits = info.edits();
            recollect();
        }
    }

    private void recollect() {
        recalled = null;
        if (edits > 0) {
            host.pilot()
                    .ask(
                            new Command.Recall(),
                            reply -> recalled = reply instanceof Reply.Recalled found ? found.recording() : null);
        }
    }

    private void settle(Experiment next) {
        shown = next;
        tray.suit(next);
        publish();
    }

    private void publish() {
        rivals.only(key -> tray.find(key).isPresent());
        chart.runs(tray.all(), this::name);
        keeper.remember();
    }

    /** Takes a run away. */
    void remove(Neighbour neighbour) {
        tray.remove(neighbour.key());
        publish();
    }

    /** Takes all of them away. */
    void clear() {
        tray.clear();
        publish();
    }

    /** Shows a run on the page, and the page's own beside it. */
    void open(Neighbour neighbour) {
        Recording recording = neighbour.recording();
        leaving();
        tray.remove(neighbour.key());
        if (neighbour.run() != null) {
            rivals.close(neighbour.key());
            publish();
            host.visit(neighbour.run());
        } else if (recording != null) {
            publish();
            host.travel(recording, neighbour.summary().update());
        }
    }

    /**
     * Lets runs train side by side that differ in one field.
     *
     * @param values as JSON, the first for the page's own run
     * @return what is wrong with them; then nothing was begun
     */
    List<Problem> race(String path, List<String> values) {
        List<Experiment> field = new ArrayList<>();
        try {
            for (String value : values) {
                field.add(ExperimentCodec.with(experiment(), path, value));
            }
        } catch (InvalidExperiment e) {
            return e.problems();
        }
        racing = true;
        tray.clear();
        publish();
        host.restart(field.getFirst());
        racing = false;
        races++;
        enter(field.subList(1, Math.min(field.size(), Tray.MOST)), races);
        return List.of();
    }

    // One after the other, so that curves and rows have the order of the values.
    private void enter(List<Experiment> field, int race) {
        if (field.isEmpty() || race != races) {
            return;
        }
        Experiment experiment = field.getFirst();
        Owner owner = owner();
        Consumer<RunId> entered = id -> {
            if (race == races) {
                join(id, experiment);
                enter(field.subList(1, field.size()), race);
            }
        };
        rivals.spare()
                .ifPresentOrElse(
                        id -> newRuns.again(id, experiment, owner, host.pilot().pace(), entered),
                        () -> newRuns.start(experiment, owner, host.pilot().pace(), entered));
    }

    private void join(RunId id, Experiment experiment) {
        Neighbour entered = tray.add(experiment, Summary.NOTHING, null, id);
        Rival rival = rivals.follow(entered.key(), id, owner());
        publish();
        rival.send(new Command.SetPace(host.pilot().pace()));
        rival.send(new Command.Play());
    }

    private void beside(String key, Frame frame) {
        tray.find(key).ifPresent(each -> {
            tray.update(key, each.summary().after(frame));
            chart.beside(key, frame);
        });
    }

    private static Owner owner() {
        return OwnerCookie.current(VaadinSession.getCurrent());
    }

    /** What the page's run is told, those hear that race it. */
    void send(Command command) {
        switch (command) {
            case Command.Play _,
                    Command.Pause _,
                    Command.OneUpdate _,
                    Command.OneEpoch _,
                    Command.Reset _,
                    Command.SetPace _ -> rivals.send(command);
            default -> {
                // The others go on as they are.
            }
        }
    }

    /** The page lost track. */
    void resync() {
        rivals.resync();
    }

    /** The page is gone. */
    void leave() {
        rivals.leave();
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (!frame.past()) {
            now = now.after(frame);
        }
    }

    /** The page that shows the run which the others are compared with. */
    interface Host {

        Pilot pilot();

        /** Shows another run of its owner. */
        void visit(RunId id);

        /** Shows a run that is trained again up to an update. */
        void travel(Recording recording, long update);

        /** Begins anew with another experiment, and trains. */
        void restart(Experiment experiment);
    }
}
