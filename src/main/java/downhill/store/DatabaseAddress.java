package downhill.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How the database is reached.
 *
 * @param url for JDBC
 * @param driver name of the class that understands it
 * @param properties for the driver: who asks, and how long it may wait
 */
record DatabaseAddress(String url, String driver, Properties properties) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    // WRITE_DELAY=0: what was committed survives the end of the process. Spring closes it, not H2's own hook.
    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE";

    /**
     * The PostgreSQL of the settings, or a file in the folder.
     *
     * @throws UnusableDatabase if there can be none
     */
    static DatabaseAddress of(DataFolder folder, DatabaseSettings settings) {
        if (settings.url().isEmpty()) {
            return inside(folder.path());
        }
        if (!settings.url().startsWith(POSTGRESQL)) {
            throw new UnusableDatabase("not-postgresql", withoutParameters(settings.url()));
        }
        return postgresql(settings);
    }

    private static DatabaseAddress inside(Path folder) {
        Path file = folder.resolve("downhill");
        if (file.toString().contains(";")) {
            throw new UnusableDatabase("semicolon", file.toString());
        }
        return new DatabaseAddress("jdbc:h2:file:" + file + H2, "org.h2.Driver", user("sa", ""));
    }

    private static DatabaseAddress postgresql(DatabaseSettings settings) {
        Properties properties =
                settings.username().isEmpty() ? new Properties() : user(settings.username(), settings.password());
        properties.setProperty("ApplicationName", "downhill");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        return new DatabaseAddress(settings.url(), "org.postgresql.Driver", properties);
    }

    private static Properties user(String name, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", name);
        properties.setProperty("password", password);
        return properties;
    }

    /** For people: without what may hold a password. */
    @Override
    public String toString() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    /** Whether other servers may use the same. */
    boolean isShared() {
        return url.startsWith(POSTGRESQL);
    }

    /** One connection, to learn at once and plainly whether there can be any. */
    Connection connect() throws SQLException {
        var source = new DriverManagerDataSource(url, properties);
        source.setDriverClassName(driver);
        return source.getConnection();
    }

    /** The pool that is wanted: bounded, and nobody waits in it for long. */
    HikariConfig pool(int connections) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(url);
        pool.setDriverClassName(driver);
        pool.setDataSourceProperties(properties);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(Math.min(2, connections));
        pool.setConnectionTimeout(5_000);
        pool.setValidationTimeout(2_000);
        return pool;
    }
}
