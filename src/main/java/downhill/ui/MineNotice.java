package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import downhill.choice.Problem;
import downhill.share.Imported;
import java.util.ArrayList;
import java.util.List;

/** What was done last in the list, or what went wrong, and the way back where there is one. */
final class MineNotice extends Section {
    private final Div lines = new Div();
    private final Button undo = new Button();
    private Runnable back = () -> {};

    MineNotice() {
        addClassName("dh-mine-notice");
        setId("mine-notice");
        getElement().setAttribute("role", "status");
        lines.addClassName("dh-mine-lines");
        undo.setText(Words.text("mine.undo"));
        undo.setId("mine-undo");
        undo.addClickListener(event -> {
            hide();
            back.run();
        });
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> hide());
        close.setAriaLabel(Words.text("button.close"));
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(lines, undo, close);
        hide();
    }

    void hide() {
        getElement().setAttribute("hidden", true);
    }

    void show(List<String> texts) {
        lines.removeAll();
        texts.forEach(text -> lines.add(new Paragraph(text)));
        undo.setVisible(false);
        getElement().removeAttribute("hidden");
    }

    void problems(List<Problem> problems) {
        show(List.of(Words.problems(problems)));
    }

    /** @param undoing takes it back */
    void deleted(String text, Runnable undoing) {
        show(List.of(text));
        back = undoing;
        undo.setVisible(true);
    }

    void imported(Imported imported) {
        List<String> texts = new ArrayList<>();
        texts.add(Words.text("mine.imported", imported.added(), imported.known()));
        imported.refused()
                .forEach(refused ->
                        texts.add(Words.text("mine.refused", refused.entry(), Words.problems(refused.problems()))));
        if (imported.more() > 0) {
            texts.add(Words.text("mine.refused.more", imported.more()));
        }
        show(texts);
    }
}
