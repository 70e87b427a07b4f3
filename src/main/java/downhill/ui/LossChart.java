package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Losses and learning rate over time. */
@Tag("loss-chart")
@JsModule("context://elements/loss-chart.js")
final class LossChart extends Component implements FramePart {
    private boolean surface;

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

    /** On a surface there is one height in the place of two losses, and nobody to guess. */
    void onSurface(boolean now) {
        surface = now;
        ObjectNode labels = Words.labels("loss-chart");
        if (now) {
            labels.put("train", Words.text("reading.height")).put("loss", Words.text("reading.height"));
            labels.remove(List.of("test", "batch", "epoch", "examples"));
            labels.put("aria", labels.get("ariaSurface").stringValue());
        }
        getElement().setPropertyJson("labels", labels);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        ObjectNode json = SeriesJson.of(frame, settings)
                .put("series", Encode.doubles(SeriesJson.losses(frame)))
                .put("logLoss", settings.logLoss());
        if (!surface) {
            json.put("chance", frame.readings().chance());
        }
        if (frame.divergence() != null) {
            json.put("nonFiniteAt", frame.divergence().update());
        }
        getElement().setPropertyJson("frame", json);
    }
}
