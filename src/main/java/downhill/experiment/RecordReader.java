package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Default;
import downhill.choice.Parameter;
import downhill.choice.Problem;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds records from a JSON tree by their components, and collects every problem on the way. */
final class RecordReader {
    static final int MAX_LIST = 64;

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
        if (parameter.range() != null) {
            return NumberReader.read(type, parameter.range(), value, path, this::fail);
        }
        if (Choice.class.isAssignableFrom(type)) {
            Default given = parameter.component().getAnnotation(Default.class);
            return choice(type.asSubclass(Choice.class), value, given == null ? null : given.value(), path);
        }
        return record(type, value, path);
    }

    private @Nullable Object list(Parameter parameter, @Nullable JsonNode node, String path) {
        if (node == null) {
            return parameter.range() == null ? List.of() : NumberReader.defaults(parameter.range());
        }
        if (!node.isArray()) {
            return fail(path, "not_a_list");
        }
        if (node.size() > MAX_LIST) {
            return fail(path, "too_many", node.size(), MAX_LIST);
        }
        ParameterizedType generic = (ParameterizedType) parameter.component().getGenericType();
        Class<?> element = (Class<?>) generic.getActualTypeArguments()[0];
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            items.add(
                    parameter.range() != null
                            ? NumberReader.read(element, parameter.range(), node.get(i), at, this::fail)
                            : choice(element.asSubclass(Choice.class), node.get(i), null, at));
        }
        return items.contains(null) ? null : items;
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
        problems.add(Problem.of(path, code, args));
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
