package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import downhill.experiment.InvalidExperiment;
import downhill.share.Kept;
import java.time.Instant;
import java.util.Optional;

/** One experiment of the list: its picture, what it is and how it went, and what can be done with it. */
final class MineRow extends ListItem {
    private final Kept kept;
    private final Actions actions;
    private final Checkbox mark = new Checkbox();
    private final H2 title = new H2();
    private final Button rename = button("rename", VaadinIcon.PENCIL, this::edit);
    private final TextField field = new TextField();
    private boolean editing;

    /**
     * A row.
     *
     * @param path of its link; none if it is opened by the server
     */
    MineRow(Kept kept, Optional<String> path, boolean marked, Instant now, Actions actions) {
        this.kept = kept;
        this.actions = actions;
        addClassName("dh-mine-row");
        getElement().setAttribute("data-id", kept.id().value());
        String name = GistText.title(kept);
        mark.setAriaLabel(Words.text("mine.select", name));
        mark.setValue(marked);
        mark.addValueChangeListener(event -> actions.mark(kept, event.getValue()));
        title.add(opener(name, path));
        title.addClassName("dh-mine-title");
        buildField();
        Div head = new Div(title, field);
        head.addClassName("dh-mine-head");
        Paragraph about = new Paragraph(GistText.about(kept));
        about.addClassName("dh-mine-about");
        Div text = new Div(head, about, standing(now));
        text.addClassName("dh-mine-text");
        Button delete = button("delete", VaadinIcon.TRASH, () -> actions.delete(kept));
        label(rename, "mine.rename", name);
        label(delete, "mine.delete", name);
        Div tools = new Div(rename, delete);
        tools.addClassName("dh-mine-row-tools");
        add(mark, new SmallCurve(kept.progress().curve()), text, tools);
    }

    private Button button(String id, VaadinIcon icon, Runnable action) {
        Button button = new Button(icon.create(), event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("dh-mine-" + id);
        return button;
    }

    private Component opener(String name, Optional<String> path) {
        if (path.isPresent()) {
            return new Anchor(path.get(), name);
        }
        NativeButton open = new NativeButton(name, event -> actions.open(kept));
        open.addClassName("dh-mine-open");
        return open;
    }

    private static void label(Button button, String key, String name) {
        button.setAriaLabel(Words.text(key + ".what", name));
        button.getElement().setAttribute("title", Words.text(key));
    }

    private Component standing(Instant now) {
        Span status = new Span(GistText.status(kept));
        status.addClassName("dh-status");
        status.getElement().setAttribute("data-status", GistText.statusId(kept));
        Span progress = new Span(GistText.progress(kept));
        HtmlContainer time = new HtmlContainer("time");
        time.setText(AgoText.of(kept.ran(), now));
        time.getElement().setAttribute("datetime", kept.ran().toString());
        Div line = new Div(status, progress, time);
        line.addClassName("dh-mine-standing");
        return line;
    }

    private void buildField() {
        field.setVisible(false);
        field.setMaxLength(Kept.NAME);
        field.setAriaLabel(Words.text("mine.name"));
        field.setPlaceholder(Words.text("mine.name"));
        // With every key, so that what was typed is here before Enter is.
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addKeyDownListener(Key.ENTER, event -> save());
        field.addKeyDownListener(Key.ESCAPE, event -> show(false));
        field.addBlurListener(event -> save());
    }

    private void edit() {
        field.setInvalid(false);
        field.setValue(kept.name());
        show(true);
        field.focus();
        field.getElement().executeJs("this.inputElement.select()");
    }

    private void show(boolean edit) {
        editing = edit;
        field.setVisible(edit);
        title.setVisible(!edit);
        if (!edit) {
            rename.focus();
        }
    }

    private void save() {
        if (!editing) {
            return;
        }
        try {
            String name = field.getValue();
            if (!name.strip().equals(kept.name())) {
                actions.rename(kept, name);
            }
            show(false);
        } catch (InvalidExperiment e) {
            Fields.explain(field, e.problems());
        }
    }

    Kept kept() {
        return kept;
    }

    /** Marks it or not, as somebody does. */
    void mark(boolean marked) {
        mark.setValue(marked);
    }

    /** Puts the focus where it was before it was renamed. */
    void focus() {
        rename.focus();
    }

    /** What a person does with a row. */
    interface Actions {
        void open(Kept kept);

        /**
         * Gives it another name.
         *
         * @throws InvalidExperiment if the name is not legal
         */
        void rename(Kept kept, String name) throws InvalidExperiment;

        void delete(Kept kept);

        void mark(Kept kept, boolean marked);
    }
}
