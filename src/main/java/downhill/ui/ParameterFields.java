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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field for each number, flag, list of numbers or choice inside a choice, read from the catalogue. */
final class ParameterFields extends Div {
    private final String path;
    private final FieldChanges changes;
    private final List<Shown> fields = new ArrayList<>();
    private @Nullable Class<?> type;
    private String prefix = "";
    private String elsewhere = "";

    /** Fields for the choice at this path of the experiment. */
    ParameterFields(String path, FieldChanges changes) {
        this.path = path;
        this.changes = changes;
        addClassName("dh-parameters");
    }

    /** Puts something before the ids of the fields. */
    void prefix(String text) {
        prefix = text;
    }

    /** Has no field for the parameter of this name, which has one elsewhere. */
    void leaveOut(String name) {
        elsewhere = name;
    }

    /** Whether there is nothing to set. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Shows a choice; the fields stay as long as it is of the same kind, so that nobody loses his place in them. */
    void show(Choice choice) {
        if (choice.getClass() != type) {
            type = choice.getClass();
            fields.clear();
            removeAll();
            for (Parameter parameter : Catalogue.parameters(choice.getClass())) {
                if (!parameter.name().equals(elsewhere)) {
                    add(parameter, choice);
                }
            }
        }
        fields.forEach(field -> field.show(choice));
    }

    /** Shows nothing. */
    void clear() {
        type = null;
        fields.clear();
        removeAll();
    }

    private void add(Parameter parameter, Choice choice) {
        Class<?> kind = parameter.component().getType();
        if (Choice.class.isAssignableFrom(kind)) {
            addChoice(parameter, kind.asSubclass(Choice.class), choice);
        } else if (parameter.range() != null && parameter.most() <= Parameter.MOST) {
            // A list that nobody would type, such as points placed by hand, has no field.
            if (kind == boolean.class) {
                addFlag(parameter, choice);
            } else {
                addText(parameter, choice, kind == List.class);
            }
        }
    }

    private <C extends Choice> void addChoice(Parameter parameter, Class<C> family, Choice holder) {
        ChoiceField<C> field = new ChoiceField<>(id(parameter), label(parameter), family, target(parameter), changes);
        // What holds another of its own family holds none like itself.
        field.inside()
                .offer(Catalogue.of(family).ids().stream()
                        .filter(id -> !family.isInstance(holder) || !id.equals(holder.id()))
                        .toList());
        add(field, parameter, value -> field.show(family.cast(value)));
    }

    private void addFlag(Parameter parameter, Choice choice) {
        Checkbox box = new Checkbox(label(parameter));
        box.setId(id(parameter));
        Tips.on(box, why(parameter, choice));
        box.addValueChangeListener(
                event -> send(event, box, target(parameter), event.getValue().toString()));
        add(box, parameter, value -> box.setValue((Boolean) value));
    }

    private void addText(Parameter parameter, Choice choice, boolean list) {
        TextField field = new TextField(label(parameter));
        field.setId(id(parameter));
        Tips.on(field, why(parameter, choice) + " " + legal(parameter));
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addValueChangeListener(event -> {
            String typed = event.getValue().trim();
            send(event, field, target(parameter), list ? "[" + typed + "]" : typed);
        });
        add(field, parameter, value -> {
            field.setValue(text(value));
            field.setInvalid(false);
        });
    }

    private void add(Component field, Parameter parameter, Consumer<Object> show) {
        add(field);
        fields.add(new Shown(parameter, show));
    }

    private String id(Parameter parameter) {
        return prefix + parameter.name().replace('_', '-');
    }

    private String target(Parameter parameter) {
        return path + "." + parameter.name();
    }

    private static String label(Parameter parameter) {
        return Words.text("parameter." + parameter.name());
    }

    /** A name may mean one thing nearly everywhere and another one in this choice. */
    private static String why(Parameter parameter, Choice choice) {
        String own = "parameter." + choice.id() + "." + parameter.name() + ".why";
        return Words.text(Words.has(own) ? own : "parameter." + parameter.name() + ".why");
    }

    private static String legal(Parameter parameter) {
        Range range = Objects.requireNonNull(parameter.range());
        return Words.text("parameter.legal", label(parameter), range.min(), range.max());
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

    /** One field, and the value that it was last told; a new typing that was refused stays until that one changes. */
    private static final class Shown {
        private final Parameter parameter;
        private final Consumer<Object> show;
        private @Nullable Object last;

        Shown(Parameter parameter, Consumer<Object> show) {
            this.parameter = parameter;
            this.show = show;
        }

        void show(Choice choice) {
            Object value = value(choice);
            if (!value.equals(last)) {
                last = value;
                show.accept(value);
            }
        }

        private Object value(Choice choice) {
            try {
                return Objects.requireNonNull(
                        parameter.component().getAccessor().invoke(choice));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
