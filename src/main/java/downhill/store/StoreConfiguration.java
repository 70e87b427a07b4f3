package downhill.store;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the data folder and the database when Downhill starts and closes them when Downhill stops. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class StoreConfiguration {

    // A String, for Spring's own conversion to Path would look on the class path first.
    @Bean
    DataFolder dataFolder(@Value("${downhill.data}") String folder) {
        return DataFolder.open(Path.of(folder));
    }

    @Bean
    Database database(DataFolder folder, DatabaseSettings settings) {
        return Database.open(folder, settings);
    }

    /** For Spring Boot, which would else make one of its own. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    @Bean
    Blobs blobs(Database database) {
        return new Blobs(database);
    }

    @Bean
    Secrets secrets(Database database, DatabaseSettings settings) {
        return new Secrets(database, Clock.systemUTC(), settings.rotateKeysAfter());
    }
}
