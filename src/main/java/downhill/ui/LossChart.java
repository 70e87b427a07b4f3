package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.ui.ViewSettings.Curves;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Losses and learning rate over time. */
@Tag("loss-chart")
@JsModule("context://elements/loss-chart.js")
final class LossChart extends Component implements FramePart {
    private Curves curves = Curves.DEFAULT;
    private boolean surface;

    LossChart(ObjectNode labels) {
        setId("loss");
        getElement().setPropertyJson("labels", labels);
    }

    /** Somebody has switched curves on or off, or smoothed them. */
    void addChoiceListener(Consumer<Curves> listener) {
        addListener(Chosen.class, event -> {
            curves = event.curves();
            listener.accept(curves);
        });
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
        if (!settings.curves().equals(curves)) {
            curves = settings.curves();
            ObjectNode choices = Json.object().put("smoothing", curves.smoothing());
            choices.set("hidden", Json.texts(curves.hidden()));
            getElement().setPropertyJson("choices", choices);
        }
        ObjectNode json = SeriesJson.of(frame, settings).put("logLoss", settings.logLoss());
        if (!frame.past()) {
            json.put("series", Encode.doubles(SeriesJson.losses(frame)));
            if (!surface) {
                json.put("chance", frame.readings().chance());
            }
            if (frame.divergence() != null) {
                json.put("nonFiniteAt", frame.divergence().update());
            }
        }
        getElement().setPropertyJson("frame", json);
    }

    /** Curves were switched or smoothed. */
    @DomEvent("choices")
    public static final class Chosen extends ComponentEvent<LossChart> {
        private static final int MOST = 16;

        private final Curves curves;

        /**
         * Comes from the browser.
         *
         * @param hidden names with a blank between them
         */
        public Chosen(
                LossChart source,
                boolean fromClient,
                @EventData("event.detail.hidden.join(' ')") String hidden,
                @EventData("event.detail.smoothing") double smoothing) {
            super(source, fromClient);
            List<String> names = hidden.isEmpty() ? List.of() : List.of(hidden.split(" ", MOST));
            curves = new Curves(names, Math.clamp(smoothing, 0.0, 1.0));
        }

        Curves curves() {
            return curves;
        }
    }
}
