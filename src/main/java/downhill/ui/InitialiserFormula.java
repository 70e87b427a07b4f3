package downhill.ui;

import downhill.choice.Catalogue;
import downhill.experiment.Experiment;
import downhill.math.Tensor;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.KaimingUniform;
import downhill.nn.Layer;
import downhill.nn.PytorchDefault;
import downhill.train.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the weights of each layer are drawn, with what its size makes of that. */
final class InitialiserFormula {
    /** What a draw is as wide as: the part of a formula that depends on the layer. */
    private static final Pattern WIDTH = Pattern.compile("\\b([as]) = ([^,]+)");

    private InitialiserFormula() {}

    static Optional<Explained> of(Experiment experiment, @Nullable Frame frame) {
        Initialiser output = experiment.network().output();
        Explained plain = Explained.of("initialiser", output, Map.of(), List.of());
        String formula = Catalogue.term(output.getClass()).formula();
        Matcher width = WIDTH.matcher(formula);
        if (!width.find()) {
            return Optional.of(plain);
        }
        String numbers = layers(experiment, output.getClass(), width.group(1), width.group(2));
        return Optional.of(
                new Explained(plain.title(), plain.sentence(), plain.letters(), numbers, plain.facts(), plain.paper()));
    }

    /** One line for all layers in a row that are of one size. */
    private static String layers(Experiment experiment, Class<?> kind, String letter, String width) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        List<String> names = LayerNames.of(experiment);
        List<Layer> hidden = experiment.network().layers();
        Matrices matrices = Matrices.of(experiment);
        for (int l = 0; l <= hidden.size(); l++) {
            Layer layer = l < hidden.size() ? hidden.get(l) : null;
            Initialiser own = layer == null ? experiment.network().output() : layer.initialiser();
            if (own.getClass() == kind) {
                String line = line(
                        own,
                        letter,
                        width,
                        fans(own, layer, matrices.input(l + 1).tensor()));
                alike.computeIfAbsent(line, _ -> new ArrayList<>()).add(names.get(l));
            }
        }
        StringBuilder lines = new StringBuilder();
        alike.forEach((line, layers) -> lines.append("<h4>")
                .append(MathMl.escaped(named(layers)))
                .append("</h4><div>")
                .append(line)
                .append("</div>"));
        return lines.toString();
    }

    private static String named(List<String> layers) {
        return switch (layers.size()) {
            case 1 -> layers.getFirst();
            case 2 -> layers.getFirst() + ", " + layers.getLast();
            default -> layers.getFirst() + " … " + layers.getLast();
        };
    }

    private static String line(Initialiser own, String letter, String width, Map<String, Double> fans) {
        Map<String, String> known = FormulaHtml.known(own, fans);
        List<Formula> read = FormulaReader.read(width, known);
        List<Formula> parts = new ArrayList<>(FormulaReader.read(letter + " =", Map.of()));
        parts.addAll(read);
        double value = read.size() == 1 ? FormulaValue.of(read.getFirst()) : Double.NaN;
        if (!Double.isNaN(value)) {
            parts.add(new Formula.Sign("="));
            parts.add(new Formula.Figure(Numbers.reading(value), true));
        }
        return MathMl.line(parts);
    }

    /** The gates of a recurrent layer are drawn one by one. */
    private static Map<String, Double> fans(Initialiser own, @Nullable Layer layer, Tensor weights) {
        double out = layer == null ? weights.rows() : layer.units();
        boolean ofUnits = own instanceof PytorchDefault && layer != null && layer.recurrent();
        double in = ofUnits ? out : weights.columns();
        boolean back = switch (own) {
            case KaimingUniform(double _, boolean fanOut) -> fanOut;
            case KaimingNormal(double _, boolean fanOut) -> fanOut;
            default -> false;
        };
        return Map.of("fan_in", in, "fan_out", out, "fan", back ? out : in);
    }
}
