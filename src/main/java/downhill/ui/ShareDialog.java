package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.share.Shared;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;

/** Gives out the page's link: the experiment alone, this live run, or a short one that is kept here; and its code. */
final class ShareDialog extends Dialog {
    private final TextField link = new TextField();
    private final Paragraph trouble = new Paragraph();
    private final String base;

    /**
     * A dialog for one moment's links.
     *
     * @param base address of the page's root, with a slash at its end
     * @param edited whether the run was changed while it trained, so that the link alone gives other numbers
     */
    ShareDialog(String base, Address address, boolean edited, Shortener shortener) {
        this.base = base;
        setHeaderTitle(Words.text("share.title"));
        addClassName("dh-share");
        link.setId("share-link");
        link.setLabel(Words.text("share.link"));
        link.setReadOnly(true);
        link.setWidthFull();
        trouble.setId("share-trouble");
        trouble.getElement().setAttribute("role", "status");
        Div content = new Div(link);
        Optional<Problem> tooLong = address.tooLong();
        if (tooLong.isEmpty()) {
            link.setValue(base + address.path());
            content.add(live(address));
        } else {
            link.setPlaceholder(Words.text("share.needs-short"));
        }
        content.add(
                new Paragraph(Words.text(edited ? "share.edited" : "share.exact")),
                shorter(address.experiment(), shortener, tooLong.isPresent()),
                trouble,
                ScriptDownload.of(address.experiment()));
        add(content);
        Button copy = new Button(Words.text("share.copy"), event -> copy());
        copy.setId("share-copy");
        Button close = new Button(Words.text("button.close"), event -> close());
        getFooter().add(close, copy);
    }

    private Checkbox live(Address address) {
        Checkbox run = new Checkbox(Words.text("share.live"));
        run.setId("share-live");
        run.addValueChangeListener(
                event -> link.setValue(base + (event.getValue() ? address.pathOfRun() : address.path())));
        return run;
    }

    private Details shorter(Experiment experiment, Shortener shortener, boolean opened) {
        TextField title = new TextField(Words.text("share.name"));
        title.setId("share-name");
        title.setMaxLength(Shared.TITLE);
        title.setWidthFull();
        TextArea note = new TextArea(Words.text("share.note"));
        note.setId("share-note");
        note.setMaxLength(Shared.NOTE);
        note.setWidthFull();
        Button make = new Button(Words.text("share.shorten"));
        make.setId("share-shorten");
        make.addClickListener(event -> {
            Recording recording = new Recording(experiment, List.of());
            shorten(new Shared(recording, Optional.empty(), title.getValue(), note.getValue()), shortener);
        });
        Details details = new Details(Words.text("share.short"), new Div(title, note, make));
        details.setId("share-short");
        details.setOpened(opened);
        return details;
    }

    private void shorten(Shared shared, Shortener shortener) {
        try {
            link.setValue(base + shortener.path(shared));
            trouble.setText("");
        } catch (InvalidExperiment e) {
            trouble.setText(Words.problems(e.problems()));
        }
    }

    // Without a secure context there is no clipboard: the text is selected, so that a key press copies it.
    private void copy() {
        link.getElement()
                .executeJs("const text = this.value; this.inputElement.select();"
                        + "if (navigator.clipboard) { navigator.clipboard.writeText(text); }");
    }

    /** Keeps what is given away. */
    @FunctionalInterface
    interface Shortener {
        /**
         * The path of the short link to it.
         *
         * @throws InvalidExperiment if it is not kept
         */
        String path(Shared shared) throws InvalidExperiment;
    }
}
