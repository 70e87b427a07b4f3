package downhill.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Normalization;
import downhill.nn.Zeros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The network: its layers and units as a graph, and what all hidden layers have in common; or a surface instead. */
final class NetworkPanel extends Panel {
    private final Changes changes;
    private final NetworkGraph graph;
    private final ChosenWeight weight;
    private final Div common = new Div();
    private final SurfaceFields surface;
    private final Menu<String> activation;
    private final Menu<String> initialiser;
    private final Menu<String> normalization;
    private final ParameterFields activationFields;
    private final ParameterFields initialiserFields;
    private final LayerFields single;
    private final Div activationPlace;
    private final Div normalizationPlace;
    private Experiment shown = Cards.first();

    NetworkPanel(Changes changes, Explanations formulas) {
        super("dh-network", "network");
        this.changes = changes;
        graph = new NetworkGraph(Words.labels("network-graph"));
        weight = new ChosenWeight(changes);
        graph.addUnitsListener(event -> setUnits(event.layer(), event.units()));
        graph.addLayersListener(event -> setLayers(event.layers()));
        activation = menu("activation", Activation.class, Dense::withActivation);
        normalization = menu("normalization", Normalization.class, Dense::withNormalization);
        initialiser = new Menu<>("initialiser", item -> Words.choice("initialiser", item, ""));
        buildInitialiser();
        activationFields = new ParameterFields("", everywhere(NetworkPanel::activations));
        initialiserFields = new ParameterFields("", everywhere(NetworkPanel::initialisers));
        single = new LayerFields(changes, formulas);
        activationPlace = formulas.beside("activation", activation, NetworkFormulas.activation());
        normalizationPlace = formulas.beside("normalization", normalization, NetworkFormulas::normalization);
        Div initialiserPlace = formulas.beside("initialiser", initialiser, InitialiserFormula::of);
        Details more = new Details(
                Words.text("more"),
                new Div(activationFields, initialiserPlace, initialiserFields, normalizationPlace, single));
        more.addClassName("dh-more");
        graph.addPickListener(event -> {
            if (event.column() < 0 && single.choose(event.layer()) && event.row() < 0) {
                more.setOpened(true);
            }
        });
        surface = new SurfaceFields(changes);
        common.add(activationPlace, more);
        common.addClassName("dh-network-choices");
        add(common, weight, graph);
    }

    NetworkGraph graph() {
        return graph;
    }

    /** What is told of the weight that is chosen in the graph. */
    ChosenWeight weight() {
        return weight;
    }

    private <T extends Choice> Menu<String> menu(String id, Class<T> family, Layers<T> change) {
        Menu<String> menu = new Menu<>(id, item -> Words.choice(id, item, ""));
        menu.setLabel(Words.text("field." + id));
        menu.setTooltipText(Words.text("field." + id + ".why"));
        Familiar.offer(menu, family, Catalogue.of(family).ids());
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
        initialiser.setLabel(Words.text("field.initialiser"));
        initialiser.setTooltipText(Words.text("field.initialiser.why"));
        Familiar.offer(
                initialiser, Initialiser.class, Catalogue.of(Initialiser.class).ids());
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

    private Everywhere everywhere(Function<Network, List<String>> places) {
        return new Everywhere(changes, () -> shown, experiment -> places.apply(experiment.network()));
    }

    private static List<String> activations(Network network) {
        return layers(network, layer -> layer instanceof Dense).stream()
                .map(layer -> layer + ".activation")
                .toList();
    }

    /** Of the output layer and of all that begin in the same way. */
    private static List<String> initialisers(Network network) {
        Class<?> kind = network.output().getClass();
        List<String> places = new ArrayList<>(List.of("subject.output"));
        layers(network, layer -> kind.isInstance(layer.initialiser())).stream()
                .map(layer -> layer + ".initialiser")
                .forEach(places::add);
        return places;
    }

    private static List<String> layers(Network network, Predicate<Layer> wanted) {
        return IntStream.range(0, network.layers().size())
                .filter(l -> wanted.test(network.layers().get(l)))
                .mapToObj(l -> "subject.layers[" + l + "]")
                .toList();
    }

    private void setUnits(int layer, int units) {
        if (layer < 0 || layer >= shown.network().layers().size() || units < 1 || units > NetworkSpec.MAX_UNITS) {
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
        shown = experiment;
        if (experiment.subject() instanceof OnSurface start) {
            title(Words.text("panel.network.surface"));
            remove(common, weight, graph);
            surface.show(start);
            add(surface);
        } else {
            title(Words.text("panel.network"));
            remove(surface);
            add(common, weight, graph);
            showNetwork(experiment);
        }
    }

    private void showNetwork(Experiment experiment) {
        Network network = experiment.network();
        List<Dense> layers = network.layers().stream()
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .toList();
        activationPlace.setVisible(hasPlace(network));
        normalizationPlace.setVisible(hasPlace(network));
        boolean alike =
                select(activation, layers.stream().map(Dense::activation).toList());
        select(normalization, layers.stream().map(Dense::normalization).toList());
        if (alike) {
            activationFields.show(layers.getFirst().activation());
        } else {
            activationFields.clear();
        }
        initialiser.setValue(network.output().id());
        initialiserFields.show(network.output());
        single.show(experiment);
        graph.setSpec(NetworkSpec.of(experiment), LayerNames.of(experiment));
    }

    // A recurrent network without dense layers has nothing for these menus; a linear model shows what layers would
    // have.
    private static boolean hasPlace(Network network) {
        return !network.recurrent() || network.layers().stream().anyMatch(Dense.class::isInstance);
    }

    // A menu for all layers shows nothing where they differ, or where there are none.
    private static boolean select(Menu<String> menu, List<? extends Choice> choices) {
        boolean same = choices.stream().map(Choice::id).distinct().count() == 1;
        menu.setValue(same ? choices.getFirst().id() : null);
        menu.setEnabled(!choices.isEmpty());
        menu.setPlaceholder(Words.text(choices.isEmpty() ? "field.no-layers" : "field.mixed"));
        menu.setInvalid(false);
        return same;
    }

    /** Changes one thing of a layer. */
    @FunctionalInterface
    private interface Layers<T> {
        Dense apply(Dense dense, T choice);
    }
}
