package downhill.ui;

import com.vaadin.flow.component.html.Span;

/** A named number on the page: text for people, the plain number in {@code data-value}. */
final class Reading extends Span {
    private final Span name = new Span();
    private final Span value = new Span();

    Reading(String id, String label) {
        addClassName("dh-reading");
        name.setText(label);
        name.addClassName("dh-reading-label");
        value.addClassName("dh-reading-value");
        value.setId(id);
        add(name, value);
    }

    void label(String text) {
        name.setText(text);
    }

    void show(double number, String text) {
        value.setText(text);
        value.getElement().setAttribute("data-value", plain(number));
    }

    void show(String text, String plain) {
        value.setText(text);
        value.getElement().setAttribute("data-value", plain);
    }

    private static String plain(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }
}
