package downhill.ui;

import com.vaadin.flow.component.HasElement;

/**
 * What a control says when somebody points at it: an attribute of which {@code tips.js} makes a tooltip in the browser.
 * The view that holds the control loads it.
 */
final class Tips {
    /** The module that a view with such controls loads. */
    static final String MODULE = "context://elements/tips.js";

    private Tips() {}

    /** Says this; an empty text says nothing. */
    static void on(HasElement control, String text) {
        if (text.isEmpty()) {
            control.getElement().removeAttribute("data-tip");
        } else {
            control.getElement().setAttribute("data-tip", text);
        }
    }
}
