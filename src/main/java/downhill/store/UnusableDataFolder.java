package downhill.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why the data folder cannot be used, and in another what to do. */
public final class UnusableDataFolder extends RuntimeException {

    private final String action;

    UnusableDataFolder(String reason, Path folder) {
        this(reason, folder, null);
    }

    UnusableDataFolder(String reason, Path folder, @Nullable Exception cause, @Nullable Object... details) {
        super(StoreTexts.sentence("folder." + reason, folder.toString(), details), cause);
        this.action = StoreTexts.action("folder." + reason);
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }
}
