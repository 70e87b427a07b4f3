package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Gives out the page's link: the experiment alone, or this live run. */
final class ShareDialog extends Dialog {
    private final TextField link = new TextField();

    /**
     * A dialog for one moment's links.
     *
     * @param base address of the page's root, with a slash at its end
     * @param edited whether the run was changed while it trained, so that the link alone gives other numbers
     */
    ShareDialog(String base, String experiment, String live, boolean edited) {
        setHeaderTitle(Words.text("share.title"));
        addClassName("dh-share");
        link.setId("share-link");
        link.setLabel(Words.text("share.link"));
        link.setReadOnly(true);
        link.setValue(base + experiment);
        link.setWidthFull();
        Checkbox run = new Checkbox(Words.text("share.live"));
        run.setId("share-live");
        run.addValueChangeListener(event -> link.setValue(base + (event.getValue() ? live : experiment)));
        Paragraph note = new Paragraph(Words.text(edited ? "share.edited" : "share.exact"));
        Button copy = new Button(Words.text("share.copy"), event -> copy());
        copy.setId("share-copy");
        Button close = new Button(Words.text("button.close"), event -> close());
        add(new Div(link, run, note));
        getFooter().add(close, copy);
    }

    // Without a secure context there is no clipboard: the text is selected, so that a key press copies it.
    private void copy() {
        link.getElement()
                .executeJs("const text = this.value; this.inputElement.select();"
                        + "if (navigator.clipboard) { navigator.clipboard.writeText(text); }");
    }
}
