package downhill.api;

import downhill.run.ExperimentLimits;
import downhill.run.Runs;
import downhill.share.AccessTokens;
import downhill.share.ShortLinks;
import downhill.store.Database;
import downhill.store.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
    EventStreams eventStreams(Runs runs, ApiLimits limits, MeterRegistry meters) {
        return new EventStreams(runs, limits, new Later(limits.answerWithin()), meters);
    }

    @Bean
    Callers apiCallers(AccessTokens tokens, Secrets secrets, ApiLimits limits) {
        return new Callers(tokens, secrets.signer("anonymous"), limits);
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes(
            Runs runs,
            ShortLinks links,
            ExperimentLimits sizes,
            Database database,
            ApiLimits limits,
            EventStreams streams,
            Callers callers) {
        Repeatable repeatable = new Repeatable(database, Clock.systemUTC());
        Later later = new Later(limits.answerWithin());
        List<Endpoint> endpoints = Stream.of(
                        new CatalogueApi().endpoints(),
                        new ExperimentsApi(links, sizes, repeatable, later).endpoints(),
                        new RunsApi(runs, links, sizes, repeatable, later).endpoints(),
                        new HistoryApi(runs, later).endpoints(),
                        streams.endpoints())
                .flatMap(List::stream)
                .toList();
        return new Routes(new DescriptionApi(endpoints).endpoints(), callers).router();
    }
}
