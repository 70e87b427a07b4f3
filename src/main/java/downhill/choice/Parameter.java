package downhill.choice;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a choice, read from a record component.
 *
 * @param name snake_case, as in JSON
 * @param component the record component behind it
 * @param range default and legal range of a number, a flag or a list of numbers; else null
 * @param text legal length of a text or a list of texts; else null
 */
public record Parameter(
        String name,
        RecordComponent component,
        @Nullable Range range,
        @Nullable Text text) {

    /** Most items of a list where nothing else is said. */
    public static final int MOST = 64;

    static Parameter of(RecordComponent component) {
        return new Parameter(
                snakeCase(component.getName()),
                component,
                component.getAnnotation(Range.class),
                component.getAnnotation(Text.class));
    }

    /** Most items, if it is a list. */
    public int most() {
        return range != null ? range.most() : text != null ? text.most() : MOST;
    }

    /** The type of a list's items, or of the value itself. */
    public Class<?> element() {
        return component.getType() == List.class
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
    }

    /** {@code learningRate} as {@code learning_rate}. */
    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
