package downhill.api;

import downhill.store.Database;
import downhill.store.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What was answered under the keys that callers chose. */
final class RepeatableRecords {
    private final Database database;

    RepeatableRecords(Database database) {
        this.database = database;
    }

    /** Takes a key, unless somebody has it; whether it was taken. */
    boolean begin(Sha256 owner, Sha256 key, Sha256 request, Instant now) {
        return database.jdbc()
                        .sql("insert into repeatable_answer (owner, name, request, status, location, body, made)"
                                + " values (?, ?, ?, 0, '', '', ?) on conflict do nothing")
                        .params(owner.value(), key.value(), request.value(), at(now))
                        .update()
                > 0;
    }

    /** What a key stands for. */
    Optional<Row> find(Sha256 owner, Sha256 key) {
        return database.jdbc()
                .sql("select request, status, location, body, made from repeatable_answer where owner = ? and name = ?")
                .params(owner.value(), key.value())
                .query((row, _) -> new Row(
                        new Sha256(row.getString("request")),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body"),
                        row.getObject("made", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void end(Sha256 owner, Sha256 key, Repeatable.Made made) {
        database.jdbc()
                .sql("update repeatable_answer set status = ?, location = ?, body = ? where owner = ? and name = ?")
                .params(made.status(), made.location(), made.body(), owner.value(), key.value())
                .update();
    }

    void forget(Sha256 owner, Sha256 key) {
        database.jdbc()
                .sql("delete from repeatable_answer where owner = ? and name = ?")
                .params(owner.value(), key.value())
                .update();
    }

    /** Forgets a key that has no answer since then; whether there was one. */
    boolean abandon(Sha256 owner, Sha256 key, Instant then) {
        return database.jdbc()
                        .sql("delete from repeatable_answer where owner = ? and name = ? and status = 0 and made < ?")
                        .params(owner.value(), key.value(), at(then))
                        .update()
                > 0;
    }

    void forgetOlderThan(Instant then) {
        database.jdbc()
                .sql("delete from repeatable_answer where made < ?")
                .param(at(then))
                .update();
    }

    int count(Sha256 owner) {
        return database.jdbc()
                .sql("select count(*) from repeatable_answer where owner = ?")
                .param(owner.value())
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param status 0 where there is no answer yet */
    record Row(Sha256 request, int status, String location, String body, Instant made) {}
}
