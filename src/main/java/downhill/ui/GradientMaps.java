package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.LayerMap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The gradient of every weight, a map for each weight matrix: one of a layer, and of a recurrent one two for each gate. */
@Tag("gradient-maps")
@JsModule("context://elements/gradient-maps.js")
final class GradientMaps extends Component implements FramePart {
    /** Weights above which maps are most of what a frame sends. */
    private static final int MANY = 4096;

    private static final Duration APART = Duration.ofMillis(250);

    private final LongSupplier clock;
    private List<String> names = List.of();
    private Seldom seldom;

    GradientMaps(ObjectNode labels) {
        this(labels, System::nanoTime);
    }

    /** @param clock nanoseconds */
    GradientMaps(ObjectNode labels, LongSupplier clock) {
        this.clock = clock;
        seldom = new Seldom(APART, clock);
        setId("gradient-maps");
        getElement().setPropertyJson("labels", labels);
    }

    /** Names of the layers from the input on. */
    void setNames(List<String> layers) {
        names = List.copyOf(layers);
        seldom = new Seldom(APART, clock);
    }

    /** Of a recurrent layer, which gate it is and what its weights multiply too. */
    private String name(LayerMap map) {
        String layer = names.get(map.layer() - 1);
        if (map.source() == LayerMap.Source.ALL) {
            return layer;
        }
        String source = Words.text("map.source." + map.source().name().toLowerCase(Locale.ROOT));
        return map.gate().isEmpty()
                ? Words.text("map", layer, source)
                : Words.text("map.gate", layer, Words.text("gate." + map.gate()), source);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        List<LayerMap> maps = frame.gradients();
        if (maps.isEmpty() || maps.getLast().layer() != names.size()) {
            return; // a frame of a network that this page has already left
        }
        // While it trains, a few a second of such maps are enough: more would leave the browser less time for all else.
        if (weights(maps) > MANY && !seldom.isDue(frame)) {
            return;
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set(
                "layers",
                Json.maps(
                        maps.stream().map(LayerMap::map).toList(),
                        maps.stream().map(this::name).toList()));
        getElement().setPropertyJson("frame", json);
    }

    private static int weights(List<LayerMap> maps) {
        return maps.stream().mapToInt(map -> map.map().codes().length).sum();
    }
}
