package downhill.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the data folder when Downhill starts and closes it when Downhill stops. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    // A String, for Spring's own conversion to Path would look on the class path first.
    @Bean
    DataFolder dataFolder(@Value("${downhill.data}") String folder) {
        return DataFolder.open(Path.of(folder));
    }
}
