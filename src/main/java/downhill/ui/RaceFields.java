package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Families;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks for one field of an experiment and the values that shall race. */
final class RaceFields extends Div {
    private static final String FIRST = "training.learning_rate";
    private static final double[] USUAL = {0.1, 1, 10};
    private static final int SHOWN = 3;
    private static final MathContext FEW = new MathContext(3);

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private final Menu<String> field = new Menu<>("race-field", RaceFields::name);
    private final TextField values = new TextField(Words.text("race.values"));
    private final Runnable begun;

    /**
     * For the fields of an experiment.
     *
     * @param race begins it with path and values, or says why not
     * @param begun called when it has begun
     */
    RaceFields(Experiment experiment, BiFunction<String, List<String>, List<Problem>> race, Runnable begun) {
        this.begun = begun;
        addClassName("dh-race");
        JsonNode tree = Differences.tree(experiment);
        collect("training", tree.get("training"));
        collect("subject", tree.get("subject"));
        fields.remove("subject");
        field.setLabel(Words.text("race.field"));
        List<String> all = List.copyOf(fields.keySet());
        field.offer(
                List.of(FIRST), all.stream().filter(path -> !path.equals(FIRST)).toList());
        field.addValueChangeListener(event -> suggest(event.getValue()));
        field.setValue(FIRST);
        values.setId("race-values");
        suggest(FIRST);
        Button go = new Button(Words.text("race.do"), event -> go(race));
        go.setId("race-do");
        add(new Component[] {field, values, go});
    }

    private void collect(String path, JsonNode node) {
        if (node.isObject()) {
            if (node.has("id")) {
                fields.put(path, node);
            }
            node.propertyStream()
                    .filter(each -> !each.getKey().equals("id"))
                    .forEach(each -> collect(path + "." + each.getKey(), each.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i));
            }
        } else {
            fields.put(path, node);
        }
    }

    private JsonNode at(String path) {
        return Objects.requireNonNull(fields.get(path), path);
    }

    private static String name(String path) {
        String own = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
        String holder = path.replaceFirst("^(training|subject)\\.?", "").replaceFirst("\\.?[^.]*$", "");
        String inside = Arrays.stream(holder.split("\\."))
                .filter(part -> !part.isEmpty())
                .map(RaceFields::part)
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

    private void suggest(String path) {
        JsonNode now = at(path);
        values.setInvalid(false);
        if (now.isNumber()) {
            double value = now.doubleValue();
            values.setValue(Arrays.stream(USUAL)
                    .mapToObj(factor -> now.isInt() ? Long.toString(Math.round(value * factor)) : round(value * factor))
                    .distinct()
                    .collect(Collectors.joining(", ")));
            values.setHelperText(null);
        } else if (now.isBoolean()) {
            values.setValue("true, false");
            values.setHelperText(null);
        } else {
            List<String> ids = ids(path);
            values.setValue(ids.stream().limit(SHOWN).collect(Collectors.joining(", ")));
            values.setHelperText(String.join(", ", ids));
        }
    }

    private static String round(double value) {
        return Numbers.text(new BigDecimal(value).round(FEW).doubleValue());
    }

    /** Ids of the family of the choice at a path, the familiar ones first; that of the choice itself where it has none. */
    private List<String> ids(String path) {
        String id = at(path).path("id").asString("");
        Optional<Class<? extends Choice>> family = Families.ALL.stream()
                .filter(each -> Catalogue.of(each).ids().contains(id)
                        && path.endsWith(Catalogue.of(each).name()))
                .findFirst();
        List<String> all = family.map(each -> Catalogue.of(each).ids()).orElse(List.of(id));
        List<String> ordered = new ArrayList<>(
                family.map(each -> Familiar.FIRST.getOrDefault(each, List.of())).orElse(List.of()));
        ordered.retainAll(all);
        all.stream().filter(each -> !ordered.contains(each)).forEach(ordered::add);
        return ordered;
    }

    private void go(BiFunction<String, List<String>, List<Problem>> race) {
        String path = field.getValue();
        List<String> typed = Arrays.stream(values.getValue().split("[,;\\s]+"))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (typed.size() < 2 || typed.size() > Tray.MOST) {
            Fields.explain(values, List.of(Problem.of("", "race_values", Tray.MOST)));
            return;
        }
        boolean choice = at(path).isObject();
        List<Problem> problems = typed.stream().allMatch(each -> choice || Fields.isNumeric(each))
                ? race.apply(
                        path,
                        typed.stream()
                                .map(each -> choice ? ExperimentCodec.quote(each) : each)
                                .toList())
                : List.of(Problem.of(path, "not_numeric"));
        Fields.explain(values, problems);
        if (problems.isEmpty()) {
            begun.run();
        }
    }
}
