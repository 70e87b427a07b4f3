package downhill.ui;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What one experiment has that another has not, in words. */
final class Differences {
    private static final int MOST = 3;

    /** Fields of an experiment whose choices are of a family with another name. */
    private static final Map<String, String> FAMILIES = Map.of("output", "initialiser", "layers", "layer");

    private static final Map<String, String> LABELS = Map.of(
            "learning_rate", "field.learning-rate",
            "epochs", "field.stop-after",
            "treatment", "field.clipping",
            "batch", "field.batch-size");

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Such as "Learning rate 0.1"; empty where they are the same. */
    static String of(Experiment experiment, Experiment other) {
        Differences differences = new Differences();
        differences.walk("", tree(experiment), tree(other));
        List<String> all = differences.found.stream().distinct().toList();
        String first = all.stream().limit(MOST).collect(Collectors.joining(", "));
        return all.size() > MOST ? Words.text("compare.more", first, all.size() - MOST) : first;
    }

    /** Its JSON, every value spelled out. */
    static JsonNode tree(Experiment experiment) {
        try {
            return ExperimentCodec.parse(ExperimentCodec.write(experiment));
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("What was written can be read", e);
        }
    }

    private void walk(String name, JsonNode here, JsonNode there) {
        if (here.equals(there)) {
            return;
        }
        if (here.isObject() && there.isObject()) {
            if (here.has("id") && !here.get("id").equals(there.get("id"))) {
                found.add(choice(name, here));
                return;
            }
            for (String field : here.propertyNames()) {
                if (there.has(field)) {
                    walk(field, here.get(field), there.get(field));
                }
            }
        } else if (here.isArray() && there.isArray() && here.size() == there.size()) {
            for (int i = 0; i < here.size(); i++) {
                walk(name, here.get(i), there.get(i));
            }
        } else {
            found.add(value(name, here));
        }
    }

    private static String value(String name, JsonNode value) {
        if (value.isArray()) {
            return list(name, value);
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? label(name) : Words.text("compare.without", label(name));
        }
        String text = value.isNumber() ? Numbers.text(value.doubleValue()) : value.asString("");
        return label(name) + " " + text;
    }

    private static String list(String name, JsonNode list) {
        if (name.equals("layers")) {
            return Words.text("compare.layers", list.size());
        }
        if (list.isEmpty()) {
            return Words.text("compare.without", label(name));
        }
        List<String> items = new ArrayList<>();
        for (JsonNode item : list) {
            items.add(item.has("id") ? choice(name, item) : item.asString(""));
        }
        return String.join(" + ", items);
    }

    /** The name of a choice, where it is one of a field with this name. */
    static String choice(String field, JsonNode choice) {
        String id = choice.get("id").asString("");
        String key = "choice." + FAMILIES.getOrDefault(field, field) + "." + id;
        String name = Words.has(key) ? Words.text(key) : label(id);
        JsonNode size = choice.get("size");
        return size != null && size.isNumber() ? label(field) + " " + size.asString("") : name;
    }

    /** What the page calls a field of an experiment. */
    static String label(String name) {
        String key = LABELS.getOrDefault(name, "parameter." + name);
        String field = "field." + name.replace('_', '-');
        return Words.has(key) ? Words.text(key) : Words.has(field) ? Words.text(field) : name.replace('_', ' ');
    }
}
