package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.diagnose.Remedy;
import downhill.experiment.Card.Variant;
import downhill.experiment.Experiment;
import downhill.run.Command;
import downhill.run.Jobs;
import downhill.run.Pace;
import downhill.run.RunInfo;
import downhill.run.Runs;
import downhill.share.MyExperiments;
import downhill.share.ShortLinks;
import downhill.train.Frame;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The playground: somebody wants to see a network learn or fail, and to change it while it does.
 *
 * <p>The run lives on the server under its own id, which the address bar holds beside the experiment; this page only
 * watches it. Every frame is shown in one access by the {@link Flusher}; no other thread touches a component.
 */
@Route("")
@RouteAlias("x/:experiment")
@RouteAlias("s/:short")
class PlaygroundView extends Div
        implements BeforeEnterObserver, HasDynamicTitle, TransportBar.Actions, RunListener, Excursions.Page {
    private static final Pace SLOW = new Pace(2);

    private final Runs runs;
    private final ShortLinks links;
    private final Keepsakes keepsakes;
    private final FrameFeed feed;
    private final Excursions excursions;
    private final CardStrip cards = new CardStrip(this::choose);
    private final Surround surround;
    private final TransportBar transport;
    private final Notice notice = new Notice(this::replaySlowly, () -> pilot().stopTravel());
    private final Editing editing = new Editing(this, this::experiment, this::preview, this::present);
    private final Panels panels;
    private final FrameClock clock;
    private final AddressBar bar = new AddressBar();
    private ViewSettings settings = ViewSettings.DEFAULT;
    private Opening opening = Opening.FIRST;
    private @Nullable Pilot pilot;
    private boolean edited;

    PlaygroundView(Runs runs, ShortLinks links, MyExperiments mine, FrameThreads threads, FrameLines lines, Jobs jobs) {
        this.runs = runs;
        this.links = links;
        keepsakes = new Keepsakes(links, mine);
        surround = new Surround(() -> keepsakes.share(pilot(), opening, edited), () -> keepsakes.keep(pilot()));
        transport = new TransportBar(this, surround);
        feed = new FrameFeed(runs, threads, Panels.SHOWN, this::show);
        panels = new Panels(
                editing,
                this::look,
                this::attempt,
                new Specimen(feed::measure, (question, then) -> pilot().ask(question, then)),
                jobs);
        feed.measure(MapsPanel.NEEDS);
        excursions = new Excursions(runs, threads, feed, panels.loss(), this, this::refused);
        addClassName("dh-page");
        panels.addTools(new TakeAway(
                runs, () -> pilot().id(), () -> Pictures.of(pilot().experiment(), settings, surround.isDark())));
        transport.addEditing(editing.bar());
        clock = new FrameClock(lines, feed);
        add(transport, cards, excursions.note(), notice, editing.note(), panels, clock);
        clock.addResyncListener(_ -> excursions.resync());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        opening = Opening.of(event, links);
        bar.reached(event.getLocation().getPathWithQueryParameters());
        if (pilot != null) {
            notice.hide();
        }
        opening.shared().ifPresent(notice::kept);
        if (!opening.problems().isEmpty()) {
            notice.problems(opening.problems());
        }
        if (pilot != null) {
            open(event.getUI(), pilot);
        }
    }

    // The way back or forward leads to an experiment that this page had opened, most often in the run that it looks at.
    private void open(UI ui, Pilot before) {
        if (opening.run().isPresent() && opening.run().equals(before.id())) {
            if (!opening.experiment().equals(before.experiment())) {
                refused(before.replace(opening.experiment()));
                pace(opening.pace());
                transport.show(before.pace());
            }
            return;
        }
        leave();
        take(ui);
    }

    private void take(UI ui) {
        var owner = OwnerCookie.current(VaadinSession.getCurrent());
        pilot = new Pilot(ui, runs, owner, opening, this, notice);
        showExperiment();
        pilot.open(opening.run());
    }

    @Override
    public String getPageTitle() {
        return Words.text("brand");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        take(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
        excursions.end();
    }

    @Override
    public Pilot pilot() {
        return Objects.requireNonNull(pilot, "attached");
    }

    private Experiment experiment() {
        return excursions.experiment();
    }

    private void present() {
        excursions.now();
    }

    @Override
    public void showExperiment() {
        panels.show(experiment());
        transport.show(pilot().pace());
        cards.recognise(experiment());
        editing.saw(pilot().experiment());
    }

    private void preview(Experiment experiment) {
        panels.propose(experiment, !experiment.equals(experiment()));
    }

    private void choose(Variant variant, boolean beside) {
        notice.hide();
        refused(bar.opening(() -> pilot().replace(variant.experiment()))); // the way back leads to the one before
        if (!beside) {
            excursions.clear();
        }
        pace(new Pace(variant.updatesPerSecond()));
        transport.show(pilot().pace());
        if (beside) {
            send(new Command.Play());
        }
    }

    private void attempt(Remedy remedy) {
        notice.hide();
        refused(excursions.attempt(remedy.apply(experiment())));
    }

    @Override
    public void go(Opening next) {
        opening = next;
        editing.forget();
        leave();
        take(UI.getCurrent());
    }

    @Override
    public AddressBar addressBar() {
        return bar;
    }

    private void leave() {
        excursions.forget();
        pilot().leave();
        feed.stop();
    }

    private void replaySlowly() {
        pace(SLOW);
        transport.show(SLOW);
        send(new Command.Reset());
        send(new Command.Play());
    }

    private void look(UnaryOperator<ViewSettings> change) {
        ViewSettings before = settings;
        settings = change.apply(before);
        if (!settings.withCurves(before.curves()).equals(before)) {
            feed.resync();
        }
    }

    @Override
    public List<Problem> change(String path, String json) {
        return excursions.change(path, json).orElseGet(() -> pilot().change(path, json));
    }

    @Override
    public List<Problem> replace(UnaryOperator<Experiment> change) {
        List<Problem> problems = pilot().replace(change.apply(pilot().experiment()));
        refused(problems);
        return problems;
    }

    @Override
    public void send(Command command) {
        excursions.send(command);
        pilot().send(command);
    }

    @Override
    public void pace(Pace pace) {
        pilot().pace(pace);
        excursions.pace(pace);
    }

    @Override
    public void newSeed() {
        refused(pilot().replace(experiment().withSeed(experiment().seed() + 1)));
    }

    @Override
    public void runOpened(RunInfo info) {
        notice.hideQueue();
        edited = info.edits() > 0;
        editing.opened(info.edits(), then -> pilot().ask(new Command.Recall(), then));
        excursions.opened(info);
        feed.follow(UI.getCurrent(), info.id());
        showExperiment();
        showAddress();
    }

    @Override
    public void runQueued(int place) {
        transport.queued();
        notice.queued(place);
        showAddress();
    }

    @Override
    public void experimentChanged(boolean restarted) {
        excursions.changed(restarted);
        showExperiment();
        showAddress();
    }

    private void showAddress() {
        bar.show(UI.getCurrent(), Address.of(pilot(), opening));
    }

    @Override
    public void runChanged(RunInfo info) {
        feed.again();
        edited = info.edits() > 0;
        excursions.changed(info);
    }

    @Override
    public void refused(List<Problem> problems) {
        if (!problems.isEmpty()) {
            notice.problems(problems);
            showExperiment();
        }
    }

    private void show(Frame frame) {
        transport.show(frame, settings);
        notice.show(frame, settings);
        editing.show(frame);
        panels.show(frame, settings);
        excursions.show(frame, settings);
        clock.setNumber(frame.number());
    }
}
