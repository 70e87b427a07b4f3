package downhill.ui;

import com.vaadin.flow.component.Component;

/**
 * Clicks of which nobody asks where the mouse was: Vaadin's own listener sends ten facts about it with each click, and
 * keeps their names for every button of every open page.
 */
final class Clicks {
    private Clicks() {}

    /** Has a control act when it is pressed, by mouse, finger or keyboard; one that is disabled does nothing. */
    static <C extends Component> C on(C control, Runnable action) {
        control.getElement().addEventListener("click", event -> action.run());
        return control;
    }
}
