package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.landscape.PathPlane;
import downhill.landscape.RunValley;
import downhill.run.Command;
import downhill.run.Jobs;
import downhill.run.Owner;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.Runs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The valley of a run: somebody wants to see the ground that a real network came down, which has more directions than
 * anybody can draw, on the plane that shows most of its way.
 */
@Route("surfaces/run")
class ValleyView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long LOOK_MILLIS = 300;

    private final Runs runs;
    private final Jobs jobs;
    private final WeightSpace picture = new WeightSpace("valley");
    private final Div frame = new Div(picture);
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button(Words.text("button.cancel"));
    private final Paragraph told = new Paragraph();
    private final Div sentences = new Div();
    private final Anchor back = new Anchor(".", Words.text("valley.back"));
    private Optional<RunId> run = Optional.empty();
    private @Nullable LatestJob job;

    ValleyView(Runs runs, Jobs jobs) {
        this.runs = runs;
        this.jobs = jobs;
        addClassNames("dh-surfaces", "dh-page", "dh-valley");
        bar.setId("valley-progress");
        bar.getElement().setAttribute("aria-label", Words.text("valley.computing"));
        cancel.setId("valley-cancel");
        cancel.addClickListener(event -> stop());
        told.setId("valley-told");
        told.getElement().setAttribute("role", "status");
        sentences.setId("valley-sentences");
        sentences.addClassName("dh-valley-sentences");
        Div computing = new Div(told, bar, cancel);
        computing.addClassName("dh-valley-computing");
        frame.addClassName("dh-surfaces-picture");
        Div side = new Div(computing, sentences);
        side.addClassName("dh-surfaces-side");
        add(header(), new Main(frame, side));
    }

    private Header header() {
        Anchor brand = new Anchor(".", Words.text("brand")); // relative to the page's base
        brand.addClassName("dh-brand");
        brand.setTitle(Words.text("error.back"));
        H1 title = new H1(Words.text("valley"));
        Anchor surfaces = new Anchor("surfaces", Words.text("surfaces"));
        surfaces.addClassName("dh-button");
        back.setId("valley-back");
        back.addClassName("dh-button");
        Header header = new Header(brand, title, back, surfaces);
        header.addClassName("dh-surfaces-bar");
        return header;
    }

    @Override
    public String getPageTitle() {
        return Words.text("valley.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        run = event.getLocation().getQueryParameters().getSingleParameter("run").flatMap(RunId::parse);
        run.ifPresent(id -> back.setHref(".?run=" + id));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
        Answers answers = new Answers(event.getUI(), () -> refused(List.of(Problem.of("", "failed"))));
        LatestJob begun = new LatestJob(jobs, owner, answers, this::refused);
        job = begun;
        if (run.isEmpty()) {
            end(Words.text("valley.no-run"));
            return;
        }
        told.setText(Words.text("valley.computing"));
        answers.take(runs.command(run.get(), owner, new Command.Recall()), reply -> recalled(reply, begun, answers));
    }

    private void recalled(Reply reply, LatestJob begun, Answers answers) {
        switch (reply) {
            case Reply.Recalled recalled -> begin(recalled, begun, answers);
            case Reply.Refused(List<Problem> problems) -> refused(problems);
            case Reply.Foreign() -> end(Words.text("valley.foreign"));
            case Reply.Queued _ -> end(Words.text("valley.queued"));
            case Reply.Done _, Reply.Checked _, Reply.Weighed _, Reply.Unknown _ -> end(Words.text("valley.no-run"));
        }
    }

    private void begin(Reply.Recalled recalled, LatestJob begun, Answers answers) {
        if (recalled.update() > RunValley.MOST) {
            refused(List.of(Problem.of("", "valley_too_long", recalled.update(), RunValley.MOST)));
            return;
        }
        ValleyJob next = new ValleyJob(recalled.recording(), recalled.update());
        begun.begin(next, () -> next.valley().ifPresentOrElse(this::show, () -> refused(next.problems())));
        look(begun, answers);
    }

    private void look(LatestJob begun, Answers answers) {
        if (begun.isRunning()) {
            bar.setValue(Math.clamp(begun.progress(), 0, 1));
            answers.later(LOOK_MILLIS, () -> look(begun, answers));
        }
    }

    private void show(RunValley valley) {
        end(Words.text("valley.at", valley.update()));
        PathPlane plane = valley.plane();
        if (plane != null && plane.plane() != null) {
            picture.setGround(ValleyGround.of(valley, plane));
            picture.setWay(ValleyGround.way(plane), valley.update());
        }
        frame.setVisible(plane != null && plane.plane() != null);
        ValleyText.of(valley).forEach(text -> sentences.add(new Paragraph(text)));
    }

    private void end(String text) {
        told.setText(text);
        frame.setVisible(false);
        bar.setVisible(false);
        cancel.setVisible(false);
    }

    private void stop() {
        if (job != null) {
            job.stop();
        }
        end(Words.text("valley.cancelled"));
    }

    private void refused(List<Problem> problems) {
        end(Words.problems(problems));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (job != null) {
            job.stop();
        }
    }
}
