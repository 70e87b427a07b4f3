package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.LayerMeasure;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The heat map layer by time. */
@Tag("gradient-timeline")
@JsModule("context://elements/gradient-timeline.js")
final class GradientTimeline extends Component implements FramePart {

    GradientTimeline() {
        setId("gradient-timeline");
    }

    void setLabels(ObjectNode labels) {
        getElement().setPropertyJson("labels", labels);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        int layers = frame.errorSignal().size();
        ObjectNode json = SeriesJson.of(frame, settings).put("relative", settings.relative());
        if (!frame.past()) {
            json.put("x", Encode.doubles(SeriesJson.times(frame)))
                    .put("heat", Encode.bytes(HeatCode.of(frame.series().rows(), settings.measure(), layers)))
                    .put("layers", layers);
        }
        json.set("current", Json.numbers(frame.errorSignal()));
        if (settings.measure() == LayerMeasure.RELATIVE_STEP && !settings.relative()) {
            json.set("band", RelativeSteps.typical());
        }
        List<Integer> marked = VerdictsPanel.layers(frame);
        if (!marked.isEmpty()) {
            json.set("marked", Json.integers(marked));
        }
        getElement().setPropertyJson("frame", json);
    }
}
