package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.nn.Dense;
import java.util.List;
import java.util.function.UnaryOperator;

/** Menus for what all hidden layers have in common. */
record EveryLayer(Changes changes) {

    <T extends Choice> Menu<String> menu(String id, Class<T> family, Change<T> change) {
        Menu<String> menu = new Menu<>(id, item -> Words.choice(id, item, ""));
        menu.setLabel(Words.text("field." + id));
        Tips.on(menu, Words.text("field." + id + ".why"));
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

    /** Changes the network of the experiment. */
    List<Problem> network(UnaryOperator<Network> change) {
        return changes.replace(experiment -> experiment.withSubject(change.apply(experiment.network())));
    }

    /** Those of a network that have an activation of their own choice. */
    static List<Dense> dense(Network network) {
        return network.layers().stream()
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .toList();
    }

    // A recurrent network without dense layers has nothing for these menus; a linear model shows what layers would
    // have.
    static boolean hasPlace(Network network) {
        return !network.recurrent() || network.layers().stream().anyMatch(Dense.class::isInstance);
    }

    // A menu for all layers shows nothing where they differ, or where there are none.
    static boolean select(Menu<String> menu, List<? extends Choice> choices) {
        boolean same = choices.stream().map(Choice::id).distinct().count() == 1;
        menu.setValue(same ? choices.getFirst().id() : null);
        menu.setEnabled(!choices.isEmpty());
        menu.setPlaceholder(Words.text(choices.isEmpty() ? "field.no-layers" : "field.mixed"));
        menu.setInvalid(false);
        return same;
    }

    /** Changes one thing of a layer. */
    @FunctionalInterface
    interface Change<T> {
        Dense apply(Dense dense, T choice);
    }
}
