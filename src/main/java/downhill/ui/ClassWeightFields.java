package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Problem;
import downhill.choice.Task;
import downhill.experiment.Experiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much an example of each class counts in the loss: one number a class, and nothing where nothing is told apart. */
final class ClassWeightFields extends Div {
    private static final String PATH = "training.class_weights";

    private final FieldChanges changes;
    private final List<TextField> fields = new ArrayList<>();
    private List<String> classes = List.of();
    private List<Double> weights = List.of();

    ClassWeightFields(FieldChanges changes) {
        this.changes = changes;
        setId("class-weights");
        addClassName("dh-parameters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.text("field.class-weights"));
    }

    void show(Experiment experiment) {
        Task task = experiment.data().dataset().task();
        boolean told = experiment.trainsNetwork() && task != Task.REGRESSION;
        setVisible(told);
        List<String> names = told ? experiment.data().dataset().labels().classes() : List.of();
        if (!names.equals(classes)) {
            classes = names;
            weights = List.of();
            build();
        }
        List<Double> given = experiment.training().classWeights();
        List<Double> now = given.size() == names.size() ? given : Collections.nCopies(names.size(), 1.0);
        for (int i = 0; i < now.size(); i++) {
            // What was typed and refused stays until the number itself becomes another.
            if (weights.isEmpty() || !now.get(i).equals(weights.get(i))) {
                fields.get(i).setValue(Numbers.text(now.get(i)));
                fields.get(i).setInvalid(false);
            }
        }
        weights = now;
    }

    private void build() {
        removeAll();
        fields.clear();
        for (int i = 0; i < classes.size(); i++) {
            int index = i;
            TextField field = new TextField(Words.text("field.class-weight", classes.get(i)));
            field.setId("class-weight-" + i);
            Tips.on(field, Words.text("field.class-weights.why"));
            field.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    Fields.explain(field, change(index, event.getValue().trim()));
                }
            });
            fields.add(field);
        }
        fields.forEach(this::add);
    }

    private List<Problem> change(int index, String typed) {
        if (!Fields.isNumber(typed)) {
            return List.of(Problem.of(PATH, "not_numeric"));
        }
        List<String> next =
                new ArrayList<>(weights.stream().map(Object::toString).toList());
        next.set(index, typed);
        boolean alike = next.stream().allMatch(weight -> Double.parseDouble(weight) == 1);
        return changes.change(PATH, alike ? "[]" : next.toString());
    }
}
