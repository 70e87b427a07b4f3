package downhill.api;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Default;
import downhill.choice.Parameter;
import downhill.choice.Range;
import downhill.choice.Text;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Families;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON schemas of all that comes and goes: an experiment's is made of the catalogue, the others are written down. */
final class Schemas {
    private static final String WRITTEN = "/api/schemas.json";
    private static final String REFERENCE = "$ref";
    private static final String HERE = "#/components/schemas/";

    private Schemas() {}

    /** All of them by name. */
    static ObjectNode all() {
        ObjectNode all = written();
        ObjectNode experiment = record(Experiment.class);
        experiment.putArray("required").add("format");
        experiment
                .putArray("examples")
                .add(ExperimentCodec.compactTree(Cards.first()))
                .add(ExperimentCodec.tree(Cards.first()));
        all.set("Experiment", experiment);
        for (Class<? extends Choice> family : Families.ALL) {
            all.set(family.getSimpleName(), family(Catalogue.of(family)));
        }
        return all;
    }

    private static ObjectNode written() {
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(WRITTEN))) {
            return (ObjectNode) RunJson.value(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode reference(String name) {
        return Answers.object().put(REFERENCE, HERE + name);
    }

    /** An id alone, or an object with it and its parameters. */
    private static ObjectNode family(Catalogue<?> catalogue) {
        ObjectNode schema = Answers.object();
        ArrayNode ways = schema.putArray("anyOf");
        ArrayNode ids = ways.addObject().putArray("enum");
        for (Catalogue.Entry<?> entry : catalogue.entries()) {
            ids.add(entry.id());
            ObjectNode object = choice(entry);
            object.putArray("required").add("id");
            ways.add(object);
        }
        return schema;
    }

    private static ObjectNode choice(Catalogue.Entry<?> entry) {
        ObjectNode object = record(entry.type());
        ObjectNode id = Answers.object().put("const", entry.id());
        ((ObjectNode) object.path("properties")).set("id", id);
        return object;
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = Answers.object();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        Catalogue.parameters(type).forEach(parameter -> properties.set(parameter.name(), orNull(component(parameter))));
        return schema;
    }

    /** Null stands for the default, as if the field was left out. */
    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = Answers.object();
        either.putArray("anyOf").add(schema).add(Answers.object().put("type", "null"));
        return either;
    }

    private static ObjectNode component(Parameter parameter) {
        if (parameter.component().getType() != List.class) {
            return value(parameter);
        }
        ObjectNode list = Answers.object();
        list.put("type", "array");
        list.set("items", value(parameter));
        list.put("maxItems", parameter.most());
        return list;
    }

    private static ObjectNode value(Parameter parameter) {
        Class<?> type = parameter.element();
        Range range = parameter.range();
        if (range != null) {
            return number(type, range, parameter.component().getType() != List.class);
        }
        Text text = parameter.text();
        if (text != null) {
            return Answers.object().put("type", "string").put("maxLength", text.max());
        }
        if (!Choice.class.isAssignableFrom(type)) {
            return record(type);
        }
        ObjectNode family = reference(type.getSimpleName());
        Default given = parameter.component().getAnnotation(Default.class);
        return given == null ? family : orWithoutId(family, Catalogue.of(type.asSubclass(Choice.class)), given.value());
    }

    /** An object without an id is of the choice that is taken where none is given. */
    private static ObjectNode orWithoutId(ObjectNode family, Catalogue<?> catalogue, String id) {
        ObjectNode either = Answers.object();
        ArrayNode ways = either.putArray("anyOf").add(family);
        catalogue.find(id).ifPresent(entry -> ways.add(choice(entry)));
        either.put("default", id);
        return either;
    }

    private static ObjectNode number(Class<?> type, Range range, boolean alone) {
        ObjectNode schema = Answers.object();
        if (type == boolean.class) {
            return alone
                    ? schema.put("type", "boolean").put("default", range.value() != 0)
                    : schema.put("type", "boolean");
        }
        boolean whole = type != double.class && type != Double.class;
        schema.put("type", whole ? "integer" : "number");
        if (whole) {
            schema.put("minimum", (long) range.min()).put("maximum", (long) range.max());
        } else {
            schema.put("minimum", range.min()).put("maximum", range.max());
        }
        if (alone && whole) {
            schema.put("default", (long) range.value());
        } else if (alone) {
            schema.put("default", range.value());
        }
        return schema;
    }
}
