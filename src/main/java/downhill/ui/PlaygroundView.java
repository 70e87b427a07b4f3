package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.ColorScheme;
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
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Reply;
import downhill.run.RunInfo;
import downhill.run.Runs;
import downhill.share.MyExperiments;
import downhill.share.ShortLinks;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
        implements BeforeEnterObserver, HasDynamicTitle, Changes, TransportBar.Actions, Pilot.Listener {
    private static final Pace SLOW = new Pace(2);

    /** What this page shows whatever its microscope does. */
    private static final Set<Measurement> SHOWN = Set.of(
            Measurement.SERIES, Measurement.METRICS, Measurement.WEIGHTS, Measurement.OUTPUT, Measurement.FINGERPRINT);

    private final Runs runs;
    private final ShortLinks links;
    private final Keepsakes keepsakes;
    private final FrameFeed feed;
    private final CardStrip cards = new CardStrip(this::choose);
    private final TransportBar transport = new TransportBar(this);
    private final Notice notice = new Notice(this::replaySlowly, () -> pilot().stopTravel());
    private final Editing editing = new Editing(this, () -> pilot().experiment(), this::preview);
    private final Panels panels;
    private final FrameClock clock = new FrameClock();
    private final AddressBar bar = new AddressBar();
    private ViewSettings settings = ViewSettings.DEFAULT;
    private Opening opening = Opening.FIRST;
    private @Nullable Pilot pilot;
    private boolean edited;
    private boolean dark;

    PlaygroundView(Runs runs, ShortLinks links, MyExperiments mine, FrameTicker ticker, Jobs jobs) {
        this.runs = runs;
        this.links = links;
        keepsakes = new Keepsakes(links, mine);
        feed = new FrameFeed(runs, ticker, SHOWN, this::show);
        panels = new Panels(editing, this::look, this::attempt, new Specimen(this::measure, this::ask), jobs);
        feed.measure(MapsPanel.NEEDS);
        addClassName("dh-page");
        panels.addTools(
                new TakeAway(runs, () -> pilot().id(), () -> Pictures.of(pilot().experiment(), settings, dark)));
        transport.addEditing(editing.bar());
        add(transport, cards, notice, editing.note(), panels, clock);
        clock.addPaintedListener(event -> feed.painted(event.number()));
        clock.addResyncListener(event -> feed.resync());
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
        before.leave();
        feed.stop();
        take(ui);
    }

    private void take(UI ui) {
        Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
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
        pilot().leave();
        feed.stop();
    }

    private Pilot pilot() {
        return Objects.requireNonNull(pilot, "attached");
    }

    private void showExperiment() {
        Experiment experiment = pilot().experiment();
        panels.show(experiment);
        transport.show(pilot().pace());
        cards.recognise(experiment);
        editing.saw(experiment);
    }

    private void preview(Experiment experiment) {
        panels.propose(experiment, !experiment.equals(pilot().experiment()));
    }

    private void choose(Variant variant, boolean compare) {
        notice.hide();
        refused(open(variant.experiment()));
        pace(new Pace(variant.updatesPerSecond()));
        transport.show(pilot().pace());
        if (compare) {
            send(new Command.Play());
        }
    }

    /** Replaces the experiment so that the way back leads to the one before. */
    private List<Problem> open(Experiment next) {
        return bar.opening(() -> pilot().replace(next));
    }

    private void attempt(Remedy remedy) {
        notice.hide();
        List<Problem> problems = open(remedy.apply(pilot().experiment()));
        refused(problems);
        if (problems.isEmpty()) {
            send(new Command.Play());
        }
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

    private void measure(Set<Measurement> parts) {
        feed.measure(parts);
    }

    private void ask(Command question, Consumer<Reply> then) {
        pilot().ask(question, then);
    }

    @Override
    public List<Problem> change(String path, String json) {
        return pilot().change(path, json);
    }

    @Override
    public List<Problem> replace(UnaryOperator<Experiment> change) {
        List<Problem> problems = pilot().replace(change.apply(pilot().experiment()));
        refused(problems);
        return problems;
    }

    @Override
    public void send(Command command) {
        pilot().send(command);
    }

    @Override
    public void pace(Pace pace) {
        pilot().pace(pace);
    }

    @Override
    public void newSeed() {
        Experiment experiment = pilot().experiment();
        refused(pilot().replace(experiment.withSeed(experiment.seed() + 1)));
    }

    @Override
    public void share() {
        keepsakes.share(pilot(), opening, edited);
    }

    @Override
    public void keep() {
        keepsakes.keep(pilot());
    }

    @Override
    public void scheme() {
        dark = !dark;
        UI.getCurrent().getPage().setColorScheme(dark ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT);
    }

    @Override
    public void language() {
        Language.change(UI.getCurrent());
    }

    @Override
    public void runOpened(RunInfo info) {
        notice.hideQueue();
        edited = info.edits() > 0;
        editing.opened(info.edits(), then -> ask(new Command.Recall(), then));
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
        clock.setNumber(frame.number());
    }
}
