package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The gradient of every weight, a map for each layer. */
@Tag("gradient-maps")
@JsModule("context://elements/gradient-maps.js")
final class GradientMaps extends Component implements FramePart {
    private List<String> names = List.of();

    GradientMaps(ObjectNode labels) {
        setId("gradient-maps");
        getElement().setPropertyJson("labels", labels);
    }

    /** Names of the layers from the input on. */
    void setNames(List<String> layers) {
        names = List.copyOf(layers);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (frame.gradients().size() != names.size()) {
            return; // a frame of a network that this page has already left
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set("layers", Json.maps(frame.gradients(), names));
        getElement().setPropertyJson("frame", json);
    }
}
