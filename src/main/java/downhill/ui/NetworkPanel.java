package downhill.ui;

import com.vaadin.flow.component.html.Div;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.Zeros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network: its layers and units as a graph, and what all hidden layers have in common; or a surface instead. */
final class NetworkPanel extends Panel {
    private final Changes changes;
    private final NetworkGraph graph;
    private final Div common = new Div();
    private final EveryLayer every;
    private final Menu<String> activation;
    private final Div activationPlace;
    private final More<NetworkMore> more;
    private @Nullable SurfaceFields surface;
    private @Nullable ChosenWeight weight;
    private Experiment shown = Cards.first();

    NetworkPanel(Changes changes, Explanations formulas) {
        super("dh-network", "network");
        this.changes = changes;
        graph = new NetworkGraph(Words.labels("network-graph"));
        graph.addUnitsListener(event -> setUnits(event.layer(), event.units()));
        graph.addLayersListener(event -> setLayers(event.layers()));
        every = new EveryLayer(changes);
        activation = every.menu("activation", Activation.class, Dense::withActivation);
        activationPlace = formulas.beside("activation", activation, NetworkFormulas.activation());
        more = new More<>(() -> new NetworkMore(changes, formulas), NetworkMore::show);
        graph.addPickListener(event -> {
            if (event.row() < 0 && isHidden(event.layer()) && more.content().choose(event.layer())) {
                more.setOpened(true);
            }
        });
        common.add(activationPlace, more);
        common.addClassName("dh-network-choices");
        add(common, graph);
    }

    private boolean isHidden(int layer) {
        return layer >= 1 && layer <= shown.network().layers().size();
    }

    NetworkGraph graph() {
        return graph;
    }

    /** What is told of the weight that is chosen in the graph. */
    ChosenWeight weight() {
        ChosenWeight told = weight;
        if (told == null) {
            told = new ChosenWeight(changes);
            weight = told;
            addComponentAtIndex(indexOf(graph), told);
        }
        return told;
    }

    private void setUnits(int layer, int units) {
        if (layer < 0 || layer >= shown.network().layers().size() || units < 1 || units > NetworkSpec.MAX_UNITS) {
            return; // only a page that plays foul asks for this
        }
        every.network(network -> {
            List<Layer> layers = new ArrayList<>(network.layers());
            layers.set(layer, layers.get(layer).withUnits(units));
            return network.withLayers(layers);
        });
    }

    private void setLayers(int count) {
        if (count < 0 || count > Network.MAX_LAYERS) {
            return; // only a page that plays foul asks for this
        }
        every.network(network -> {
            List<Layer> layers = new ArrayList<>(network.layers());
            while (layers.size() > count) {
                layers.removeLast();
            }
            while (layers.size() < count) {
                layers.add(layers.isEmpty() ? first(network) : layers.getLast());
            }
            return network.withLayers(layers);
        });
    }

    private static Layer first(Network network) {
        Dense plain = (Dense) ExperimentCodec.choice(Layer.class, "dense").orElseThrow();
        return plain.withInitialiser(network.output() instanceof Zeros ? plain.initialiser() : network.output());
    }

    @Override
    void show(Experiment experiment) {
        shown = experiment;
        if (experiment.subject() instanceof OnSurface start) {
            title(Words.text("panel.network.surface"));
            remove(common, graph);
            if (weight != null) {
                remove(weight);
            }
            SurfaceFields fields = surface == null ? new SurfaceFields(changes) : surface;
            surface = fields;
            fields.show(start);
            add(fields);
        } else {
            title(Words.text("panel.network"));
            if (surface != null) {
                remove(surface);
            }
            if (graph.getParent().isEmpty()) {
                add(common, graph);
                if (weight != null) {
                    addComponentAtIndex(indexOf(graph), weight);
                }
            }
            showNetwork(experiment);
        }
    }

    private void showNetwork(Experiment experiment) {
        activationPlace.setVisible(EveryLayer.hasPlace(experiment.network()));
        EveryLayer.select(
                activation,
                EveryLayer.dense(experiment.network()).stream()
                        .map(Dense::activation)
                        .toList());
        more.show(experiment);
        graph.setSpec(NetworkSpec.of(experiment), LayerNames.of(experiment));
    }
}
