package downhill.load;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the driver reads in Vaadin's messages. The first is parsed; in the others, of which there are thousands a second,
 * it only looks for what it needs, so that it takes no more of the machine than it must.
 */
final class Uidl {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Uidl() {}

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The number of the node that a change gives this value; the last one, if there are several. */
    static int node(JsonNode message, String key, String value) {
        int found = -1;
        for (JsonNode change : message.path("changes")) {
            boolean same = change.path("key").asString("").equals(key)
                    && change.path("value").asString("").equals(value);
            found = same ? change.path("node").asInt() : found;
        }
        if (found < 0) {
            throw new IllegalStateException("The page has nothing with %s %s".formatted(key, value));
        }
        return found;
    }

    /** What a text property of a node is set to. */
    static String text(JsonNode message, int node, String key) {
        for (JsonNode change : message.path("changes")) {
            if (change.path("node").asInt(-1) == node
                    && change.path("key").asString("").equals(key)) {
                return change.path("value").asString("");
            }
        }
        throw new IllegalStateException("Node %d has no %s".formatted(node, key));
    }

    /** The last number that a property of a node is given. */
    static OptionalLong property(String message, int node, String key) {
        return after(
                message, "{\"node\":%d,\"type\":\"put\",\"key\":\"%s\",\"feat\":1,\"value\":".formatted(node, key));
    }

    /** The last value of an attribute, or an empty text. */
    static String attribute(String message, String key) {
        String mark = "\"key\":\"" + key + "\",\"feat\":3,\"value\":\"";
        int at = message.lastIndexOf(mark);
        return at < 0 ? "" : message.substring(at + mark.length(), message.indexOf('"', at + mark.length()));
    }

    /** The last number after a name. */
    static OptionalLong number(String message, String name) {
        return after(message, "\"" + name + "\":");
    }

    /** Whether the server sends it by itself, and not in answer to what the page sent. */
    static boolean isPushed(String message) {
        return message.contains("\"meta\":{\"async\":true}");
    }

    private static OptionalLong after(String message, String mark) {
        int from = message.lastIndexOf(mark);
        if (from < 0) {
            return OptionalLong.empty();
        }
        int to = from + mark.length();
        while (to < message.length() && Character.isDigit(message.charAt(to))) {
            to++;
        }
        return OptionalLong.of(Long.parseLong(message.substring(from + mark.length(), to)));
    }
}
