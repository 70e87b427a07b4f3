package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import tools.jackson.databind.node.ObjectNode;

/** Losses and learning rate over time. */
@Tag("loss-chart")
@JsModule("context://elements/loss-chart.js")
final class LossChart extends Component implements FramePart {

    LossChart(ObjectNode labels) {
        setId("loss");
        getElement().setPropertyJson("labels", labels);
    }

    /** Keeps the curve drawn now, faint, behind the next run's. */
    void keepAsGhost(String label) {
        getElement().callJsFunction("keepAsGhost", label);
    }

    /** Drops the faint curve. */
    void clearGhost() {
        getElement().callJsFunction("clearGhost");
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        ObjectNode json = SeriesJson.of(frame, settings)
                .put("series", Encode.doubles(SeriesJson.losses(frame.series().rows())))
                .put("chance", frame.readings().chance())
                .put("logLoss", settings.logLoss());
        if (frame.divergence() != null) {
            json.put("nonFiniteAt", frame.divergence().update());
        }
        getElement().setPropertyJson("frame", json);
    }
}
