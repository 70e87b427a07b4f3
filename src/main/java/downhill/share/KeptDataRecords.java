package downhill.share;

import downhill.store.Blobs;
import downhill.store.Database;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/**
 * The long data of experiments, each once. Whoever puts some notes the time first; what was put a while ago and no
 * experiment refers to is swept away, so that nothing goes between being put and being referred to.
 */
final class KeptDataRecords {
    private static final int AT_ONCE = 1000;

    private final Database database;
    private final Blobs blobs;

    KeptDataRecords(Database database, Blobs blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /** Keeps data that an experiment is about to refer to. */
    void put(String data, Instant now) {
        byte[] content = data.getBytes(StandardCharsets.UTF_8);
        Sha256 id = Sha256.of(content);
        if (!use(id, now)) {
            try {
                database.jdbc()
                        .sql("insert into kept_data (sha256, used) values (?, ?)")
                        .params(id.value(), at(now))
                        .update();
            } catch (DuplicateKeyException e) {
                if (!use(id, now)) {
                    throw e;
                }
            }
        }
        blobs.put(content);
    }

    private boolean use(Sha256 id, Instant now) {
        return database.jdbc()
                        .sql("update kept_data set used = ? where sha256 = ?")
                        .params(at(now), id.value())
                        .update()
                == 1;
    }

    /** The data of this name. */
    Optional<String> get(Sha256 id) {
        return blobs.get(id).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Forgets data that no experiment refers to and nobody has put since then.
     *
     * @return how many
     */
    int sweep(Instant then) {
        List<Sha256> left = database.jdbc()
                .sql("select sha256 from kept_data where used < ? and not exists"
                        + " (select 1 from kept_experiment where data = kept_data.sha256) limit ?")
                .params(at(then), AT_ONCE)
                .query((row, _) -> new Sha256(row.getString(1)))
                .list();
        return (int) left.stream().filter(id -> forget(id, then)).count();
    }

    private boolean forget(Sha256 id, Instant then) {
        return database.change(() -> {
            int rows = database.jdbc()
                    .sql("delete from kept_data where sha256 = ? and used < ?")
                    .params(id.value(), at(then))
                    .update();
            if (rows == 1) {
                blobs.remove(id);
            }
            return rows == 1;
        });
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
