package downhill.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.share.Kept;
import java.util.List;

/** Keeps the page's experiment under a name. */
final class KeepDialog extends Dialog {
    private final TextField name = new TextField(Words.text("mine.name"));

    KeepDialog(Shelf shelf) {
        setHeaderTitle(Words.text("keep.title"));
        addClassName("dh-keep");
        name.setId("keep-name");
        name.setMaxLength(Kept.NAME);
        name.setWidthFull();
        name.setAutofocus(true);
        Button close = new Button(Words.text("button.close"), event -> close());
        Button keep = new Button(Words.text("keep.do"), event -> keep(shelf));
        keep.setId("keep-do");
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        keep.addClickShortcut(Key.ENTER);
        add(new Div(new Paragraph(Words.text("keep.why")), name));
        getFooter().add(close, keep);
    }

    private void keep(Shelf shelf) {
        String given = name.getValue().strip();
        if (given.isEmpty()) {
            Fields.explain(name, List.of(Problem.of("", "keep_no_name")));
            return;
        }
        try {
            shelf.keep(given);
            close();
            Notification.show(Words.text("keep.done", given));
        } catch (InvalidExperiment e) {
            Fields.explain(name, e.problems());
        }
    }

    /** Keeps the experiment. */
    @FunctionalInterface
    interface Shelf {
        /**
         * Keeps it under a name.
         *
         * @throws InvalidExperiment if it is not kept
         */
        void keep(String name) throws InvalidExperiment;
    }
}
