package downhill.ui;

import downhill.choice.Catalogue;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.NoNormalization;
import downhill.nn.Normalization;
import downhill.nn.Slope;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.ui.Explained.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the formulas of a network's layers say. */
final class NetworkFormulas {
    /** Layers that are named one by one; of more only the first and last ones are. */
    private static final int NAMED = 8;

    private NetworkFormulas() {}

    /** The activations of all layers, with their slopes in the run. */
    static Subject activation() {
        return new Subject() {
            @Override
            public Optional<Explained> of(Experiment experiment, @Nullable Frame frame) {
                return explain(experiment, frame);
            }

            @Override
            public Set<Measurement> needs() {
                return Set.of(Measurement.LAYERS);
            }
        };
    }

    private static Optional<Explained> explain(Experiment experiment, @Nullable Frame frame) {
        List<Activation> chosen = experiment.network().layers().stream()
                .filter(Dense.class::isInstance)
                .map(layer -> ((Dense) layer).activation())
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        boolean one = chosen.size() == 1;
        Explained first = Explained.of("activation", chosen.getFirst(), Map.of(), slopes(experiment, frame));
        String names = chosen.stream().map(NetworkFormulas::name).distinct().collect(Collectors.joining(", "));
        String letters = chosen.stream()
                .map(each -> (one ? "" : "<h4>" + MathMl.escaped(name(each)) + "</h4>") + both(each, false))
                .distinct()
                .collect(Collectors.joining());
        String numbers = chosen.stream()
                .map(each -> (one ? "" : "<h4>" + MathMl.escaped(name(each)) + "</h4>") + both(each, true))
                .collect(Collectors.joining());
        return Optional.of(new Explained(
                names, Words.text("formula.slope.why"), letters, numbers, first.facts(), one ? first.paper() : ""));
    }

    private static String name(Activation activation) {
        return Words.choice("activation", activation.id(), "");
    }

    /** The function and its slope. */
    private static String both(Activation activation, boolean numbers) {
        String value = Catalogue.term(activation.getClass()).formula();
        String slope = Objects.requireNonNull(activation.getClass().getAnnotation(Slope.class))
                .value();
        String formula = "f(z) = " + value + "; f'(z) = " + slope;
        return numbers ? FormulaHtml.numbers(activation, formula, Map.of()) : FormulaHtml.plain(formula, Map.of());
    }

    private static List<String> slopes(Experiment experiment, @Nullable Frame frame) {
        List<Layer> hidden = experiment.network().layers();
        if (frame == null || frame.look().layers().size() != hidden.size() + 1) {
            return List.of(); // not measured yet, or of a network that this page has already left
        }
        List<String> names = LayerNames.of(experiment);
        List<String> readings = new ArrayList<>();
        for (int l = 0; l < hidden.size(); l++) {
            if (hidden.get(l) instanceof Dense) {
                double slope = frame.look().layers().get(l).meanSlope();
                readings.add(Words.text("formula.slope.layer", names.get(l), Numbers.reading(slope)));
            }
        }
        if (readings.size() > NAMED) {
            readings.subList(NAMED / 2, readings.size() - NAMED / 2).clear();
            readings.add(NAMED / 2, "…");
        }
        return List.of(Words.text("formula.slope", String.join(" · ", readings)));
    }

    static Optional<Explained> normalization(Experiment experiment, @Nullable Frame frame) {
        List<Normalization> chosen = experiment.network().layers().stream()
                .filter(Dense.class::isInstance)
                .map(layer -> ((Dense) layer).normalization())
                .filter(each -> !(each instanceof NoNormalization))
                .distinct()
                .toList();
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(Explained.of("normalization", chosen.getFirst(), Map.of(), List.of()));
    }

    private static String of(Dense dense, String formula) {
        String normed = dense.normalization() instanceof NoNormalization
                ? formula.replace("norm(W x + b)", "W x + b")
                : formula;
        return dense.residual() ? normed.replace("a = ", "a = x + ") : normed;
    }

    /** One hidden layer, from 0; empty where there is none such. */
    static Optional<Explained> layer(Experiment experiment, int number) {
        Network network = experiment.network();
        if (number < 0 || number >= network.layers().size()) {
            return Optional.empty();
        }
        Layer layer = network.layers().get(number);
        int inputs = Matrices.of(experiment).input(number + 1).tensor().columns();
        List<String> facts = new ArrayList<>();
        facts.add(Words.text("formula.layer", layer.units(), inputs, layer.parameters(inputs)));
        String formula = Catalogue.term(layer.getClass()).formula();
        if (layer instanceof Dense dense) {
            formula = of(dense, formula);
            if (dense.dropout() > 0) {
                double kept = 1 - dense.dropout();
                facts.add(Words.text("formula.dropout", Numbers.brief(kept), Numbers.brief(1 / kept)));
            }
        }
        String letters = FormulaHtml.plain(formula, Map.of());
        return Optional.of(new Explained(
                LayerNames.of(experiment).get(number),
                Words.text("formula.layer.why"),
                letters,
                letters,
                facts,
                Catalogue.term(layer.getClass()).paper()));
    }
}
