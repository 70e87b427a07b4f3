package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.experiment.Race;
import downhill.experiment.RaceText;
import downhill.experiment.Races;
import downhill.run.Jobs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Surfaces: somebody wants to see why one optimizer arrives where another zigzags, and lets several race from a point of
 * his own.
 *
 * <p>A race is computed as a job and sent as a whole; the browser plays it.
 */
@JsModule(Tips.MODULE)
@Route("surfaces")
class SurfacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Jobs jobs;
    private final SceneStrip scenes = new SceneStrip(this::change);
    private final RacePicture picture = new RacePicture();
    private final SceneFields fields = new SceneFields(() -> this.race, this::change);
    private final RacerList racers = new RacerList(() -> this.race, this::change);
    private final Paragraph trouble = new Paragraph();
    private Race race = Races.all().getFirst().race();
    private @Nullable LatestJob job;
    private @Nullable OnSurface drawn;

    SurfacesView(Jobs jobs) {
        this.jobs = jobs;
        addClassNames("dh-surfaces", "dh-page");
        trouble.setId("surfaces-trouble");
        trouble.addClassName("dh-surfaces-trouble");
        trouble.getElement().setAttribute("role", "alert");
        picture.addStartListener(event -> move(event.x(), event.y()));
        Div left = new Div(picture);
        left.addClassName("dh-surfaces-picture");
        Div right = new Div(fields, racers);
        right.addClassName("dh-surfaces-side");
        Main main = new Main(left, right);
        add(header(), scenes, trouble, main);
    }

    private Header header() {
        Anchor brand = new Anchor(".", Words.text("brand")); // relative to the page's base
        brand.setId("surfaces-back");
        brand.addClassName("dh-brand");
        brand.setTitle(Words.text("error.back"));
        H1 title = new H1(Words.text("surfaces"));
        Button share = new Button(Words.text("button.share"), VaadinIcon.SHARE.create());
        share.setId("share");
        share.addClickListener(event -> RaceLink.open(race));
        Header header = new Header(brand, title, share);
        header.addClassName("dh-surfaces-bar");
        return header;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        List<Problem> problems = List.of();
        Race asked = Races.all().getFirst().race();
        try {
            asked = RaceText.read(query.getParameters()).orElse(asked);
            if (query.getSingleParameter("at").isPresent()) {
                problems = List.of(Problem.of("", "damaged_race")); // what a broken query is led to
            }
        } catch (InvalidExperiment e) {
            problems = e.problems();
        }
        race = asked;
        tell(problems.isEmpty() ? "" : Words.text("surfaces.default", Words.problems(problems)));
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.text("surfaces.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Answers answers = new Answers(event.getUI(), () -> refused(List.of(Problem.of("", "failed"))));
        job = new LatestJob(jobs, OwnerCookie.current(VaadinSession.getCurrent()), answers, this::refused);
        begin(job);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (job != null) {
            job.stop();
        }
    }

    private void change(Race next) {
        race = next;
        tell("");
        show();
        UI.getCurrent().getPage().getHistory().replaceState(null, RaceLink.path(race));
    }

    private void move(double x, double y) {
        OnSurface start = new OnSurface(race.start().surface(), x, y);
        try {
            // The browser draws, and what it says is as foreign as a link.
            change(RaceText.read(RaceText.write(race.from(start))).orElseThrow());
        } catch (InvalidExperiment e) {
            tell(Words.problems(e.problems()));
        }
    }

    /** Whether what is shown is of another race than the one that is asked for. */
    boolean isRacing() {
        return job != null && job.isRunning();
    }

    /** Shows the race, and has it run. */
    final void show() {
        scenes.show(race);
        fields.show(race);
        racers.show(race);
        OnSurface start = race.start();
        if (drawn == null
                || !drawn.surface().equals(start.surface())
                || !SurfaceData.window(drawn).equals(SurfaceData.window(start))) {
            picture.setGround(RaceGround.of(start));
        }
        drawn = start;
        if (job != null) {
            begin(job);
        }
    }

    private void begin(LatestJob runner) {
        RaceJob next = new RaceJob(race);
        runner.begin(
                next,
                () -> picture.setRace(
                        RaceData.of(next.race(), next.run().ways(), next.run().update())));
    }

    private void tell(String text) {
        trouble.setText(text);
        trouble.setVisible(!text.isEmpty());
    }

    private void refused(List<Problem> problems) {
        tell(Words.problems(problems));
    }
}
