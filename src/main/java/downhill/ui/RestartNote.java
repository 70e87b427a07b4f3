package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** Says that what was chosen needs new weights, before anything is lost; the run goes on until somebody answers. */
final class RestartNote extends Section {
    private final Span text = new Span();

    RestartNote(Runnable accept, Runnable decline) {
        setId("restart-note");
        addClassName("dh-restart");
        getElement().setAttribute("role", "status");
        Button yes = new Button(Words.text("restart.accept"), event -> accept.run());
        yes.setId("restart-accept");
        yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button no = new Button(Words.text("restart.decline"), event -> decline.run());
        no.setId("restart-decline");
        add(text, yes, no);
        hide();
    }

    /** @param update where the run stands */
    void show(long update) {
        text.setText(Words.text("restart.needed", update));
        getElement().removeAttribute("hidden");
    }

    void hide() {
        getElement().setAttribute("hidden", true);
    }
}
