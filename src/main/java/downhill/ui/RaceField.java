package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Families;
import downhill.experiment.Network;
import downhill.optim.Treatment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A field of an experiment in which runs can race: a number, a switch, a choice, what is done to the gradient, or how many
 * hidden layers there are.
 *
 * @param path of the field in an experiment
 * @param now its value
 */
record RaceField(String path, JsonNode now) {
    /** What is written for no treatment. */
    static final String NONE = "none";

    private static final String TREATMENT = "training.treatment";
    private static final String LAYERS = "subject.layers";
    private static final String STANDARDIZE = "data.standardize";
    private static final double[] USUAL = {0.1, 1, 10};
    private static final int SHOWN = 3;
    private static final MathContext FEW = new MathContext(3);

    /** All of an experiment, by their paths; of the data only what leaves the rows as they are. */
    static Map<String, RaceField> of(Experiment experiment) {
        Map<String, RaceField> fields = new LinkedHashMap<>();
        JsonNode tree = Differences.tree(experiment);
        collect(fields, "training", tree.get("training"));
        collect(fields, "subject", tree.get("subject"));
        fields.remove("subject");
        if (experiment.trainsNetwork()) {
            fields.put(STANDARDIZE, new RaceField(STANDARDIZE, tree.at("/data/standardize")));
        }
        return fields;
    }

    private static void collect(Map<String, RaceField> fields, String path, JsonNode node) {
        boolean element = path.endsWith("]"); // can be changed in what it has, but not be another one
        if (!element && (!node.isContainer() || node.has("id") || path.equals(TREATMENT) || path.equals(LAYERS))) {
            fields.put(path, new RaceField(path, node));
        }
        node.propertyStream()
                .filter(each -> !each.getKey().equals("id"))
                .forEach(each -> collect(fields, path + "." + each.getKey(), each.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(fields, path + "[" + i + "]", node.get(i));
        }
    }

    /** What the page calls it. */
    String name() {
        if (path.equals(LAYERS)) {
            return Words.text("race.layers");
        }
        String own = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
        String holder = path.replaceFirst("^(training|subject|data)\\.?", "").replaceFirst("\\.?[^.]*$", "");
        String inside = Arrays.stream(holder.split("\\."))
                .filter(part -> !part.isEmpty())
                .map(RaceField::part)
                .collect(Collectors.joining(" · "));
        return (inside.isEmpty() ? "" : inside + " · ") + Differences.label(own);
    }

    private static String part(String part) {
        int bracket = part.indexOf('[');
        if (bracket < 0) {
            return Differences.label(part);
        }
        long place = Long.parseLong(part.substring(bracket + 1, part.length() - 1)) + 1;
        return part.startsWith("layers") ? Words.text("layer", place) : Differences.label(part.substring(0, bracket));
    }

    /** Values to begin with. */
    String suggestion() {
        if (now.isNumber()) {
            double value = now.doubleValue();
            return Arrays.stream(USUAL)
                    .mapToObj(factor -> now.isInt() ? Long.toString(Math.round(value * factor)) : round(value * factor))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        if (now.isBoolean()) {
            return "true, false";
        }
        if (path.equals(LAYERS)) {
            return IntStream.of(now.size(), now.size() + 1, 2 * now.size() + 2)
                    .filter(count -> count <= Network.MAX_LAYERS)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
        }
        return values().stream().limit(SHOWN).collect(Collectors.joining(", "));
    }

    private static String round(double value) {
        return Numbers.text(new BigDecimal(value).round(FEW).doubleValue());
    }

    /** All values there are, the familiar ones first; none where any number will do. */
    List<String> values() {
        if (path.equals(TREATMENT)) {
            List<String> all = new ArrayList<>(List.of(NONE));
            all.addAll(ids(Treatment.class));
            return all;
        }
        String id = now.path("id").asString("");
        return Families.ALL.stream()
                .filter(each -> Catalogue.of(each).ids().contains(id)
                        && path.endsWith(Catalogue.of(each).name()))
                .findFirst()
                .map(RaceField::ids)
                .orElse(id.isEmpty() ? List.of() : List.of(id));
    }

    private static List<String> ids(Class<? extends Choice> family) {
        List<String> all = Catalogue.of(family).ids();
        List<String> ordered = new ArrayList<>(Familiar.FIRST.getOrDefault(family, List.of()));
        ordered.retainAll(all);
        all.stream().filter(each -> !ordered.contains(each)).forEach(ordered::add);
        return ordered;
    }

    /** The JSON of what somebody has typed; nothing where it cannot be a value of this field. */
    Optional<String> json(String typed) {
        if (path.equals(TREATMENT)) {
            return Optional.of(typed.equals(NONE) ? "[]" : "[" + ExperimentCodec.quote(typed) + "]");
        }
        if (path.equals(LAYERS)) {
            return typed.matches("\\d{1,2}") ? Optional.of(layers(Integer.parseInt(typed))) : Optional.empty();
        }
        if (now.isObject()) {
            return Optional.of(ExperimentCodec.quote(typed));
        }
        return Fields.isNumeric(typed) ? Optional.of(typed) : Optional.empty();
    }

    /** So many layers: further ones are like the last. */
    private String layers(int count) {
        String last = now.isEmpty()
                ? ExperimentCodec.quote("dense")
                : now.get(now.size() - 1).toString();
        return IntStream.range(0, count)
                .mapToObj(i -> i < now.size() ? now.get(i).toString() : last)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
