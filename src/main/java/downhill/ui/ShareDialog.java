package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import downhill.experiment.InvalidExperiment;
import downhill.share.Shared;
import downhill.ui.Shareable.Part;
import java.util.Locale;

/**
 * Gives out the page's link: the experiment from its start, this moment of its run, the live run, or a short one that is kept
 * here; and its code.
 */
final class ShareDialog extends Dialog {
    private final RadioButtonGroup<Part> parts = new RadioButtonGroup<>(Words.text("share.part"));
    private final TextField link = new TextField();
    private final Paragraph meaning = new Paragraph();
    private final Paragraph trouble = new Paragraph();
    private final Details shorter;
    private final String base;
    private final Shareable shareable;
    private final Shortener shortener;

    /**
     * A dialog for one moment's links.
     *
     * @param base address of the page's root, with a slash at its end
     */
    ShareDialog(String base, Shareable shareable, Shortener shortener) {
        this.base = base;
        this.shareable = shareable;
        this.shortener = shortener;
        setHeaderTitle(Words.text("share.title"));
        addClassName("dh-share");
        buildParts();
        link.setId("share-link");
        link.setLabel(Words.text("share.link"));
        link.setReadOnly(true);
        link.setWidthFull();
        meaning.setId("share-meaning");
        trouble.setId("share-trouble");
        trouble.getElement().setAttribute("role", "status");
        trouble.setText(Words.problems(shareable.problems()));
        shorter = shorter();
        add(new Div(
                parts,
                link,
                meaning,
                shorter,
                trouble,
                ScriptDownload.of(shareable.address().experiment()),
                ExperimentDownloads.of(shareable.address().experiment())));
        Button copy = new Button(Words.text("share.copy"), event -> copy());
        copy.setId("share-copy");
        Button close = new Button(Words.text("button.close"), event -> close());
        getFooter().add(close, copy);
        show(Part.START);
    }

    private void buildParts() {
        parts.setId("share-part");
        parts.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        parts.setItems(shareable.parts());
        parts.setRenderer(new ComponentRenderer<>(part -> {
            Span label = new Span(Words.text("share." + id(part), shareable.update()));
            label.setId("share-" + id(part));
            return label;
        }));
        parts.setValue(Part.START);
        parts.addValueChangeListener(event -> show(event.getValue()));
    }

    private static String id(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private void show(Part part) {
        var path = shareable.path(part);
        link.setValue(path.map(base::concat).orElse(""));
        boolean large = shareable.address().tooLong().isPresent();
        link.setPlaceholder(path.isPresent() ? "" : Words.text(large ? "share.needs-short" : "share.edits-need-short"));
        shorter.setVisible(part != Part.LIVE);
        shorter.setOpened(path.isEmpty());
        boolean changed = part == Part.START && shareable.edited();
        meaning.setText(Words.text(changed ? "share.edited" : "share." + id(part) + ".exact"));
    }

    private Details shorter() {
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
        make.addClickListener(event -> shorten(shareable.shared(parts.getValue(), title.getValue(), note.getValue())));
        Details details = new Details(Words.text("share.short"), new Div(title, note, make));
        details.setId("share-short");
        return details;
    }

    private void shorten(Shared shared) {
        try {
            link.setValue(base + shortener.path(shared));
            trouble.setText("");
        } catch (InvalidExperiment e) {
            trouble.setText(Words.problems(e.problems()));
        }
    }

    // Without a secure context, or where it is forbidden, there is no clipboard: the text is selected, for a key to
    // copy.
    private void copy() {
        link.getElement()
                .executeJs("const text = this.value; this.focus(); this.inputElement.select();"
                        + "if (!text || !navigator.clipboard) { return false; }"
                        + "return navigator.clipboard.writeText(text).then(() => true, () => false);")
                .then(
                        Boolean.class,
                        copied -> trouble.setText(Words.text(copied ? "share.copied" : "share.copy-by-key")));
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
