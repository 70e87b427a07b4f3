package downhill.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Normalization;
import downhill.nn.Zeros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The network: its layers and units as a graph, and what all hidden layers have in common. */
final class NetworkPanel extends Panel {
    private static final int MAX_UNITS = 1024;
    private static final String MIXED = "";

    private final Changes changes;
    private final NetworkGraph graph;
    private final Select<String> activation;
    private final Select<String> initialiser;
    private final Select<String> normalization;
    private final TextField gain = new TextField();
    private Network shown = new Network(List.of(), new Zeros());

    NetworkPanel(Changes changes) {
        super("dh-network", "network");
        this.changes = changes;
        graph = new NetworkGraph(Words.labels("network-graph"));
        graph.addUnitsListener(event -> setUnits(event.layer(), event.units()));
        graph.addLayersListener(event -> setLayers(event.layers()));
        activation = menu("activation", Activation.class, Dense::withActivation);
        normalization = menu("normalization", Normalization.class, Dense::withNormalization);
        initialiser = new Select<>();
        buildInitialiser();
        buildGain();
        Details more = new Details(Words.text("more"), new Div(initialiser, gain, normalization));
        more.addClassName("dh-more");
        Div common = new Div(activation, more);
        common.addClassName("dh-network-choices");
        add(common, graph);
    }

    NetworkGraph graph() {
        return graph;
    }

    private <T extends Choice> Select<String> menu(String id, Class<T> family, Layers<T> change) {
        Select<String> menu = new Select<>();
        menu.setId(id);
        menu.setLabel(Words.text("field." + id));
        menu.setItems(Catalogue.of(family).ids());
        menu.setItemLabelGenerator(item -> item == null ? MIXED : Words.choice(id, item, ""));
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                ExperimentCodec.choice(family, event.getValue())
                        .ifPresent(choice -> Fields.explain(menu, everyLayer(dense -> change.apply(dense, choice))));
            }
        });
        return menu;
    }

    private List<Problem> everyLayer(UnaryOperator<Dense> change) {
        return network(network -> network.withLayers(network.layers().stream()
                .map(layer -> layer instanceof Dense dense ? change.apply(dense) : layer)
                .toList()));
    }

    private List<Problem> network(UnaryOperator<Network> change) {
        return changes.replace(experiment -> experiment.withSubject(change.apply(experiment.network())));
    }

    private void buildInitialiser() {
        initialiser.setId("initialiser");
        initialiser.setLabel(Words.text("field.initialiser"));
        initialiser.setItems(Catalogue.of(Initialiser.class).ids());
        initialiser.setItemLabelGenerator(item -> item == null ? MIXED : Words.choice("initialiser", item, ""));
        initialiser.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                ExperimentCodec.choice(Initialiser.class, event.getValue())
                        .ifPresent(choice -> Fields.explain(initialiser, initialise(choice)));
            }
        });
    }

    private List<Problem> initialise(Initialiser choice) {
        return network(network -> network.withLayers(network.layers().stream()
                        .map(layer -> layer.withInitialiser(choice))
                        .toList())
                .withOutput(choice));
    }

    private void buildGain() {
        gain.setId("gain");
        gain.setLabel(Words.text("field.gain"));
        gain.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                Fields.explain(gain, setGain(event.getValue().trim()));
            }
        });
    }

    private List<Problem> setGain(String typed) {
        if (!Fields.isNumeric(typed)) {
            return List.of(Problem.of("gain", "not_numeric"));
        }
        double value = Double.parseDouble(typed);
        return InitialiserGain.of(shown.output(), value)
                .map(this::initialise)
                .orElseGet(() -> List.of(InitialiserGain.problem(value)));
    }

    private void setUnits(int layer, int units) {
        if (layer < 0 || layer >= shown.layers().size() || units < 1 || units > MAX_UNITS) {
            return; // only a page that plays foul asks for this
        }
        network(network -> {
            List<Layer> layers = new ArrayList<>(network.layers());
            layers.set(layer, layers.get(layer).withUnits(units));
            return network.withLayers(layers);
        });
    }

    private void setLayers(int count) {
        if (count < 0 || count > Network.MAX_LAYERS) {
            return; // only a page that plays foul asks for this
        }
        network(network -> {
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
        shown = experiment.network();
        List<Dense> layers = shown.layers().stream()
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .toList();
        select(activation, layers.stream().map(Dense::activation).toList());
        select(normalization, layers.stream().map(Dense::normalization).toList());
        initialiser.setValue(shown.output().id());
        gain.setValue(InitialiserGain.text(shown.output()));
        gain.setVisible(!gain.getValue().isEmpty());
        gain.setInvalid(false);
        graph.setSpec(spec(experiment), LayerNames.of(experiment));
    }

    // A menu for all layers shows nothing where they differ, or where there are none.
    private static void select(Select<String> menu, List<? extends Choice> choices) {
        boolean same = choices.stream().map(Choice::id).distinct().count() == 1;
        menu.setValue(same ? choices.getFirst().id() : null);
        menu.setEnabled(!choices.isEmpty());
        menu.setPlaceholder(Words.text(choices.isEmpty() ? "field.no-layers" : "field.mixed"));
        menu.setInvalid(false);
    }

    private static ObjectNode spec(Experiment experiment) {
        List<Layer> layers = experiment.network().layers();
        List<String> names = LayerNames.of(experiment);
        ObjectNode spec = Json.object()
                .put("outputs", experiment.data().outputs())
                .put("maxLayers", Network.MAX_LAYERS)
                .put("maxUnits", MAX_UNITS)
                .put("editable", true);
        spec.set("inputs", Json.texts(experiment.data().inputNames()));
        ArrayNode array = spec.putArray("layers");
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            ObjectNode node = array.addObject().put("units", layer.units()).put("name", names.get(l));
            if (layer instanceof Dense dense) {
                describe(dense, node);
            } else {
                node.put("activation", Words.choice("layer", layer.id(), ""));
            }
        }
        return spec;
    }

    private static void describe(Dense dense, ObjectNode node) {
        node.put("activation", Words.choice("activation", dense.activation().id(), ""));
        if (!dense.normalization().id().equals("none")) {
            String name = Words.choice("normalization", dense.normalization().id(), "");
            node.put("normalization", name);
        }
    }

    /** Changes one thing of a layer. */
    @FunctionalInterface
    private interface Layers<T> {
        Dense apply(Dense dense, T choice);
    }
}
