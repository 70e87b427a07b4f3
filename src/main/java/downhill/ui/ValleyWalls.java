package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.Steepness;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How steep the walls of the valley are, and the line above which a parabola would diverge, where there is one. */
@Tag("valley-walls")
@JsModule("context://elements/valley-walls.js")
final class ValleyWalls extends Component implements Lens {
    private @Nullable Steepness last;
    private int incarnation = -1;

    ValleyWalls() {
        setId("valley-walls");
        getElement().setPropertyJson("labels", Words.labels("valley-walls"));
    }

    @Override
    public Set<Measurement> needs() {
        return Set.of(Measurement.SHARPNESS);
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
        Steepness steepness = frame.look().steepness();
        boolean anew = frame.incarnation() != incarnation;
        boolean news = steepness != null && !steepness.equals(last);
        if (!anew && !news) {
            return;
        }
        incarnation = frame.incarnation();
        last = steepness;
        ObjectNode json = Json.object().put("number", frame.number()).put("incarnation", incarnation);
        ArrayNode readings = json.putArray("readings");
        if (steepness != null) {
            ArrayNode reading = readings.addArray().add(steepness.reading().update());
            add(reading, steepness.reading().value());
            add(reading, steepness.limit().orElse(Double.NaN));
        }
        getElement().setPropertyJson("frame", json);
    }

    private static void add(ArrayNode array, double number) {
        if (Double.isFinite(number)) {
            array.add(number);
        } else {
            array.addNull();
        }
    }
}
