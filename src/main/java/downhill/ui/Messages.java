package downhill.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The texts of the pages, from {@code messages/ui.properties}; a component asks with {@code getTranslation}. */
@Component
public class Messages implements I18NProvider {

    private final boolean strict;
    private final ResourceBundle texts = texts();

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
        return List.of(Locale.ENGLISH);
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, @Nullable Object... arguments) {
        try {
            return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
        } catch (MissingResourceException e) {
            if (strict) {
                throw e;
            }
            LoggerFactory.getLogger(Messages.class).error("No text for {}", key);
            return key;
        }
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "messages.ui",
                Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
