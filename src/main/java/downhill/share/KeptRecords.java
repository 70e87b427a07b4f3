package downhill.share;

import downhill.store.Database;
import downhill.store.Sha256;
import downhill.train.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/** What owners made and ran, in the database. What returned without an exception is durable. */
final class KeptRecords {
    private static final String PROGRESS =
            "run = ?, status = ?, edits = ?, updates = ?, epoch = ?, train_loss = ?, test_loss = ?, curve = ?";

    private final Database database;

    KeptRecords(Database database) {
        this.database = database;
    }

    /**
     * Writes how an experiment goes now, and has it there again if it was removed.
     *
     * @param run that it is; one that was known when the experiment was removed changes nothing
     * @return false if nothing was changed
     */
    boolean progress(Sha256 owner, Sha256 id, String run, Progress progress, Instant now) {
        return update(
                        "update kept_experiment set name = case when removed is null then name else '' end,"
                                + " removed = null, ran = ?, " + PROGRESS
                                + " where owner = ? and id = ? and (removed is null or run <> ?)",
                        Stream.of(
                                Stream.of(at(now)), columns(run, progress), Stream.of(owner.value(), id.value(), run)))
                == 1;
    }

    /**
     * Adds an experiment.
     *
     * @return false if it is there already, removed or not
     */
    boolean add(Sha256 owner, Canon canon, Kept kept, String run, Instant now) {
        Gist gist = kept.gist();
        Stream<Object> first = Stream.of(
                owner.value(),
                kept.id().value(),
                canon.json(),
                canon.dataId().map(Sha256::value).orElse(""),
                canon.dataBytes(),
                kept.name(),
                gist.topic(),
                gist.surface(),
                joined(gist.layers()),
                joined(gist.kinds()),
                gist.optimizer(),
                gist.rate());
        try {
            return update(
                            "insert into kept_experiment (owner, id, experiment, data, data_bytes, name, topic, surface,"
                                    + " layers, kinds, optimizer, rate, run, status, edits, updates, epoch, train_loss,"
                                    + " test_loss, curve, made, ran, seen) values (" + "?, ".repeat(22) + "?)",
                            Stream.of(
                                    first,
                                    columns(run, kept.progress()),
                                    Stream.of(at(kept.made()), at(kept.ran()), at(now))))
                    == 1;
        } catch (DuplicateKeyException e) {
            if (!exists(owner, kept.id())) {
                throw e;
            }
            return false;
        }
    }

    /** Whether it is there, removed or not. */
    boolean exists(Sha256 owner, Sha256 id) {
        return number("select count(*) from kept_experiment where owner = ? and id = ?", owner.value(), id.value()) > 0;
    }

    /** Whether it is there and not removed. */
    boolean isThere(Sha256 owner, Sha256 id) {
        return number(
                        "select count(*) from kept_experiment where owner = ? and id = ? and removed is null",
                        owner.value(),
                        id.value())
                > 0;
    }

    /** All of an owner's, the last run first. */
    List<Kept> all(Sha256 owner) {
        return database.jdbc()
                .sql("select id, name, topic, surface, layers, kinds, optimizer, rate, status, edits, updates, epoch,"
                        + " train_loss, test_loss, curve, made, ran from kept_experiment"
                        + " where owner = ? and removed is null order by ran desc, id")
                .param(owner.value())
                .query((row, _) -> kept(row))
                .list();
    }

    /** The experiment itself, but for data that are kept apart, whose name goes along. */
    Optional<Content> content(Sha256 owner, Sha256 id) {
        return database.jdbc()
                .sql("select experiment, data from kept_experiment where owner = ? and id = ?")
                .params(owner.value(), id.value())
                .query((row, _) -> new Content(row.getString(1), Sha256.parse(row.getString(2))))
                .optional();
    }

    /** Gives it a name, and has it there again if it was removed; false if there is none. */
    boolean name(Sha256 owner, Sha256 id, String name) {
        return update(
                        "update kept_experiment set name = ?, removed = null where owner = ? and id = ?",
                        Stream.of(Stream.of(name, owner.value(), id.value())))
                == 1;
    }

    /** Gives it a name if it has none. */
    void nameIfNameless(Sha256 owner, Sha256 id, String name) {
        int _ = update(
                "update kept_experiment set name = ? where owner = ? and id = ? and name = ''",
                Stream.of(Stream.of(name, owner.value(), id.value())));
    }

    /** Removes it; without a time it is there again. */
    void remove(Sha256 owner, Sha256 id, Optional<Instant> now) {
        String time = now.isPresent() ? "?" : "null";
        int _ = update(
                "update kept_experiment set removed = " + time + " where owner = ? and id = ?",
                Stream.of(now.stream().map(KeptRecords::at), Stream.of(owner.value(), id.value())));
    }

    /** Number of an owner's rows, those that are removed too. */
    int count(Sha256 owner) {
        return number("select count(*) from kept_experiment where owner = ?", owner.value());
    }

    /** Number of those that are not removed. */
    int there(Sha256 owner) {
        return number("select count(*) from kept_experiment where owner = ? and removed is null", owner.value());
    }

    /** Number of those with a name. */
    int named(Sha256 owner) {
        return number(
                "select count(*) from kept_experiment where owner = ? and name <> '' and removed is null",
                owner.value());
    }

    /** Bytes of all data of an owner that are kept apart, each counted once. */
    long dataBytes(Sha256 owner) {
        return dataBytes(owner, "");
    }

    /** The same of experiments with a name. */
    long namedDataBytes(Sha256 owner) {
        return dataBytes(owner, " and name <> '' and removed is null");
    }

    private long dataBytes(Sha256 owner, String which) {
        return database.jdbc()
                .sql("select coalesce(sum(b), 0) from (select distinct data, data_bytes as b from kept_experiment"
                        + " where owner = ? and data <> ''" + which + ") one")
                .param(owner.value())
                .query(Long.class)
                .single();
    }

    /**
     * Drops what is removed, then the oldest without a name.
     *
     * @param withData whether only those that have data apart
     * @return how many
     */
    int drop(Sha256 owner, int most, boolean withData) {
        return update(
                "delete from kept_experiment where owner = ? and id in (select id from kept_experiment where owner = ?"
                        + " and (name = '' or removed is not null)" + (withData ? " and data <> ''" : "")
                        + " order by case when removed is null then 1 else 0 end, ran, id limit ?)",
                Stream.of(Stream.of(owner.value(), owner.value(), most)));
    }

    /** A sign of life of an owner, unless there was one since then. */
    void seen(Sha256 owner, Instant now, Instant since) {
        int _ = update(
                "update kept_experiment set seen = ? where owner = ? and seen < ?",
                Stream.of(Stream.of(at(now), owner.value(), at(since))));
    }

    /** Drops for good what was removed before then. */
    int dropRemovedBefore(Instant then) {
        return update("delete from kept_experiment where removed < ?", Stream.of(Stream.of(at(then))));
    }

    /** Drops what belongs to those who were not seen since then. */
    int dropUnseenSince(Instant then) {
        return update("delete from kept_experiment where seen < ?", Stream.of(Stream.of(at(then))));
    }

    private int number(String sql, Object... parameters) {
        return database.jdbc().sql(sql).params(parameters).query(Integer.class).single();
    }

    private int update(String sql, Stream<Stream<?>> parameters) {
        return database.jdbc()
                .sql(sql)
                .params(parameters.flatMap(part -> part).toArray())
                .update();
    }

    private static Stream<Object> columns(String run, Progress progress) {
        return Stream.of(
                run,
                progress.status().name(),
                progress.edits(),
                progress.updates(),
                progress.epoch(),
                progress.train(),
                progress.test(),
                progress.curve().bytes());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Gist gist = new Gist(
                row.getString("topic"),
                row.getBoolean("surface"),
                parts(row.getString("layers")).stream().map(Integer::valueOf).toList(),
                parts(row.getString("kinds")),
                row.getString("optimizer"),
                row.getDouble("rate"));
        Progress progress = new Progress(
                Status.valueOf(row.getString("status")),
                row.getInt("edits"),
                row.getLong("updates"),
                row.getDouble("epoch"),
                row.getDouble("train_loss"),
                row.getDouble("test_loss"),
                Curve.read(row.getBytes("curve")));
        return new Kept(
                new Sha256(row.getString("id")),
                row.getString("name"),
                gist,
                progress,
                instant(row, "made"),
                instant(row, "ran"));
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * An experiment as it is written.
     *
     * @param data that are kept apart
     */
    record Content(String json, Optional<Sha256> data) {}
}
