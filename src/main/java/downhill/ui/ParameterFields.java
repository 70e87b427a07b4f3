package downhill.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Problem;
import downhill.choice.Range;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A field for each number, flag or list of numbers of a choice, read from the catalogue. */
final class ParameterFields extends Div {
    private final String path;
    private final Changes changes;
    private String shown = "";

    /** Fields for the choice at this path of the experiment. */
    ParameterFields(String path, Changes changes) {
        this.path = path;
        this.changes = changes;
        addClassName("dh-parameters");
    }

    /** Shows a choice; the fields stay as long as it is the same one with the same values. */
    void show(Choice choice) {
        String now = path + choice;
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        for (Parameter parameter : Catalogue.parameters(choice.getClass())) {
            Range range = parameter.range();
            // A list that nobody would type, such as points placed by hand, has no field.
            if (range != null && parameter.most() <= Parameter.MOST) {
                add(field(parameter, value(parameter, choice)));
            }
        }
    }

    private Component field(Parameter parameter, Object value) {
        String label = Words.text("parameter." + parameter.name());
        String target = path + "." + parameter.name();
        if (value instanceof Boolean flag) {
            Checkbox box = new Checkbox(label, flag);
            box.addValueChangeListener(
                    event -> send(event, box, target, event.getValue().toString()));
            return box;
        }
        TextField field = new TextField(label);
        field.setValue(text(value));
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        boolean list = value instanceof List;
        field.addValueChangeListener(event -> {
            String typed = event.getValue().trim();
            send(event, field, target, list ? "[" + typed + "]" : typed);
        });
        field.setId(parameter.name().replace('_', '-'));
        return field;
    }

    private void send(
            AbstractField.ComponentValueChangeEvent<?, ?> event, HasValidation field, String target, String json) {
        if (event.isFromClient()) {
            Fields.explain(field, Fields.isNumeric(json) ? changes.change(target, json) : List.of(notNumeric(target)));
        }
    }

    private static Problem notNumeric(String target) {
        return Problem.of(target, "not_numeric");
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> Numbers.text(number);
            case List<?> list -> list.stream().map(Objects::toString).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static Object value(Parameter parameter, Choice choice) {
        try {
            return Objects.requireNonNull(parameter.component().getAccessor().invoke(choice));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
