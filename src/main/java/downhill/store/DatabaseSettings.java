package downhill.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is; properties {@code downhill.database.*}.
 *
 * @param url {@code jdbc:postgresql:…}; empty is H2 in a file of the data folder
 * @param username of PostgreSQL
 * @param password of PostgreSQL
 * @param connections of this process at most, at least 2
 * @param rotateKeysAfter age after which a signing key is followed by a new one
 */
@ConfigurationProperties("downhill.database")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("8") int connections,
        @DefaultValue("90d") Duration rotateKeysAfter) {

    public DatabaseSettings {
        if (connections < 2) {
            throw new IllegalArgumentException("downhill.database.connections must be 2 or more");
        }
        if (rotateKeysAfter.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("downhill.database.rotate-keys-after must be 1d or more");
        }
    }

    @Override
    public String toString() {
        return "database"; // the password must not reach a log
    }
}
