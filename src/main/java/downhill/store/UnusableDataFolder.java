package downhill.store;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why the data folder cannot be used, and in another what to do. */
public final class UnusableDataFolder extends RuntimeException {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "messages.store",
            Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private final String action;

    UnusableDataFolder(String reason, Path folder) {
        this(reason, folder, null);
    }

    UnusableDataFolder(String reason, Path folder, @Nullable Exception cause, @Nullable Object... details) {
        super(sentence(reason, folder, details), cause);
        this.action = TEXTS.getString("folder." + reason + ".action");
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }

    private static String sentence(String reason, Path folder, @Nullable Object[] details) {
        Object[] arguments = Stream.concat(Stream.of(folder), Arrays.stream(details))
                .map(String::valueOf)
                .toArray();
        return MessageFormat.format(TEXTS.getString("folder." + reason), arguments);
    }
}
