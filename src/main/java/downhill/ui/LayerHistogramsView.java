package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.train.Frame;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the numbers of each layer are distributed. */
@Tag("layer-histograms")
@JsModule("context://elements/layer-histograms.js")
final class LayerHistogramsView extends Component {

    LayerHistogramsView() {
        setId("layer-histograms");
        getElement().setPropertyJson("labels", Words.labels("layer-histograms"));
    }

    /**
     * Shows one kind of numbers.
     *
     * @param names of the layers; of another network than the frame's nothing is shown
     * @param kind which of a layer's histograms
     */
    void show(Frame frame, List<String> names, Function<LayerHistograms, Histogram> kind) {
        List<LayerHistograms> layers = frame.look().histograms();
        if (layers.size() != names.size()) {
            return; // not measured yet, or of a network that this page has already left
        }
        ObjectNode json = Json.object().put("number", frame.number());
        ArrayNode rows = json.putArray("layers");
        for (int l = 0; l < layers.size(); l++) {
            Histogram histogram = kind.apply(layers.get(l));
            ObjectNode row = rows.addObject()
                    .put("name", names.get(l))
                    .put("zeros", histogram.zeros())
                    .put("nonFinite", histogram.nonFinite());
            row.set("negative", Json.integers(histogram.negative()));
            row.set("positive", Json.integers(histogram.positive()));
        }
        getElement().setPropertyJson("frame", json);
    }
}
