package downhill.run.cluster;

import downhill.store.Database;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;

/**
 * Leases in the database, by its clock: who holds one has it for a time, and names the term in which he got it when he
 * renews it or gives it back, so that what comes late from an earlier term changes nothing.
 */
final class LeaseRecords {
    private static final long FIRST_TERM = 1;

    private final Database database;

    LeaseRecords(Database database) {
        this.database = database;
    }

    /**
     * Takes a lease that nobody holds, or that this owner held.
     *
     * @return the term; empty if somebody else holds it
     */
    OptionalLong take(String name, String owner, Duration time) {
        OptionalLong taken = database.change(() -> takeOver(name, owner, time));
        return taken.isPresent() || exists(name) ? taken : create(name, owner, time);
    }

    private OptionalLong takeOver(String name, String owner, Duration time) {
        int rows = update(
                "update cluster_lease set owner = ?, term = term + 1,"
                        + " held_until = current_timestamp + cast(? as integer) * interval '1' second"
                        + " where name = ? and (owner = ? or held_until < current_timestamp)",
                owner,
                time.toSeconds(),
                name,
                owner);
        if (rows == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(database.jdbc()
                .sql("select term from cluster_lease where name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    private boolean exists(String name) {
        return database.jdbc()
                .sql("select 1 from cluster_lease where name = ?")
                .param(name)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private OptionalLong create(String name, String owner, Duration time) {
        try {
            update(
                    "insert into cluster_lease (name, owner, term, held_until)"
                            + " values (?, ?, ?, current_timestamp + cast(? as integer) * interval '1' second)",
                    name,
                    owner,
                    FIRST_TERM,
                    time.toSeconds());
            return OptionalLong.of(FIRST_TERM);
        } catch (DuplicateKeyException e) {
            return OptionalLong.empty(); // somebody was faster
        }
    }

    /**
     * Holds it for so much longer from now.
     *
     * @return false if it is not held in this term any more
     */
    boolean renew(String name, String owner, long term, Duration time) {
        return update(
                        "update cluster_lease set held_until = current_timestamp + cast(? as integer) * interval '1' second"
                                + " where name = ? and owner = ? and term = ?",
                        time.toSeconds(),
                        name,
                        owner,
                        term)
                == 1;
    }

    /**
     * Gives it back.
     *
     * @return false if it was not held in this term any more
     */
    boolean give(String name, String owner, long term) {
        return update(
                        "update cluster_lease set owner = '', held_until = current_timestamp - interval '1' second"
                                + " where name = ? and owner = ? and term = ?",
                        name,
                        owner,
                        term)
                == 1;
    }

    private int update(String sql, Object... parameters) {
        return database.jdbc().sql(sql).params(parameters).update();
    }
}
