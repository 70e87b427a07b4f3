package downhill.api;

import downhill.run.ExperimentLimits;
import downhill.share.AccessTokens;
import downhill.share.ShortLinks;
import downhill.store.Secrets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Puts the API together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiLimits.class)
class ApiConfiguration {

    @Bean
    RouterFunction<ServerResponse> apiRoutes(
            AccessTokens tokens, Secrets secrets, ApiLimits limits, ShortLinks links, ExperimentLimits sizes) {
        List<Endpoint> endpoints = Stream.of(
                        new CatalogueApi().endpoints(), new ExperimentsApi(links, sizes).endpoints())
                .flatMap(List::stream)
                .toList();
        return new Routes(endpoints, new Callers(tokens, secrets.signer("anonymous"), limits)).router();
    }
}
