package downhill.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables up to date, by the scripts in {@code db/migration}. */
final class Schema {
    private static final List<MigrationState> NEWER =
            List.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Schema() {}

    /**
     * Runs the scripts that have not run yet; of several processes that begin at once only one does.
     *
     * @throws UnusableDatabase if the tables are those of a newer version, of something else, or cannot be made
     */
    static void migrate(DataSource source, DatabaseAddress address) {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(new String[0]) // else the tables of a newer version would pass
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw unusable(e, flyway, address);
        }
    }

    private static UnusableDatabase unusable(FlywayException e, Flyway flyway, DatabaseAddress address) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new UnusableDatabase("foreign", address.toString(), e);
        }
        if (!(e instanceof FlywayValidateException)) {
            return UnusableDatabase.because(e, address);
        }
        List<MigrationInfo> all = List.of(flyway.info().all());
        Optional<MigrationVersion> newer = newest(
                all.stream().filter(each -> NEWER.contains(each.getState())).toArray(MigrationInfo[]::new));
        return newer.map(version -> new UnusableDatabase(
                        "newer",
                        address.toString(),
                        e,
                        version,
                        newestKnown(all).orElse(MigrationVersion.EMPTY)))
                .orElseGet(() -> new UnusableDatabase("altered", address.toString(), e));
    }

    private static Optional<MigrationVersion> newestKnown(List<MigrationInfo> all) {
        return newest(all.stream().filter(each -> each.getState().isResolved()).toArray(MigrationInfo[]::new));
    }

    private static Optional<MigrationVersion> newest(MigrationInfo[] migrations) {
        return Arrays.stream(migrations).map(MigrationInfo::getVersion).max(Comparator.naturalOrder());
    }
}
