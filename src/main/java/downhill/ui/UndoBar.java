package downhill.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Two buttons for the way back and forward through changes; Ctrl+Z and Ctrl+Shift+Z do the same. */
@Tag("undo-keys")
@JsModule("context://elements/undo-keys.js")
public final class UndoBar extends HtmlContainer {
    private final Button undo;
    private final Button redo;

    UndoBar(Runnable back, Runnable forward) {
        undo = button("undo", VaadinIcon.ARROW_BACKWARD, back);
        redo = button("redo", VaadinIcon.ARROW_FORWARD, forward);
        add(undo, redo);
        addListener(Pressed.class, event -> (event.again() ? forward : back).run());
        show(false, false);
    }

    private static Button button(String id, VaadinIcon icon, Runnable action) {
        Button button = Clicks.on(new Button(icon.create()), action);
        button.setId(id);
        String text = Words.text("button." + id);
        button.setAriaLabel(text);
        Tips.on(button, text);
        return button;
    }

    /** Which of the two ways there are. */
    void show(boolean back, boolean forward) {
        undo.setEnabled(back);
        redo.setEnabled(forward);
    }

    /** The keys were pressed. */
    @DomEvent("undo-keys")
    public static final class Pressed extends ComponentEvent<UndoBar> {
        private final boolean again;

        /** Comes from the browser. */
        public Pressed(UndoBar source, boolean fromClient, @EventData("event.detail.again") boolean again) {
            super(source, fromClient);
            this.again = again;
        }

        boolean again() {
            return again;
        }
    }
}
