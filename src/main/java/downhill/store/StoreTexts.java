package downhill.store;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences that an operator reads where the store cannot begin. */
final class StoreTexts {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "messages.store",
            Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private StoreTexts() {}

    /**
     * What is wrong.
     *
     * @param key of the sentence
     * @param where the first argument
     * @param details the others
     */
    static String sentence(String key, String where, @Nullable Object[] details) {
        Object[] arguments = Stream.concat(Stream.of(where), Arrays.stream(details))
                .map(String::valueOf)
                .toArray();
        return MessageFormat.format(TEXTS.getString(key), arguments);
    }

    /** What to do about what this key says. */
    static String action(String key) {
        return TEXTS.getString(key + ".action");
    }
}
