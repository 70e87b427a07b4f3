package downhill.choice;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a choice, read from a record component.
 *
 * @param name snake_case, as in JSON
 * @param component the record component behind it
 * @param range default and legal range; null for a nested record or choice
 */
public record Parameter(
        String name, RecordComponent component, @Nullable Range range) {

    static Parameter of(RecordComponent component) {
        return new Parameter(snakeCase(component.getName()), component, component.getAnnotation(Range.class));
    }

    /** {@code learningRate} as {@code learning_rate}. */
    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
