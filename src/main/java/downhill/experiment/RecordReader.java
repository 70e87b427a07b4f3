package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Default;
import downhill.choice.Parameter;
import downhill.choice.Problem;
import downhill.choice.Range;
import downhill.choice.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds records from a JSON tree by their components, and collects every problem on the way. */
final class RecordReader {
    /** More than anybody reads; a text full of mistakes must not cost more than one of a few. */
    static final int MAX_PROBLEMS = 100;

    private static final int MAX_SHOWN = 40;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    /** A record of this type; null where a part could not be read, with the reason among the problems. */
    @Nullable
    Object record(Class<?> type, @Nullable JsonNode node, String path) {
        if (node != null && !node.isObject()) {
            return fail(path, "not_an_object");
        }
        List<Parameter> parameters = Catalogue.parameters(type);
        refuseUnknownFields(type, parameters, node, path);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Parameter parameter : parameters) {
            JsonNode value = node == null ? null : node.get(parameter.name());
            arguments.add(component(parameter, value, join(path, parameter.name())));
        }
        return arguments.contains(null) ? null : construct(type, parameters, arguments);
    }

    private void refuseUnknownFields(Class<?> type, List<Parameter> parameters, @Nullable JsonNode node, String path) {
        if (node == null) {
            return;
        }
        for (String name : node.propertyNames()) {
            boolean tag = name.equals("id") && Choice.class.isAssignableFrom(type);
            if (!tag && parameters.stream().noneMatch(p -> p.name().equals(name))) {
                String legal = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
                fail(join(path, cut(name)), "unknown_field", legal);
            }
        }
    }

    private @Nullable Object component(Parameter parameter, @Nullable JsonNode node, String path) {
        Class<?> type = parameter.component().getType();
        JsonNode value = node == null || node.isNull() ? null : node;
        if (type == List.class) {
            return list(parameter, value, path);
        }
        if (parameter.range() != null || parameter.text() != null) {
            return value(parameter, value, path);
        }
        if (Choice.class.isAssignableFrom(type)) {
            Default given = parameter.component().getAnnotation(Default.class);
            return choice(type.asSubclass(Choice.class), value, given == null ? null : given.value(), path);
        }
        return record(type, value, path);
    }

    private @Nullable Object list(Parameter parameter, @Nullable JsonNode node, String path) {
        Class<?> element = parameter.element();
        if (node == null) {
            return parameter.range() == null ? List.of() : NumberReader.defaults(parameter.range(), element);
        }
        if (!node.isArray()) {
            return fail(path, "not_a_list");
        }
        if (node.size() > parameter.most()) {
            return fail(path, "too_many", node.size(), parameter.most());
        }
        boolean choices = parameter.range() == null && parameter.text() == null;
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            items.add(
                    choices
                            ? choice(element.asSubclass(Choice.class), node.get(i), null, at)
                            : value(parameter, node.get(i), at));
        }
        return items.contains(null) ? null : items;
    }

    /** A number, flag or text. */
    private @Nullable Object value(Parameter parameter, @Nullable JsonNode node, String path) {
        Range range = parameter.range();
        Class<?> type = parameter.element();
        if (range != null) {
            return NumberReader.read(type, range, node, path, this::fail);
        }
        Text text = Objects.requireNonNull(parameter.text());
        return TextReader.read(type, text, node, path, this::fail);
    }

    <T extends Choice> @Nullable Object choice(
            Class<T> family, @Nullable JsonNode node, @Nullable String fallback, String path) {
        JsonNode tag = node != null && node.isObject() ? node.get("id") : node;
        String id = tag == null ? fallback : tag.isString() ? tag.stringValue() : null;
        Catalogue<T> catalogue = Catalogue.of(family);
        Optional<Catalogue.Entry<T>> entry = Optional.ofNullable(id).flatMap(catalogue::find);
        if (entry.isEmpty()) {
            String legal = String.join(", ", catalogue.ids());
            return fail(path, "unknown_choice", id == null ? shown(tag) : cut(id), legal);
        }
        return record(entry.get().type(), node != null && node.isObject() ? node : null, path);
    }

    static String shown(@Nullable JsonNode node) {
        return cut(node == null ? "null" : node.toString());
    }

    // What an outsider wrote is repeated, but never at any length.
    private static String cut(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    private @Nullable Object fail(String path, String code, Object... args) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.of(path, code, args));
        }
        return null;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object construct(Class<?> type, List<Parameter> parameters, List<@Nullable Object> arguments) {
        Class<?>[] types = parameters.stream().map(p -> p.component().getType()).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record refuses values inside its own ranges: " + type, e);
        }
    }

    /** Notes a problem and answers null. */
    @FunctionalInterface
    interface Failure {
        @Nullable
        Object note(String path, String code, Object... args);
    }
}
