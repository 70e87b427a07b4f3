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
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Losses and learning rate over time. */
@Tag("loss-chart")
@JsModule("context://elements/loss-chart.js")
final class LossChart extends Component implements FramePart {
    private Curves curves = Curves.DEFAULT;
    private ArrayNode runs = Json.array();
    private int era;
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

    /** The curves of these runs stand beside that of the page's. */
    void runs(List<Neighbour> neighbours, Function<Neighbour, String> name) {
        ArrayNode all = Json.array();
        neighbours.forEach(each ->
                all.addObject().put("key", each.key()).put("slot", each.slot()).put("label", name.apply(each)));
        if (!all.equals(runs)) {
            runs = all;
            getElement().setPropertyJson("runs", all);
        }
    }

    /** Keeps the curve shown now as that of another run; what is shown from now on belongs to the next era. */
    void keep(String key) {
        getElement().callJsFunction("keep", key, era++);
    }

    /** Keeps the curves beside a run in the browser's own storage, each with what the server needs to know it again. */
    void remember(String run, ArrayNode memos) {
        getElement().callJsFunction("remember", run, memos);
    }

    /** Asks the browser what it has kept beside a run. */
    void recall(String run, Consumer<List<String>> then) {
        getElement()
                .callJsFunction("recall", run)
                .then(
                        JsonNode.class,
                        memos -> then.accept(memos.valueStream()
                                .map(memo -> memo.asString(""))
                                .toList()));
    }

    /** Gives one of the curves that were asked for last to another run. */
    void restore(String key, int index) {
        getElement().callJsFunction("restore", key, index);
    }

    /** Adds to the curve of another run; answered when it is drawn, so that no more than a few are on their way. */
    void beside(String key, Frame frame) {
        ObjectNode json =
                SeriesJson.of(frame, ViewSettings.DEFAULT).put("series", Encode.doubles(SeriesJson.losses(frame)));
        getElement().callJsFunction("beside", key, json);
    }

    /** Rows of another run were drawn. */
    void addBesideListener(ObjLongConsumer<String> listener) {
        addListener(Beside.class, event -> listener.accept(event.key(), event.number()));
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
            if (era > 0) {
                json.put("era", era);
            }
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

    /** Rows of another run were drawn. */
    @DomEvent("beside")
    public static final class Beside extends ComponentEvent<LossChart> {
        private final String key;
        private final long number;

        /** Comes from the browser. */
        public Beside(
                LossChart source,
                boolean fromClient,
                @EventData("event.detail.key") String key,
                @EventData("event.detail.number") double number) {
            super(source, fromClient);
            this.key = key;
            this.number = (long) number;
        }

        String key() {
            return key;
        }

        long number() {
            return number;
        }
    }
}
