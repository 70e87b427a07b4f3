package downhill.share;

import downhill.store.Database;
import downhill.store.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The hashes of keys, and whose they are. */
final class AccessTokenRecords {
    private final Database database;

    AccessTokenRecords(Database database) {
        this.database = database;
    }

    void add(Sha256 owner, AccessToken token) {
        database.jdbc()
                .sql("insert into access_token (hash, owner, name, made, used) values (?, ?, ?, ?, ?)")
                .params(token.id().value(), owner.value(), token.name(), at(token.made()), at(token.used()))
                .update();
    }

    /** Those of an owner, the newest first. */
    List<AccessToken> of(Sha256 owner) {
        return database.jdbc()
                .sql("select hash, name, made, used from access_token where owner = ? order by made desc, hash")
                .param(owner.value())
                .query((row, _) -> new AccessToken(
                        new Sha256(row.getString("hash")),
                        row.getString("name"),
                        row.getObject("made", OffsetDateTime.class).toInstant(),
                        row.getObject("used", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whose a token is that was used since then. */
    Optional<Sha256> owner(Sha256 id, Instant since) {
        return database.jdbc()
                .sql("select owner from access_token where hash = ? and used > ?")
                .params(id.value(), at(since))
                .query((row, _) -> new Sha256(row.getString(1)))
                .optional();
    }

    /** Notes that it was used, unless that was noted since then. */
    void used(Sha256 id, Instant now, Instant since) {
        database.jdbc()
                .sql("update access_token set used = ? where hash = ? and used < ?")
                .params(at(now), id.value(), at(since))
                .update();
    }

    void remove(Sha256 owner, Sha256 id) {
        database.jdbc()
                .sql("delete from access_token where owner = ? and hash = ?")
                .params(owner.value(), id.value())
                .update();
    }

    void forgetUnusedSince(Instant then) {
        database.jdbc()
                .sql("delete from access_token where used < ?")
                .param(at(then))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
