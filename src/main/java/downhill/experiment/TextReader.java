package downhill.experiment;

import downhill.choice.Content;
import downhill.choice.Text;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads texts from JSON and holds them to their length. */
final class TextReader {
    private TextReader() {}

    /** A text, or the content that is made of one; null where it could not be read. */
    static @Nullable Object read(
            Class<?> type, Text text, @Nullable JsonNode node, String path, RecordReader.Failure failure) {
        if (node != null && !node.isString()) {
            return failure.note(path, "not_a_text", RecordReader.shown(node));
        }
        String value = node == null ? "" : node.stringValue();
        if (value.length() > text.max()) {
            return failure.note(path, "text_too_long", value.length(), text.max());
        }
        // Half a character is no text that could be written to a link or a file and come back.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return failure.note(path, "not_unicode");
        }
        return Content.class.isAssignableFrom(type) ? content(type.asSubclass(Content.class), value) : value;
    }

    private static Content content(Class<? extends Content> type, String value) {
        try {
            return type.getConstructor(String.class).newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A content refuses a text of legal length: " + type, e);
        }
    }
}
