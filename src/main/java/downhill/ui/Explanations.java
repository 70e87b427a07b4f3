package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.ui.Explained.Subject;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One click beside a control: its formula, with the numbers of the experiment and, while it is open, of the run. */
final class Explanations implements FramePart {
    private final Popover popover = new Popover();
    private final Div body = new Div();
    private final Consumer<Set<Measurement>> measure;
    private Experiment experiment = Cards.first();
    private @Nullable Subject open;
    private @Nullable Frame last;
    private String written = "";

    /** @param measure has frames hold what is shown, while it is shown */
    Explanations(Consumer<Set<Measurement>> measure) {
        this.measure = measure;
        popover.setId("formula");
        popover.setOpenOnClick(false);
        popover.setPosition(PopoverPosition.END_TOP);
        popover.setAriaLabel(Words.text("formula"));
        body.addClassName("dh-formula-card");
        popover.add(body);
        popover.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                use(null);
            }
        });
    }

    /** What opens; to be put into the page once. */
    Component card() {
        return popover;
    }

    /** A control with a button that opens its formula. */
    Div beside(String id, Component control, Subject subject) {
        Button button = new Button(Words.text("formula.sign"));
        button.setId("formula-" + id);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("dh-formula-button");
        String name = Words.text("formula.of", Words.text("field." + id));
        button.setAriaLabel(name);
        Tips.on(button, name);
        Clicks.on(button, () -> toggle(button, subject));
        Div both = new Div(control, button);
        both.addClassName("dh-explained");
        return both;
    }

    private void toggle(Button button, Subject subject) {
        boolean same = subject.equals(open);
        popover.close();
        use(null);
        if (!same) {
            popover.setTarget(button);
            use(subject);
            write();
            popover.open();
        }
    }

    private void use(@Nullable Subject next) {
        Set<Measurement> before = open == null ? Set.of() : open.needs();
        Set<Measurement> needs = next == null ? Set.of() : next.needs();
        open = next;
        if (!needs.equals(before)) {
            measure.accept(needs);
        }
    }

    void show(Experiment now) {
        experiment = now;
        write();
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        last = frame;
        if (open != null) {
            write();
        }
    }

    private void write() {
        Subject subject = open;
        if (subject == null) {
            return;
        }
        String html = subject.of(experiment, last)
                .map(Explained::html)
                .orElseGet(() -> "<p>" + MathMl.escaped(Words.text("formula.none")) + "</p>");
        if (!html.equals(written)) {
            written = html;
            body.getElement().setProperty("innerHTML", html);
        }
    }
}
