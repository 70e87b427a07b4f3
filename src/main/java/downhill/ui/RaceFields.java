package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks for one field of an experiment and the values that shall race. */
final class RaceFields extends Div {
    private static final List<String> FIRST = List.of(
            "training.learning_rate",
            "training.optimizer",
            "training.treatment",
            "subject.layers",
            "subject.layers[0].activation");

    private final Map<String, RaceField> fields;
    private final Menu<String> field;
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
        fields = RaceField.of(experiment);
        field = new Menu<>("race-field", path -> at(path).name());
        field.setLabel(Words.text("race.field"));
        List<String> first = FIRST.stream().filter(fields::containsKey).toList();
        field.offer(
                first,
                fields.keySet().stream().filter(path -> !first.contains(path)).toList());
        field.addValueChangeListener(event -> suggest(at(event.getValue())));
        values.setId("race-values");
        field.setValue(first.getFirst());
        Button go = new Button(Words.text("race.do"), event -> go(race));
        go.setId("race-do");
        add(new Component[] {field, values, go});
    }

    private RaceField at(String path) {
        return Objects.requireNonNull(fields.get(path), path);
    }

    private void suggest(RaceField chosen) {
        values.setInvalid(false);
        values.setValue(chosen.suggestion());
        List<String> all = chosen.values();
        values.setHelperText(all.isEmpty() ? null : String.join(", ", all));
    }

    private void go(BiFunction<String, List<String>, List<Problem>> race) {
        RaceField chosen = at(field.getValue());
        List<String> typed = Arrays.stream(values.getValue().split("[,;\\s]+"))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (typed.size() < 2 || typed.size() > Tray.MOST) {
            Fields.explain(values, List.of(Problem.of("", "race_values", Tray.MOST)));
            return;
        }
        List<String> json =
                typed.stream().map(chosen::json).flatMap(Optional::stream).toList();
        List<Problem> problems = json.size() == typed.size()
                ? race.apply(chosen.path(), json)
                : List.of(Problem.of(chosen.path(), "not_numeric"));
        Fields.explain(values, problems);
        if (problems.isEmpty()) {
            begun.run();
        }
    }
}
