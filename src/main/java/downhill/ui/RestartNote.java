package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** Says that what was chosen needs new weights, before anything is lost; the run goes on until somebody answers. */
final class RestartNote extends Section {
    private final Runnable accept;
    private final Runnable decline;
    private final Span text = new Span();

    RestartNote(Runnable accept, Runnable decline) {
        this.accept = accept;
        this.decline = decline;
        setId("restart-note");
        addClassName("dh-restart");
        getElement().setAttribute("role", "status");
        hide();
    }

    private void build() {
        Button yes = Clicks.on(new Button(Words.text("restart.accept")), accept);
        yes.setId("restart-accept");
        yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button no = Clicks.on(new Button(Words.text("restart.decline")), decline);
        no.setId("restart-decline");
        add(text, yes, no);
    }

    /** @param update where the run stands */
    void show(long update) {
        if (text.getParent().isEmpty()) {
            build();
        }
        text.setText(Words.text("restart.needed", update));
        getElement().removeAttribute("hidden");
    }

    void hide() {
        getElement().setAttribute("hidden", true);
    }
}
