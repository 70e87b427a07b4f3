package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;

/** Presses a control of the page, as its browser tells of it. */
final class Press {
    private Press() {}

    static void on(Component control) {
        control.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(control.getElement(), "click", Json.object()));
    }
}
