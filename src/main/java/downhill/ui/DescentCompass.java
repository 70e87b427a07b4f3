package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Experiment;
import downhill.measure.Compass;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Where the last update pointed, against the gradient of the whole training set. */
@Tag("descent-compass")
@JsModule("context://elements/descent-compass.js")
final class DescentCompass extends Component implements Lens {

    DescentCompass() {
        setId("descent-compass");
        getElement().setPropertyJson("labels", Words.labels("descent-compass"));
    }

    @Override
    public Set<Measurement> needs() {
        return Set.of(Measurement.COMPASS);
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment experiment) {
        // It shows every experiment alike.
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        Compass compass = frame.look().compass();
        ObjectNode json = Json.object().put("number", frame.number());
        json.set("cosines", Json.numbers(compass == null ? List.of() : List.of(compass.batch(), compass.velocity())));
        getElement().setPropertyJson("frame", json);
    }
}
