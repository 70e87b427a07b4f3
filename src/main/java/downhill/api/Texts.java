package downhill.api;

import downhill.choice.Problem;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the API says in each language: its own texts, and what the page says of choices, cards and problems. */
final class Texts {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The first that has a text says it. */
    private static final List<String> BUNDLES = List.of("messages.api", "messages.ui");

    /** A point must not group digits: it is the decimal point in both languages. */
    private static final Locale GERMAN_NUMBERS = Locale.of("de", "CH");

    private Texts() {}

    /** The first language that is spoken here. */
    static Locale spoken(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> Stream.of(Locale.ENGLISH, Locale.GERMAN)
                        .filter(known -> known.getLanguage().equals(locale.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A text with its arguments. */
    static String text(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElseThrow(() -> new IllegalArgumentException("No text for " + key));
    }

    /** The same where there is one. */
    static Optional<String> find(Locale locale, String key, Object... arguments) {
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof Double number ? exact(number) : argument)
                .toArray();
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, locale, EXACT))
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> new MessageFormat(bundle.getString(key), numbers(locale)).format(shown))
                .findFirst();
    }

    private static Locale numbers(Locale locale) {
        return locale.equals(Locale.GERMAN) ? GERMAN_NUMBERS : locale;
    }

    /** A problem as a sentence, without its place. */
    static String problem(Locale locale, Problem problem) {
        return text(locale, "problem." + problem.code(), problem.args().toArray());
    }

    /** The same with its place. */
    static String placed(Locale locale, Problem problem) {
        String sentence = problem(locale, problem);
        return problem.path().isEmpty() ? sentence : text(locale, "problem.at", problem.path(), sentence);
    }

    private static String exact(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 && exact.precision() - exact.scale() <= 9 ? exact.toPlainString() : exact.toString();
    }
}
