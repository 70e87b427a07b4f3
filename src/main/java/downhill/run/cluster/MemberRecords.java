package downhill.run.cluster;

import downhill.store.Database;
import java.util.List;

/** Which servers are members of the cluster, in the database: so a new one finds them. */
final class MemberRecords {
    /** Seconds without a word of a member after which it is not asked any more. */
    static final int SILENT = 10;

    private static final String FORGET = "delete from cluster_member where seen < current_timestamp - interval '1' day";
    private static final String RECENT =
            "select address from cluster_member where address <> ? and seen > current_timestamp - cast(? as integer) * interval '1' second"
                    + " order by address";

    private final Database database;

    MemberRecords(Database database) {
        this.database = database;
    }

    /**
     * The members whom a new server may ask to let it in; of several that begin at once, only one finds nobody, and is
     * the first member from then on.
     */
    List<String> enter(String address) {
        return database.change(() -> {
            // Who is here waits for whoever is before it.
            update("update cluster_lease set term = term + 1 where name = 'founding'");
            update(FORGET);
            List<String> others = database.jdbc()
                    .sql(RECENT)
                    .params(address, SILENT)
                    .query((row, _) -> row.getString(1))
                    .list();
            if (others.isEmpty()) {
                write(address);
            }
            return others;
        });
    }

    /** This server is a member. */
    void seen(String address) {
        database.change(() -> {
            write(address);
            return true;
        });
    }

    private void write(String address) {
        int rows = update("update cluster_member set seen = current_timestamp where address = ?", address);
        if (rows == 0) {
            update("insert into cluster_member (address, seen) values (?, current_timestamp)", address);
        }
    }

    /** This server is none any more. */
    void leave(String address) {
        update("delete from cluster_member where address = ?", address);
    }

    private int update(String sql, Object... parameters) {
        return database.jdbc().sql(sql).params(parameters).update();
    }
}
