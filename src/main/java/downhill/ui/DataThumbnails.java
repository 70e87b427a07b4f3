package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A choice of data sets by their pictures, which only the browser keeps. */
@Tag("data-thumbnails")
@JsModule("context://elements/data-thumbnails.js")
public final class DataThumbnails extends Component {

    private final Supplier<ArrayNode> items;

    DataThumbnails(Supplier<ArrayNode> items, ObjectNode labels) {
        this.items = items;
        setId("dataset");
        getElement().setPropertyJson("labels", labels);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("this.items = $0", items.get());
    }

    void setValue(String id) {
        getElement().setProperty("value", id);
    }

    void addValueListener(ComponentEventListener<ValueChange> listener) {
        addListener(ValueChange.class, listener);
    }

    /** Somebody chose a data set. */
    @DomEvent("value-changed")
    public static final class ValueChange extends ComponentEvent<DataThumbnails> {
        private final String value;

        /** Comes from the browser. */
        public ValueChange(DataThumbnails source, boolean fromClient, @EventData("event.detail.value") String value) {
            super(source, fromClient);
            this.value = value;
        }

        String value() {
            return value;
        }
    }
}
