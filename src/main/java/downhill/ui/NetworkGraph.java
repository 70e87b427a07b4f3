package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.Picture;
import downhill.train.WeightMap;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The network as a graph, with buttons to change it. */
@Tag("network-graph")
@JsModule("context://elements/network-graph.js")
public final class NetworkGraph extends Component implements FramePart {
    private static final Duration UNITS_APART = Duration.ofMillis(180);

    private List<String> names = List.of();
    private final Seldom seldom = new Seldom(UNITS_APART, System::nanoTime);
    private boolean withheld;

    NetworkGraph(ObjectNode labels) {
        setId("network");
        getElement().setPropertyJson("labels", labels);
    }

    /** The layers to draw, and their names with the output layer's. */
    void setSpec(ObjectNode spec, List<String> layers) {
        names = List.copyOf(layers);
        getElement().setPropertyJson("spec", spec);
    }

    /** Shows no weights as long as the network that it draws is not the one that trains. */
    void withhold(boolean on) {
        withheld = on;
        if (on) {
            getElement().setPropertyJson("frame", Json.object());
            getElement().setPropertyJson("units", Json.array());
        }
    }

    void addUnitsListener(ComponentEventListener<UnitsChange> listener) {
        addListener(UnitsChange.class, listener);
    }

    void addPickListener(ComponentEventListener<GraphPick> listener) {
        addListener(GraphPick.class, listener);
    }

    /** Marks the edge of a weight, or the unit of a bias, as {@link GraphPick} counts them; none in row -1. */
    void choose(int layer, int row, int column) {
        ObjectNode json = Json.object().put("layer", layer).put("row", row).put("column", column);
        getElement().setPropertyJson("chosen", json);
    }

    void addLayersListener(ComponentEventListener<LayersChange> listener) {
        addListener(LayersChange.class, listener);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (withheld || frame.weights().size() != names.size()) {
            return; // a frame of a network that this page has already left
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set("weights", Json.maps(frame.weights(), names));
        json.set("signal", Json.numbers(frame.errorSignal()));
        // The layers that a verdict is about.
        json.set("marked", Json.integers(VerdictsPanel.layers(frame)));
        getElement().setPropertyJson("frame", json);
        showUnits(frame);
    }

    // Little changes from frame to frame in pictures so small: while it trains, a few a second are enough.
    private void showUnits(Frame frame) {
        Picture picture = frame.look().picture();
        if (picture != null && seldom.isDue(frame)) {
            List<WeightMap> units = picture.units();
            getElement().setPropertyJson("units", Json.maps(units, names.subList(0, units.size())));
        }
    }

    /** A hidden layer shall have another number of units. */
    @DomEvent("units-change")
    public static final class UnitsChange extends ComponentEvent<NetworkGraph> {
        private final int layer;
        private final int units;

        /** Comes from the browser. */
        public UnitsChange(
                NetworkGraph source,
                boolean fromClient,
                @EventData("event.detail.layer") int layer,
                @EventData("event.detail.units") int units) {
            super(source, fromClient);
            this.layer = layer;
            this.units = units;
        }

        int layer() {
            return layer;
        }

        int units() {
            return units;
        }
    }

    /** There shall be another number of hidden layers. */
    @DomEvent("layers-change")
    public static final class LayersChange extends ComponentEvent<NetworkGraph> {
        private final int layers;

        /** Comes from the browser. */
        public LayersChange(NetworkGraph source, boolean fromClient, @EventData("event.detail.layers") int layers) {
            super(source, fromClient);
            this.layers = layers;
        }

        int layers() {
            return layers;
        }
    }
}
