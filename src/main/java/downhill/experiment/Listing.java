package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Default;
import downhill.choice.Parameter;
import downhill.choice.Range;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as a JSON tree: families by name, each a list of its choices. */
public final class Listing {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Listing() {}

    /** Families by name, in the order in which an experiment names them. */
    public static ObjectNode families() {
        ObjectNode all = JSON.objectNode();
        for (Class<? extends Choice> family : Families.ALL) {
            Catalogue<?> catalogue = Catalogue.of(family);
            ArrayNode choices = all.putArray(catalogue.name());
            catalogue.entries().forEach(entry -> choices.add(choice(entry)));
        }
        return all;
    }

    private static ObjectNode choice(Catalogue.Entry<?> entry) {
        ObjectNode node = JSON.objectNode();
        node.put("id", entry.id());
        putUnlessEmpty(node, "formula", entry.term().formula());
        putUnlessEmpty(node, "paper", entry.term().paper());
        node.set("parameters", parameters(entry.parameters()));
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    private static ArrayNode parameters(List<Parameter> parameters) {
        ArrayNode array = JSON.arrayNode();
        for (Parameter parameter : parameters) {
            ObjectNode node = array.addObject();
            node.put("name", parameter.name());
            node.put("type", type(parameter));
            node.set("default", initial(parameter));
            Range range = parameter.range();
            if (range != null && parameter.component().getType() != boolean.class) {
                boolean whole = isWhole(parameter);
                node.set("min", number(range.min(), whole));
                node.set("max", number(range.max(), whole));
                node.put("scale", range.scale().name().toLowerCase(Locale.ROOT));
            }
        }
        return array;
    }

    private static String type(Parameter parameter) {
        Class<?> type = parameter.component().getType();
        if (type == List.class) {
            return "list of " + typeName(parameter.element());
        }
        return typeName(type);
    }

    private static String typeName(Class<?> type) {
        if (Choice.class.isAssignableFrom(type)) {
            return Catalogue.of(type.asSubclass(Choice.class)).name();
        }
        return switch (type.getSimpleName()) {
            case "double", "Double" -> "number";
            case "int", "Integer", "long", "Long" -> "whole_number";
            case "boolean" -> "flag";
            case "String" -> "text";
            default -> "object";
        };
    }

    private static JsonNode initial(Parameter parameter) {
        Class<?> type = parameter.component().getType();
        Range range = parameter.range();
        if (type == List.class) {
            ArrayNode items = JSON.arrayNode();
            for (double value : range == null ? new double[0] : range.list()) {
                items.add(number(value, isWhole(parameter)));
            }
            return items;
        }
        if (range != null) {
            return type == boolean.class
                    ? JSON.booleanNode(range.value() != 0)
                    : number(range.value(), isWhole(parameter));
        }
        Default given = parameter.component().getAnnotation(Default.class);
        return given == null ? JSON.nullNode() : JSON.stringNode(given.value());
    }

    private static JsonNode number(double value, boolean whole) {
        return whole ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    private static boolean isWhole(Parameter parameter) {
        return typeName(parameter.element()).equals("whole_number");
    }
}
