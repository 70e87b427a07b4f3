package downhill.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A named number on the page: text for people, the plain number in {@code data-value}. */
final class Reading extends Span {
    private final Span name = new Span();
    private final Span value = new Span();
    /** Stays the same node with every frame: a new one would be sent with all that holds it. */
    private final Text text = new Text("");

    private String shown = "";
    private @Nullable String plain;

    Reading(String id, String label) {
        addClassName("dh-reading");
        name.setText(label);
        name.addClassName("dh-reading-label");
        value.addClassName("dh-reading-value");
        value.setId(id);
        value.add(text);
        add(name, value);
    }

    void label(String text) {
        name.setText(text);
    }

    void show(double number, String words) {
        show(words, plain(number));
    }

    void show(String words, String number) {
        if (!words.equals(shown)) {
            shown = words;
            text.setText(words);
        }
        if (!number.equals(plain)) {
            plain = number;
            value.getElement().setAttribute("data-value", number);
        }
    }

    private static String plain(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }
}
