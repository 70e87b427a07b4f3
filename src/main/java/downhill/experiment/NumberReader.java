package downhill.experiment;

import downhill.choice.Range;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads numbers and flags from JSON and holds them to their range. */
final class NumberReader {
    private NumberReader() {}

    static @Nullable Object read(
            Class<?> type, Range range, @Nullable JsonNode node, String path, RecordReader.Failure failure) {
        if (type == boolean.class) {
            return flag(range, node, path, failure);
        }
        if (node == null) {
            return number(type, range.value());
        }
        // Whole numbers beyond every double take the given value; a zero loses its sign, which nobody could see.
        double value = node.isNumber() ? node.doubleValue(Double.NaN) + 0.0 : Double.NaN;
        if (!Double.isFinite(value)) {
            return failure.note(path, "not_a_number", RecordReader.shown(node));
        }
        boolean whole = type != double.class && type != Double.class;
        if (whole && value != StrictMath.rint(value)) {
            return failure.note(path, "not_a_whole_number", value);
        }
        if (value < range.min() || value > range.max()) {
            return failure.note(path, "out_of_range", value, range.min(), range.max());
        }
        return number(type, value);
    }

    private static @Nullable Object flag(
            Range range, @Nullable JsonNode node, String path, RecordReader.Failure failure) {
        if (node == null) {
            return range.value() != 0;
        }
        return node.isBoolean() ? node.booleanValue() : failure.note(path, "not_a_flag", RecordReader.shown(node));
    }

    /** The default of a list whose items have this type. */
    static List<Object> defaults(Range range, Class<?> element) {
        return Arrays.stream(range.list()).mapToObj(v -> number(element, v)).toList();
    }

    private static Object number(Class<?> type, double value) {
        if (type == double.class || type == Double.class) {
            return value;
        }
        // Ranges of whole numbers end below 2^53, where a double is exact.
        return type == long.class ? (Object) (long) value : (Object) (int) value;
    }
}
