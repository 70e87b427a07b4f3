package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Content;
import downhill.choice.Default;
import downhill.choice.Parameter;
import downhill.choice.Range;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes records as JSON trees.
 *
 * @param compact whether values equal to their default are left out, and a choice without values is its bare id
 */
record RecordWriter(boolean compact) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode object(Record value) {
        ObjectNode node = JSON.objectNode();
        if (value instanceof Choice choice) {
            node.put("id", choice.id());
        }
        for (Parameter parameter : Catalogue.parameters(value.getClass())) {
            Object part = part(parameter, value);
            if (!compact || !isDefault(parameter, part)) {
                node.set(parameter.name(), write(part));
            }
        }
        return node;
    }

    private JsonNode write(Object value) {
        return switch (value) {
            case Double number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case String text -> JSON.stringNode(text);
            case Content content -> JSON.stringNode(content.text());
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(item -> array.add(write(Objects.requireNonNull(item))));
                yield array;
            }
            case Record part -> shorten(part, object(part));
            default -> throw new IllegalStateException("No JSON for " + value.getClass());
        };
    }

    private JsonNode shorten(Record part, ObjectNode node) {
        boolean bare = compact && part instanceof Choice && node.size() == 1;
        return bare ? JSON.stringNode(((Choice) part).id()) : node;
    }

    private boolean isDefault(Parameter parameter, Object value) {
        Range range = parameter.range();
        if (range != null) {
            // Defaults depend on the format, and bits on the engine: both are always told.
            boolean told = parameter.name().equals("format") || parameter.name().equals("engine");
            return !told && isDefault(range, parameter.element(), value);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        if (parameter.text() != null) {
            return write(value).stringValue().isEmpty();
        }
        Default given = parameter.component().getAnnotation(Default.class);
        JsonNode written = write(value);
        return given == null
                ? written.isEmpty()
                : written.isString() && written.stringValue().equals(given.value());
    }

    private static boolean isDefault(Range range, Class<?> element, Object value) {
        return switch (value) {
            case Boolean flag -> flag == (range.value() != 0);
            case Number number -> number.doubleValue() == range.value();
            case List<?> list -> list.equals(NumberReader.defaults(range, element));
            default -> false;
        };
    }

    private static Object part(Parameter parameter, Record value) {
        try {
            return Objects.requireNonNull(parameter.component().getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
