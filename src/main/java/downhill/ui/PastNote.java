package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** Says that the page shows a moment of the past, and what can be done from there. */
final class PastNote extends Section {
    private final Runnable goOn;
    private final Runnable now;
    private final Span text = new Span();
    private final Element bar = new Element("progress");

    /**
     * Says nothing yet.
     *
     * @param goOn begins a run that leaves this one there
     * @param now sees the present again
     */
    PastNote(Runnable goOn, Runnable now) {
        this.goOn = goOn;
        this.now = now;
        addClassNames("dh-notice", "dh-past");
        setId("past");
        getElement().setAttribute("role", "status");
        hide();
    }

    private void build() {
        text.addClassName("dh-notice-text");
        bar.setAttribute("max", "1");
        bar.setAttribute("aria-label", Words.text("past.way"));
        add(text, button("past-continue", goOn), button("past-now", now));
        getElement().insertChild(1, bar);
    }

    private static Button button(String id, Runnable action) {
        Button button = Clicks.on(new Button(Words.text("button." + id)), action);
        button.setId(id);
        return button;
    }

    void hide() {
        getElement().setAttribute("hidden", true);
    }

    /** The page goes to an update of a run that has made so many. */
    void show(long update, long last) {
        if (text.getParent().isEmpty()) {
            build();
        }
        text.setText(Words.text("past.place", update, last) + " " + Words.text("past.change"));
        bar.setVisible(false);
        getElement().removeAttribute("hidden");
    }

    /** It is being made again. */
    void way(double progress) {
        bar.setVisible(true);
        bar.setAttribute("value", Numbers.text(progress));
    }

    /** It is there. */
    void arrived() {
        bar.setVisible(false);
    }
}
