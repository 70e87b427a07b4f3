package downhill.run;

import downhill.experiment.Experiment;
import downhill.run.RunRecord.Checkpoint;
import downhill.run.RunRecord.TakenOver;
import downhill.store.Database;
import downhill.store.Parts;
import downhill.store.Sha256;
import downhill.train.Recording;
import downhill.train.Status;
import downhill.train.WeightAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs in the database. What returned without an exception is durable. Whoever writes names the epoch in which he holds
 * the run: after a takeover the writes of the one before change nothing and say so.
 */
final class RunRecords {
    /** The epoch of whoever created a run. */
    static final long FIRST_EPOCH = 1;

    private static final String STATE =
            "pace = ?, status = ?, incarnation = ?, followed_tensor = ?, followed_row = ?, followed_column = ?,"
                    + " made_updates = ?, epoch_goal = ?, used = ?";

    private static final WeightAddress NO_WEIGHT = new WeightAddress("", 0, 0);

    private final Database database;
    private final RunRecordings recordings;
    private final Parts checkpoints;

    RunRecords(Database database) {
        this.database = database;
        recordings = new RunRecordings(database);
        checkpoints = new Parts(database, "run_checkpoint_part", "run_id");
    }

    /** Keeps a new run; the caller holds it, in the first epoch. */
    void create(RunId id, Owner owner, Recording recording, RunState state) {
        database.change(() -> {
            database.jdbc()
                    .sql("insert into run (id, owner, epoch, created, pace, status, incarnation, followed_tensor,"
                            + " followed_row, followed_column, made_updates, epoch_goal, used)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id.value(), owner.hash().value(), FIRST_EPOCH, time(state.used()))
                    .params(columns(state))
                    .update();
            recordings.add(id, recording);
            return true;
        });
    }

    /** Takes a run from whoever holds it; every call is given an epoch of its own. */
    Optional<TakenOver> takeOver(RunId id) {
        return database.change(() -> {
            // The lock on the row lasts until the end: what is read belongs to this epoch.
            int rows = update("update run set epoch = epoch + 1 where id = ?", id.value());
            return rows == 0
                    ? Optional.<TakenOver>empty()
                    : read(id).map(run -> new TakenOver(run, readCheckpoint(id)));
        });
    }

    /** A run as it is kept now. */
    Optional<RunRecord> find(RunId id) {
        return database.read(() -> read(id));
    }

    /**
     * Writes an edit into the journal.
     *
     * @param index its place, from 0; what stands there or later goes away
     * @param now the edit is a sign of life
     * @return false if the run is held by somebody else, or gone
     */
    boolean append(RunId id, long epoch, int index, Recording.Entry entry, Instant now) {
        return database.change(() -> {
            int rows = update("update run set used = ? where id = ? and epoch = ?", time(now), id.value(), epoch);
            if (rows == 1) {
                recordings.put(id, index, entry);
            }
            return rows == 1;
        });
    }

    /**
     * Lets a run begin anew with this experiment, without edits and without a checkpoint.
     *
     * @return false if the run is held by somebody else, or gone
     */
    boolean begin(RunId id, long epoch, Experiment experiment, RunState state) {
        return database.change(() -> {
            boolean ours = write(id, epoch, state, ", checkpoint_update = null, checkpoint_at = null");
            if (ours) {
                recordings.remove(id);
                recordings.add(id, new Recording(experiment, List.of()));
                checkpoints.remove(id.value());
            }
            return ours;
        });
    }

    /**
     * Writes how a run stands.
     *
     * @return false if the run is held by somebody else, or gone
     */
    boolean save(RunId id, long epoch, RunState state) {
        return database.change(() -> write(id, epoch, state, ""));
    }

    /**
     * Writes how a run stands, and a checkpoint in place of the one before.
     *
     * @return false if the run is held by somebody else, or gone
     */
    boolean save(RunId id, long epoch, RunState state, Checkpoint checkpoint) {
        return database.change(() -> {
            boolean ours = write(
                    id,
                    epoch,
                    state,
                    ", checkpoint_update = ?, checkpoint_at = ?",
                    checkpoint.update(),
                    time(checkpoint.at()));
            if (ours) {
                checkpoints.replace(id.value(), checkpoint.bytes());
            }
            return ours;
        });
    }

    /**
     * The runs that were training, the last used ones first: after a full stop they train on.
     *
     * @param most that are wanted
     */
    List<RunId> training(int most) {
        return database.jdbc()
                .sql("select id from run where status = ? order by used desc, id limit ?")
                .params(Status.TRAINING.name(), most)
                .query((row, _) -> new RunId(row.getString(1)))
                .list();
    }

    /** A run that was training, and for which there is no room, waits; nothing happens to another. */
    boolean pause(RunId id) {
        return update(
                        "update run set status = ? where id = ? and status = ?",
                        Status.PAUSED.name(),
                        id.value(),
                        Status.TRAINING.name())
                == 1;
    }

    /** Number of runs of an owner. */
    int count(Owner owner) {
        return database.jdbc()
                .sql("select count(*) from run where owner = ?")
                .param(owner.hash().value())
                .query(Integer.class)
                .single();
    }

    /** Number of all runs. */
    int count() {
        return database.jdbc()
                .sql("select count(*) from run")
                .query(Integer.class)
                .single();
    }

    /**
     * Removes a run with all that belongs to it.
     *
     * @return false if the run is held by somebody else, or gone
     */
    boolean forget(RunId id, long epoch) {
        return update("delete from run where id = ? and epoch = ?", id.value(), epoch) == 1;
    }

    /**
     * Removes the runs without a sign of life since then that do not train, whoever holds them.
     *
     * @return how many
     */
    int forgetUnusedSince(Instant then) {
        return update("delete from run where used < ? and status <> ?", time(then), Status.TRAINING.name());
    }

    private int update(String sql, Object... parameters) {
        return database.jdbc().sql(sql).params(parameters).update();
    }

    private boolean write(RunId id, long epoch, RunState state, String more, Object... parameters) {
        return database.jdbc()
                        .sql("update run set " + STATE + more + " where id = ? and epoch = ?")
                        .params(columns(state))
                        .params(parameters)
                        .params(id.value(), epoch)
                        .update()
                == 1;
    }

    private static Object[] columns(RunState state) {
        WeightAddress weight = state.followed() == null ? NO_WEIGHT : state.followed();
        return new Object[] {
            state.pace().updatesPerSecond(),
            state.status().name(),
            state.incarnation(),
            weight.tensor(),
            weight.row(),
            weight.column(),
            state.update(),
            state.epochGoal(),
            time(state.used())
        };
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Optional<RunRecord> read(RunId id) {
        Optional<String> experiment = recordings.experiment(id);
        List<Recording.Entry> journal = recordings.journal(id);
        return experiment.flatMap(json -> database.jdbc()
                .sql("select * from run where id = ?")
                .param(id.value())
                .query((row, _) -> record(row, json, journal))
                .optional());
    }

    private static RunRecord record(ResultSet row, String experiment, List<Recording.Entry> journal)
            throws SQLException {
        return new RunRecord(
                new RunId(row.getString("id")),
                new Sha256(row.getString("owner")),
                new RunState(
                        new Pace(row.getDouble("pace")),
                        Status.valueOf(row.getString("status")),
                        row.getInt("incarnation"),
                        followed(row),
                        row.getLong("made_updates"),
                        row.getLong("epoch_goal"),
                        instant(row, "used")),
                row.getLong("epoch"),
                instant(row, "created"),
                experiment,
                journal);
    }

    private static @Nullable WeightAddress followed(ResultSet row) throws SQLException {
        var weight = new WeightAddress(
                row.getString("followed_tensor"), row.getInt("followed_row"), row.getInt("followed_column"));
        return weight.equals(NO_WEIGHT) ? null : weight;
    }

    /** Its last checkpoint, if there was any. */
    Optional<Checkpoint> checkpoint(RunId id) {
        return database.read(() -> Optional.ofNullable(readCheckpoint(id)));
    }

    private @Nullable Checkpoint readCheckpoint(RunId id) {
        Optional<byte[]> bytes = checkpoints.get(id.value());
        return bytes.isEmpty()
                ? null
                : database.jdbc()
                        .sql("select checkpoint_update, checkpoint_at from run where id = ?")
                        .param(id.value())
                        .query((row, _) -> new Checkpoint(row.getLong(1), instant(row, "checkpoint_at"), bytes.get()))
                        .single();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
