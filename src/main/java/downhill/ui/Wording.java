package downhill.ui;

import java.util.Arrays;
import java.util.Locale;

/** Finds the texts of one language, also where there is no page. */
@FunctionalInterface
interface Wording {

    /** A text with its arguments; decimals are written so that small ones stay visible. */
    String text(String key, Object... arguments);

    /** What a choice is called. */
    default String choice(String family, String id) {
        return text("choice." + family + "." + id);
    }

    /** Texts of a language. */
    static Wording of(Messages messages, Locale locale) {
        return (key, arguments) -> messages.getTranslation(key, locale, shown(arguments));
    }

    /** Arguments as they are written. */
    static Object[] shown(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Double number ? Numbers.text(number) : argument)
                .toArray();
    }
}
