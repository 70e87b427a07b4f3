package downhill.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Long values, each in as many rows of a table as it needs, for H2 takes no more than a megabyte in a column and its large
 * objects are not PostgreSQL's. The table has a key, {@code part} (from 0) and {@code bytes}.
 */
public final class Parts {
    private static final int SIZE = 512 * 1024;

    private final JdbcClient jdbc;
    private final String table;
    private final String key;

    /**
     * The values of one table.
     *
     * @param key name of the column that says which rows belong together
     */
    public Parts(Database database, String table, String key) {
        this.jdbc = database.jdbc();
        this.table = table;
        this.key = key;
    }

    /** Adds a value that is not there; call it inside of {@link Database#change}. */
    public void add(String id, byte[] value) {
        int part = 0;
        // Also an empty value has a part: it is there.
        for (int from = 0; from == 0 || from < value.length; from += SIZE) {
            jdbc.sql("insert into " + table + " (" + key + ", part, bytes) values (?, ?, ?)")
                    .params(id, part++, Arrays.copyOfRange(value, from, Math.min(value.length, from + SIZE)))
                    .update();
        }
    }

    /** Puts a value in place of the one that may be there; call it inside of {@link Database#change}. */
    public void replace(String id, byte[] value) {
        remove(id);
        add(id, value);
    }

    /** Removes a value, if it is there. */
    public void remove(String id) {
        jdbc.sql("delete from " + table + " where " + key + " = ?").param(id).update();
    }

    /** The value, if it is there. */
    public Optional<byte[]> get(String id) {
        List<byte[]> parts = jdbc.sql("select bytes from " + table + " where " + key + " = ? order by part")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .list();
        return parts.isEmpty() ? Optional.empty() : Optional.of(joined(parts));
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
