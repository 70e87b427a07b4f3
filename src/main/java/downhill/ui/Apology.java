package downhill.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** What went wrong, in a title and a sentence, and the way back. */
class Apology extends Section {

    /** Shows the texts {@code key.title} and {@code key.text}. */
    Apology(String key) {
        addClassName("apology");
        add(
                new H1(getTranslation(key + ".title")),
                new Paragraph(getTranslation(key + ".text")),
                new Anchor(".", getTranslation("error.back"))); // relative to the page's base
    }
}
