package downhill.run;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets pages compute on the threads that train. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    Jobs jobs(LocalRuns runs) {
        return runs.jobs();
    }
}
