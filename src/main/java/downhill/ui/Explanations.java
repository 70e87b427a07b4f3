package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One click beside a control: its formula, with the numbers of the experiment and, while it is open, of the run. */
final class Explanations implements FramePart {
    private final Popover popover = new Popover();
    private final Div body = new Div();
    private Experiment experiment = Cards.first();
    private @Nullable Function<Experiment, Optional<Explained>> open;
    private @Nullable Frame last;
    private String written = "";

    Explanations() {
        popover.setId("formula");
        popover.setOpenOnClick(false);
        popover.setPosition(PopoverPosition.END_TOP);
        popover.setAriaLabel(Words.text("formula"));
        body.addClassName("dh-formula-card");
        popover.add(body);
        popover.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                open = null;
            }
        });
    }

    /** What opens; to be put into the page once. */
    Component card() {
        return popover;
    }

    /** A control with a button that opens its formula. */
    Div beside(String id, Component control, Function<Experiment, Optional<Explained>> subject) {
        Button button = new Button(Words.text("formula.sign"));
        button.setId("formula-" + id);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("dh-formula-button");
        String name = Words.text("formula.of", Words.text("field." + id));
        button.setAriaLabel(name);
        button.setTooltipText(name);
        button.addClickListener(event -> toggle(button, subject));
        Div both = new Div(control, button);
        both.addClassName("dh-explained");
        return both;
    }

    private void toggle(Button button, Function<Experiment, Optional<Explained>> subject) {
        boolean same = subject.equals(open);
        popover.close();
        open = null;
        if (!same) {
            popover.setTarget(button);
            open = subject;
            write();
            popover.open();
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
        Function<Experiment, Optional<Explained>> subject = open;
        if (subject == null) {
            return;
        }
        String html = subject.apply(experiment).map(this::html).orElse("<p>" + Words.text("formula.none") + "</p>");
        if (!html.equals(written)) {
            written = html;
            body.getElement().setProperty("innerHTML", html);
        }
    }

    private String html(Explained explained) {
        Choice choice = explained.choice();
        StringBuilder html = new StringBuilder("<h3>")
                .append(Words.choice(explained.family(), choice.id(), ""))
                .append("</h3>");
        String why = "choice." + explained.family() + "." + choice.id() + ".why";
        if (Words.has(why)) {
            html.append("<p>").append(Words.text(why)).append("</p>");
        }
        String letters = FormulaHtml.letters(choice);
        Frame frame = explained.live() ? last : null;
        String numbers = FormulaHtml.numbers(choice, numbers(explained, frame));
        if (!letters.isEmpty()) {
            html.append("<div class=dh-letters>").append(letters).append("</div>");
        }
        if (!numbers.equals(letters)) {
            html.append("<h4>")
                    .append(Words.text("formula.numbers"))
                    .append("</h4><div class=dh-numbers>")
                    .append(numbers)
                    .append("</div>");
        }
        if (frame != null) {
            html.append("<p class=dh-now>").append(now(frame)).append("</p>");
        }
        String paper = Catalogue.term(choice.getClass()).paper();
        return paper.isEmpty()
                ? html.toString()
                : html.append("<p class=dh-paper>")
                        .append(paper.replace("&", "&amp;").replace("<", "&lt;"))
                        .append("</p>")
                        .toString();
    }

    private Map<String, Double> numbers(Explained explained, @Nullable Frame frame) {
        Map<String, Double> numbers = new HashMap<>();
        if (explained.family().equals("optimizer") || explained.family().equals("schedule")) {
            boolean live = frame != null && explained.family().equals("optimizer");
            numbers.put(
                    "lr",
                    live && frame != null
                            ? frame.progress().learningRate()
                            : experiment.training().learningRate());
        }
        return numbers;
    }

    private static String now(Frame frame) {
        double norm = frame.last().gradientNorm();
        String rate = Numbers.reading(frame.progress().learningRate());
        long update = frame.progress().update();
        return Double.isNaN(norm)
                ? Words.text("formula.first", rate)
                : Words.text("formula.now", update, rate, Numbers.reading(norm));
    }

    /**
     * What a control chooses.
     *
     * @param live whether the run's own numbers say something about it
     */
    record Explained(String family, Choice choice, boolean live) {}
}
