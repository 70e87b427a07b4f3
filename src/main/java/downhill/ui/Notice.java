package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import downhill.choice.Problem;
import downhill.run.Passage.Arrival;
import downhill.share.Moment;
import downhill.train.Divergence;
import downhill.train.Frame;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One message at a time about the run or about what was refused, with what can be done. */
final class Notice extends Section implements FramePart, Travel.Listener {
    private final Span text = new Span();
    private final Runnable replaySlowly;
    private final Runnable stopTravel;
    private @Nullable Button slowly;
    private @Nullable MomentNote moment;
    private boolean aboutDivergence;
    private boolean aboutQueue;
    private boolean travelling;

    /**
     * Says nothing yet.
     *
     * @param replaySlowly begins again at a pace that lets everything be seen
     * @param stopTravel goes no further to the moment that the link leads to
     */
    Notice(Runnable replaySlowly, Runnable stopTravel) {
        this.replaySlowly = replaySlowly;
        this.stopTravel = stopTravel;
        addClassName("dh-notice");
        setId("notice");
        getElement().setAttribute("role", "status");
        text.addClassName("dh-notice-text");
        add(text);
        hide();
    }

    private void slowly(boolean offered) {
        Button button = slowly;
        if (button == null) {
            button = Clicks.on(new Button(Words.text("button.replay-slowly")), replaySlowly);
            button.setId("replay-slowly");
            Button close = Clicks.on(new Button(VaadinIcon.CLOSE_SMALL.create()), this::hide);
            close.setAriaLabel(Words.text("button.close"));
            close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(button, close);
            slowly = button;
        }
        button.setVisible(offered);
    }

    private MomentNote moment() {
        MomentNote note = moment;
        if (note == null) {
            note = new MomentNote(stopTravel);
            moment = note;
            addComponentAtIndex(1, note);
        }
        return note;
    }

    private void clearMoment() {
        if (moment != null) {
            moment.clear();
        }
    }

    void problems(List<Problem> problems) {
        show(Words.problems(problems), false);
    }

    void show(String message, boolean divergence) {
        aboutDivergence = divergence;
        aboutQueue = false;
        text.setText(message);
        if (!travelling) {
            clearMoment();
        }
        slowly(divergence);
        getElement().removeAttribute("hidden");
    }

    /** Title and note of whoever shared the experiment, if there are any. */
    void kept(Opening.Kept shared) {
        String words = Stream.of(shared.title(), shared.note())
                .filter(each -> !each.isBlank())
                .collect(Collectors.joining(": "));
        if (!words.isEmpty()) {
            show(words, false);
        }
    }

    /** The run waits for a place on the server. */
    void queued(int place) {
        show(Words.text("queue.place", place), false);
        aboutQueue = true;
    }

    /** It waits no longer. */
    void hideQueue() {
        if (aboutQueue) {
            hide();
        }
    }

    @Override
    public void travelling(Moment to, double progress) {
        travelling = true;
        moment().travelling(to, progress);
        reveal();
    }

    @Override
    public void arrived(Moment wanted, Arrival arrival) {
        travelling = false;
        moment().arrived(wanted, arrival);
        reveal();
    }

    @Override
    public void travelEnded() {
        travelling = false;
        clearMoment();
        if (text.getText().isEmpty()) {
            hide();
        }
    }

    private void reveal() {
        if (getElement().hasAttribute("hidden")) {
            text.setText("");
            slowly(false);
            getElement().removeAttribute("hidden");
        }
    }

    void hide() {
        aboutQueue = false;
        clearMoment();
        aboutDivergence = false;
        getElement().setAttribute("hidden", true);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        Divergence divergence = frame.divergence();
        if (divergence == null) {
            if (aboutDivergence) {
                hide();
            }
        } else if (!aboutDivergence) {
            show(DivergenceText.of(divergence, frame.errorSignal().size()), true);
        }
    }
}
