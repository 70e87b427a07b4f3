package downhill.share;

import downhill.store.Database;
import downhill.store.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Which content a short link leads to, and who made it. */
final class ShortLinkRecords {
    private final Database database;

    ShortLinkRecords(Database database) {
        this.database = database;
    }

    /** Keeps a link, unless it is there. */
    void add(ShortId id, Sha256 content, Sha256 owner, Instant now) {
        try {
            database.jdbc()
                    .sql("insert into short_link (id, sha256, owner, made, opened) values (?, ?, ?, ?, ?)")
                    .params(id.value(), content.value(), owner.value(), at(now), at(now))
                    .update();
        } catch (DuplicateKeyException e) {
            if (find(id).isEmpty()) {
                throw e;
            }
        }
    }

    /** The content of a link. */
    Optional<Sha256> find(ShortId id) {
        return database.jdbc()
                .sql("select sha256 from short_link where id = ?")
                .param(id.value())
                .query((row, _) -> new Sha256(row.getString(1)))
                .optional();
    }

    /** Notes that a link was opened, unless that was noted since then. */
    void opened(ShortId id, Instant now, Instant since) {
        database.jdbc()
                .sql("update short_link set opened = ? where id = ? and opened < ?")
                .params(at(now), id.value(), at(since))
                .update();
    }

    /** Number of all links. */
    int count() {
        return database.jdbc()
                .sql("select count(*) from short_link")
                .query(Integer.class)
                .single();
    }

    /** Number of the links that an owner has made since then. */
    int count(Sha256 owner, Instant since) {
        return database.jdbc()
                .sql("select count(*) from short_link where owner = ? and made > ?")
                .params(owner.value(), at(since))
                .query(Integer.class)
                .single();
    }

    /**
     * Forgets the links that nobody has opened since then, with what only they led to.
     *
     * @return how many
     */
    int forgetUnopenedSince(Instant then) {
        return database.change(() -> {
            database.jdbc()
                    .sql("delete from content_part where sha256 in (select sha256 from short_link where opened < ?)")
                    .param(at(then))
                    .update();
            return database.jdbc()
                    .sql("delete from short_link where opened < ?")
                    .param(at(then))
                    .update();
        });
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
