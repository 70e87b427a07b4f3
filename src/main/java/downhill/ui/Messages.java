package downhill.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The texts of the pages in each language, from {@code messages/ui*.properties}; a component asks with
 * {@code getTranslation}.
 */
@Component
public class Messages implements I18NProvider {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** A decimal point is the same in both languages, as in fields and links: so a point must not group digits. */
    private static final Locale GERMAN_NUMBERS = Locale.of("de", "CH");

    private final boolean strict;

    /** Texts that take no arguments, by language and key: one for all pages, where each would keep its own. */
    private final Map<Locale, Map<String, String>> whole =
            Map.of(Locale.ENGLISH, new ConcurrentHashMap<>(), Locale.GERMAN, new ConcurrentHashMap<>());

    /** Patterns, by language and key: to read one takes longer than to use it, and pages use some in every frame. */
    private final Map<Locale, Map<String, MessageFormat>> patterns =
            Map.of(Locale.ENGLISH, new ConcurrentHashMap<>(), Locale.GERMAN, new ConcurrentHashMap<>());

    /** A missing text throws, as tests want it. */
    public Messages() {
        this(true);
    }

    /** With {@code strict}, a missing text throws; without, a visitor sees its key. */
    @Autowired
    Messages(@Value("${downhill.strict-texts:false}") boolean strict) {
        this.strict = strict;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, Locale.GERMAN);
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, @Nullable Object... arguments) {
        Locale language = isGerman(locale) ? Locale.GERMAN : Locale.ENGLISH;
        try {
            if (arguments.length > 0) {
                return format(key, language, arguments);
            }
            return Objects.requireNonNull(whole.get(language))
                    .computeIfAbsent(key, each -> read(each, language).format(arguments));
        } catch (MissingResourceException e) {
            if (strict) {
                throw e;
            }
            LoggerFactory.getLogger(Messages.class).error("No text for {}", key);
            return key;
        }
    }

    private String format(String key, Locale language, @Nullable Object... arguments) {
        MessageFormat read =
                Objects.requireNonNull(patterns.get(language)).computeIfAbsent(key, each -> read(each, language));
        return ((MessageFormat) read.clone()).format(arguments); // one that formats is no other thread's
    }

    private static MessageFormat read(String key, Locale language) {
        Locale numbers = language.equals(Locale.GERMAN) ? GERMAN_NUMBERS : Locale.ENGLISH;
        return new MessageFormat(bundle(language).getString(key), numbers);
    }

    /** All texts of a language; English where it is not known. */
    static ResourceBundle bundle(@Nullable Locale locale) {
        return ResourceBundle.getBundle("messages.ui", isGerman(locale) ? Locale.GERMAN : Locale.ENGLISH, EXACT);
    }

    private static boolean isGerman(@Nullable Locale locale) {
        return locale != null && locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    }
}
