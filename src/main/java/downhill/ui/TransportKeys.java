package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import tools.jackson.databind.node.ObjectNode;

/** Presses the buttons of the transport and goes through its menu by keys, wherever the focus is, but where somebody types. */
@Tag("transport-keys")
@JsModule("context://elements/transport-keys.js")
final class TransportKeys extends Component {

    TransportKeys() {
        ObjectNode keys = Json.object();
        for (KeysDialog.Stroke stroke : KeysDialog.TRANSPORT) {
            keys.put(stroke.key(), stroke.button());
        }
        getElement().setPropertyJson("keys", keys);
        ObjectNode strides = Json.object();
        for (KeysDialog.Stride stride : KeysDialog.PACE) {
            strides.set(stride.key(), Json.object().put("menu", stride.menu()).put("by", stride.by()));
        }
        getElement().setPropertyJson("strides", strides);
        addListener(Help.class, event -> new KeysDialog(event.on(), this::turn).open());
    }

    private void turn(boolean on) {
        getElement().callJsFunction("turn", on);
    }

    /** Asks which keys there are. */
    void help() {
        getElement().callJsFunction("help");
    }

    /** Somebody wants to know the keys. */
    @DomEvent("help")
    public static final class Help extends ComponentEvent<TransportKeys> {
        private final boolean on;

        /** Comes from the browser. */
        public Help(TransportKeys source, boolean fromClient, @EventData("event.detail.on") boolean on) {
            super(source, fromClient);
            this.on = on;
        }

        boolean on() {
            return on;
        }
    }
}
