package downhill.share;

import downhill.store.Blobs;
import downhill.store.Database;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens what is given away and kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ShareLimits.class, KeepLimits.class})
class ShareConfiguration {

    @Bean
    ShortLinks shortLinks(Database database, Blobs blobs, ShareLimits limits) {
        return new ShortLinks(database, blobs, limits, Clock.systemUTC());
    }

    /** Also hears what runs come to. */
    @Bean
    MyExperiments myExperiments(Database database, Blobs blobs, KeepLimits limits) {
        return new MyExperiments(database, blobs, limits, Clock.systemUTC());
    }

    @Bean
    AccessTokens accessTokens(Database database) {
        return new AccessTokens(database, Clock.systemUTC());
    }

    @Bean
    ExperimentFiles experimentFiles(MyExperiments experiments) {
        return new ExperimentFiles(experiments, Clock.systemUTC());
    }
}
