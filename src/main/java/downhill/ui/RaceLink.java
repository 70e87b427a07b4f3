package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import downhill.experiment.Race;
import downhill.experiment.RaceText;
import java.util.stream.Collectors;

/** The link of a race, to be given away. */
final class RaceLink extends Dialog {
    private final TextField link = new TextField(Words.text("share.link"));
    private final Paragraph trouble = new Paragraph();

    /** @param base address of the page's root, with a slash at its end */
    private RaceLink(String base, Race race) {
        setHeaderTitle(Words.text("surfaces.share"));
        addClassName("dh-share");
        link.setId("race-link");
        link.setReadOnly(true);
        link.setWidthFull();
        link.setValue(base + path(race));
        trouble.setId("race-link-told");
        trouble.getElement().setAttribute("role", "status");
        add(new Div(link, new Paragraph(Words.text("surfaces.share.exact")), trouble));
        Button copy = new Button(Words.text("share.copy"), event -> copy());
        copy.setId("race-link-copy");
        Button close = new Button(Words.text("button.close"), event -> close());
        getFooter().add(close, copy);
    }

    /** Asks the browser where it is, and shows the link. */
    static void open(Race race) {
        UI.getCurrent()
                .getPage()
                .executeJs("return document.baseURI")
                .then(String.class, base -> new RaceLink(base, race).open());
    }

    /** The page of a race, below the root. */
    static String path(Race race) {
        // Nothing in it needs to be escaped.
        return RaceText.write(race).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + value))
                .collect(Collectors.joining("&", "surfaces?", ""));
    }

    // As in the dialog of an experiment: without a clipboard the text is selected, for a key to copy.
    private void copy() {
        link.getElement()
                .executeJs("const text = this.value; this.focus(); this.inputElement.select();"
                        + "if (!navigator.clipboard) { return false; }"
                        + "return navigator.clipboard.writeText(text).then(() => true, () => false);")
                .then(
                        Boolean.class,
                        copied -> trouble.setText(Words.text(copied ? "share.copied" : "share.copy-by-key")));
    }
}
