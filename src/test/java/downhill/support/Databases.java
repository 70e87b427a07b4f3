package downhill.support;

import downhill.store.DataFolder;
import downhill.store.Database;
import downhill.store.DatabaseSettings;
import downhill.store.Sha256;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The databases that Downhill runs on, each real: H2 in a file, and one PostgreSQL for all tests. */
public enum Databases {
    H2,
    POSTGRESQL;

    /** Its database for a folder: the same folder always gets the same one. */
    public DatabaseSettings settings(Path folder) {
        return switch (this) {
            case H2 -> at("");
            case POSTGRESQL -> {
                String schema = "t"
                        + Sha256.of(folder.toAbsolutePath().toString()).value().substring(0, 20);
                execute("create schema if not exists " + schema);
                yield at(address("postgres") + "?user=postgres&currentSchema=" + schema);
            }
        };
    }

    /** Opens a folder with its database. */
    public Opened open(Path path) {
        DataFolder folder = DataFolder.open(path);
        try {
            return new Opened(folder, Database.open(folder, settings(path)));
        } catch (RuntimeException e) {
            close(folder);
            throw e;
        }
    }

    /** One database for all tests that need no empty one; it stays open. */
    public Database shared() {
        return Shared.OPENED
                .computeIfAbsent(
                        this,
                        kind -> kind.open(
                                Path.of("target/test-data", UUID.randomUUID().toString())))
                .database();
    }

    /** Settings with an address. */
    public static DatabaseSettings at(String url) {
        return new DatabaseSettings(url, "", "", 8, Duration.ofDays(90));
    }

    /** The address of a database of the PostgreSQL. */
    public static String address(String database) {
        return "jdbc:postgresql://localhost:" + Server.POSTGRESQL.getPort() + "/" + database;
    }

    private static void execute(String sql) {
        try (Connection connection = Server.POSTGRESQL.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins when it is first used and ends with the process. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRESQL = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Shared {
        static final Map<Databases, Opened> OPENED = new EnumMap<>(Databases.class);
    }

    /** A folder and its database, to be closed together. */
    public record Opened(DataFolder folder, Database database) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
            Databases.close(folder);
        }
    }
}
