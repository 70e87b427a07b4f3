package downhill.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database, with the tables of this version; H2 or PostgreSQL, which understand the same statements. No statement and
 * no wait takes longer than a bound of some seconds: then a {@link org.springframework.dao.DataAccessException} comes.
 */
public final class Database implements AutoCloseable {
    private static final int SECONDS = 10;

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate changing;
    private final TransactionTemplate reading;

    private final boolean shared;

    private Database(HikariDataSource pool, boolean shared) {
        this.pool = pool;
        this.shared = shared;
        JdbcTemplate template = new JdbcTemplate(pool);
        template.setQueryTimeout(SECONDS);
        jdbc = JdbcClient.create(template);
        var transactions = new JdbcTransactionManager(pool);
        changing = new TransactionTemplate(transactions);
        changing.setTimeout(SECONDS);
        reading = new TransactionTemplate(transactions);
        reading.setTimeout(SECONDS);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Opens the database that the settings name, else the one in the folder, and brings its tables up to date.
     *
     * @throws UnusableDatabase if any of that fails
     */
    public static Database open(DataFolder folder, DatabaseSettings settings) {
        DatabaseAddress address = DatabaseAddress.of(folder, settings);
        // The pool would log what fails with a stack trace and say less: a connection before it finds out. It stays
        // open
        // until the pool has its own, since H2 closes its file with the last one.
        try (Connection _ = address.connect()) {
            return migrated(new HikariDataSource(address.pool(settings.connections())), address);
        } catch (SQLException e) {
            throw UnusableDatabase.of(e, address);
        } catch (HikariPool.PoolInitializationException e) {
            throw UnusableDatabase.because(e, address);
        }
    }

    private static Database migrated(HikariDataSource pool, DatabaseAddress address) {
        try {
            Schema.migrate(pool, address);
            return new Database(pool, address.isShared());
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    /** Runs statements; those inside of {@link #change} belong to its transaction. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Does all of this or, where it throws, nothing; not nested. */
    public <T> T change(Supplier<T> work) {
        return changing.execute(_ -> work.get());
    }

    /** Reads as everything was at one moment. */
    public <T> T read(Supplier<T> work) {
        return reading.execute(_ -> work.get());
    }

    /** Whether other servers may use it too. */
    public boolean isShared() {
        return shared;
    }

    DataSource dataSource() {
        return pool;
    }

    /** Gives all connections back; H2 closes its file. */
    @Override
    public void close() {
        pool.close();
    }
}
