package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Experiment;
import downhill.measure.LayerReading;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far the last update moved each layer, relative to its weights, beside what is typical early in training. */
@Tag("relative-steps")
@JsModule("context://elements/relative-steps.js")
final class RelativeSteps extends Component implements Lens {
    /**
     * Between these lie nearly all steps of the first 200 updates of cards that learn well; later they become smaller.
     */
    static final List<Double> TYPICAL = List.of(1e-3, 1e-2);

    private List<String> names = List.of();

    RelativeSteps() {
        setId("relative-steps");
        getElement().setPropertyJson("labels", Words.labels("relative-steps"));
    }

    /** What is typical, as elements want it. */
    static ArrayNode typical() {
        return Json.numbers(TYPICAL);
    }

    @Override
    public Set<Measurement> needs() {
        return Set.of(Measurement.LAYERS);
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment experiment) {
        names = LayerNames.of(experiment);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        List<LayerReading> layers = frame.look().layers();
        if (layers.size() != names.size()) {
            return; // not measured yet, or of a network that this page has already left
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set("names", Json.texts(names));
        json.set(
                "steps",
                Json.numbers(layers.stream().map(LayerReading::relativeStep).toList()));
        json.set("band", typical());
        getElement().setPropertyJson("frame", json);
    }
}
