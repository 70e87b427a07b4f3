package downhill.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why the database cannot be used, and in another what to do. */
public final class UnusableDatabase extends RuntimeException {
    private static final int H2_HELD = 90020;
    private static final int H2_DAMAGED = 90030;
    private static final int H2_FORMAT = 90048;

    private final String action;

    UnusableDatabase(String reason, String database) {
        this(reason, database, null);
    }

    UnusableDatabase(String reason, String database, @Nullable Exception cause, @Nullable Object... details) {
        super(StoreTexts.sentence("database." + reason, database, details), cause);
        this.action = StoreTexts.action("database." + reason);
    }

    /** For a connection that there is not. */
    static UnusableDatabase of(SQLException cause, DatabaseAddress address) {
        return new UnusableDatabase(reason(cause), address.toString(), cause, firstLine(cause));
    }

    /** For whatever else failed, in the words of its innermost cause. */
    static UnusableDatabase because(Exception cause, DatabaseAddress address) {
        Throwable inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return new UnusableDatabase("unusable", address.toString(), cause, firstLine(inner));
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }

    private static String reason(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return switch (cause.getErrorCode()) {
            case H2_HELD -> "held";
            case H2_DAMAGED -> "damaged";
            case H2_FORMAT -> "format";
            default -> {
                if (state.startsWith("08")) {
                    yield "unreachable";
                }
                yield state.startsWith("28") ? "login" : state.equals("3D000") ? "missing" : "unusable";
            }
        };
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }
}
