package downhill.api;

import downhill.train.Anatomy;
import downhill.train.GradientCheck;
import downhill.train.WeightAddress;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A weight that is followed, as JSON: its address, what one update did to it, and the check of its gradient. */
final class WeightJson {
    private static final String FIELD = "weight";
    private static final List<String> FIELDS = List.of("tensor", "row", "column");

    /** Longer than the name of any tensor. */
    private static final int NAME = 100;

    private WeightJson() {}

    /** The address in a body: {@code "weight":{"tensor":"0.weight","row":1,"column":0}}. */
    static WeightAddress address(ObjectNode body) throws Refusal {
        JsonNode node = body.get(FIELD);
        if (node == null) {
            throw Refusal.at(FIELD, "missing");
        }
        if (!(node instanceof ObjectNode weight)) {
            throw Refusal.at(FIELD, "not_an_object");
        }
        for (String name : weight.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw Refusal.at(FIELD + "." + Call.cut(name), "unknown_field", String.join(", ", FIELDS));
            }
        }
        JsonNode tensor = weight.path("tensor");
        if (!tensor.isString() || tensor.stringValue().length() > NAME) {
            throw Refusal.at(FIELD + ".tensor", "not_a_text", Call.cut(tensor.toString()));
        }
        return new WeightAddress(tensor.stringValue(), place(weight, "row"), place(weight, "column"));
    }

    private static int place(ObjectNode weight, String name) throws Refusal {
        JsonNode node = weight.path(name);
        if (node.isMissingNode()) {
            return 0;
        }
        if (!node.isInt()) {
            throw Refusal.at(FIELD + "." + name, "not_a_whole_number", Call.cut(node.toString()));
        }
        return node.intValue();
    }

    private static ObjectNode of(WeightAddress weight) {
        return Answers.object()
                .put("tensor", weight.tensor())
                .put("row", weight.row())
                .put("column", weight.column());
    }

    /** What one update did to it. */
    static ObjectNode of(Anatomy anatomy) {
        ObjectNode node = Answers.object();
        node.put("update", anatomy.update());
        node.set(FIELD, of(anatomy.weight()));
        node.put("optimizer", anatomy.optimizer());
        node.put("outcome", RunJson.lower(anatomy.outcome()));
        ArrayNode links = node.putArray("links");
        for (Anatomy.Link link : anatomy.links()) {
            ObjectNode each = links.addObject();
            each.put("kind", RunJson.lower(link.kind()));
            each.put("name", link.name());
            Double before = link.before();
            if (before != null) {
                each.set("before", Answers.number(before));
            }
            each.set("value", Answers.number(link.value()));
            each.put("formula", link.formula());
        }
        return node;
    }

    /** Its gradient beside what the loss itself says. */
    static ObjectNode of(GradientCheck check) {
        ObjectNode node = Answers.object();
        node.put("update", check.update());
        node.set(FIELD, of(check.weight()));
        node.set("gradient", Answers.number(check.gradient()));
        node.set("difference", Answers.number(check.difference()));
        node.set("h", Answers.number(check.h()));
        node.set("left", Answers.number(check.left()));
        node.set("right", Answers.number(check.right()));
        node.set("noise", Answers.number(check.noise()));
        node.put("kink", check.kink());
        node.set("absolute", Answers.number(check.absolute()));
        node.set("relative", Answers.number(check.relative()));
        return node;
    }
}
