package downhill.store;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Content that is kept once, however often it is put, and is named by its SHA-256. */
public final class Blobs {
    /** Most bytes of one content. */
    public static final int MAX = 8_000_000;

    private final Database database;
    private final Parts parts;

    /** What is kept in this database. */
    public Blobs(Database database) {
        this.database = database;
        parts = new Parts(database, "content_part", "sha256");
    }

    /**
     * Keeps content.
     *
     * @return what names it from now on
     * @throws IllegalArgumentException if it has more than {@link #MAX} bytes
     */
    public Sha256 put(byte[] content) {
        if (content.length > MAX) {
            throw new IllegalArgumentException("Content must have %d bytes or less".formatted(MAX));
        }
        Sha256 name = Sha256.of(content);
        if (!has(name)) {
            add(name, content);
        }
        return name;
    }

    // Whoever was faster has put the very same.
    private void add(Sha256 name, byte[] content) {
        try {
            database.change(() -> {
                parts.add(name.value(), content);
                return true;
            });
        } catch (DuplicateKeyException e) {
            if (!has(name)) {
                throw e;
            }
        }
    }

    /** Whether it is kept. */
    public boolean has(Sha256 name) {
        return database.jdbc()
                .sql("select 1 from content_part where sha256 = ? and part = 0")
                .param(name.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * The content of this name.
     *
     * @throws IllegalStateException if it is not what was put
     */
    public Optional<byte[]> get(Sha256 name) {
        Optional<byte[]> content = parts.get(name.value());
        if (content.isPresent() && !Sha256.of(content.get()).equals(name)) {
            throw new IllegalStateException("The content " + name + " was altered in the database");
        }
        return content;
    }

    /** Removes content, if it is there; who does so knows that nobody refers to it. */
    public void remove(Sha256 name) {
        parts.remove(name.value());
    }
}
