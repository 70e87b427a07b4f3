package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.LayerMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The gradient of every weight, a map for each weight matrix: one of a layer, and of a recurrent one two for each gate. */
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

    /** Of a recurrent layer, which gate it is and what its weights multiply too. */
    private String name(LayerMap map) {
        String layer = names.get(map.layer() - 1);
        if (map.source() == LayerMap.Source.ALL) {
            return layer;
        }
        String source = Words.text("map.source." + map.source().name().toLowerCase(Locale.ROOT));
        return map.gate().isEmpty()
                ? Words.text("map", layer, source)
                : Words.text("map.gate", layer, Words.text("gate." + map.gate()), source);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        List<LayerMap> maps = frame.gradients();
        if (maps.isEmpty() || maps.getLast().layer() != names.size()) {
            return; // a frame of a network that this page has already left
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set(
                "layers",
                Json.maps(
                        maps.stream().map(LayerMap::map).toList(),
                        maps.stream().map(this::name).toList()));
        getElement().setPropertyJson("frame", json);
    }
}
