package downhill.ui;

import com.vaadin.flow.component.html.Div;
import downhill.choice.Catalogue;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What is less often changed of a network: parameters of the activation, start, norm, and one layer alone. */
final class NetworkMore extends Div {
    private final Changes changes;
    private final EveryLayer every;
    private final Menu<String> initialiser = new Menu<>("initialiser", item -> Words.choice("initialiser", item, ""));
    private final Menu<String> normalization;
    private final ParameterFields activationFields;
    private final ParameterFields initialiserFields;
    private final LayerFields single;
    private final Div normalizationPlace;
    private Experiment shown = Cards.first();

    NetworkMore(Changes changes, Explanations formulas) {
        this.changes = changes;
        every = new EveryLayer(changes);
        normalization = every.menu("normalization", Normalization.class, Dense::withNormalization);
        buildInitialiser();
        activationFields = new ParameterFields("", everywhere(NetworkMore::activations));
        initialiserFields = new ParameterFields("", everywhere(NetworkMore::initialisers));
        single = new LayerFields(changes, formulas);
        normalizationPlace = formulas.beside("normalization", normalization, NetworkFormulas::normalization);
        Div initialiserPlace = formulas.beside("initialiser", initialiser, InitialiserFormula::of);
        add(activationFields, initialiserPlace, initialiserFields, normalizationPlace, single);
    }

    private void buildInitialiser() {
        initialiser.setLabel(Words.text("field.initialiser"));
        Tips.on(initialiser, Words.text("field.initialiser.why"));
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
        return every.network(network -> network.withLayers(network.layers().stream()
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

    /** Shows the fields of a layer, from 1; whether there is such a hidden layer. */
    boolean choose(int layer) {
        return single.choose(layer);
    }

    void show(Experiment experiment) {
        shown = experiment;
        Network network = experiment.network();
        List<Dense> layers = EveryLayer.dense(network);
        normalizationPlace.setVisible(EveryLayer.hasPlace(network));
        EveryLayer.select(
                normalization, layers.stream().map(Dense::normalization).toList());
        if (layers.stream().map(layer -> layer.activation().id()).distinct().count() == 1) {
            activationFields.show(layers.getFirst().activation());
        } else {
            activationFields.clear();
        }
        initialiser.setValue(network.output().id());
        initialiserFields.show(network.output());
        single.show(experiment);
    }
}
