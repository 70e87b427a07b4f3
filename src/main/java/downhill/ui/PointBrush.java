package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plane on which points of several classes are placed and taken away. */
@Tag("point-brush")
@JsModule("context://elements/point-brush.js")
public final class PointBrush extends Component {

    PointBrush(List<Double> values, int most, ObjectNode labels) {
        setId("brush");
        getElement().setPropertyJson("labels", labels);
        getElement().setProperty("most", most);
        ArrayNode numbers = Json.array();
        values.forEach(numbers::add);
        getElement().setPropertyJson("values", numbers);
    }

    void addPointsListener(ComponentEventListener<PointsChange> listener) {
        addListener(PointsChange.class, listener);
    }

    /** Somebody placed points or took some away. */
    @DomEvent("points-changed")
    public static final class PointsChange extends ComponentEvent<PointBrush> {
        private final List<Double> values;

        /** Comes from the browser, which may send anything. */
        public PointsChange(PointBrush source, boolean fromClient, @EventData("event.detail.values") ArrayNode values) {
            super(source, fromClient);
            List<Double> read = new ArrayList<>();
            values.forEach(value -> read.add(value.isNumber() ? value.asDouble() : Double.NaN));
            this.values = List.copyOf(read);
        }

        /** x1, x2 and class of one point after the other; not a number where something else was sent. */
        List<Double> values() {
            return values;
        }
    }
}
