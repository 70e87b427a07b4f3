package downhill.run;

import downhill.run.cluster.ClusterSettings;
import downhill.store.Blobs;
import downhill.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Makes this server a member of its cluster while Downhill starts, lets it leave when Downhill stops, and ends the process
 * where the others have shut it out: what it has is theirs then.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterSettings.class)
class ClusterConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterConfiguration.class);

    /** For whoever starts the process again. */
    private static final int SHUT_OUT = 75;

    @Bean(destroyMethod = "")
    @Primary
    ShardedRuns runs(
            ClusterSettings settings,
            Database database,
            Blobs blobs,
            LocalRuns local,
            ConfigurableApplicationContext context) {
        return new ShardedRuns(settings, database, blobs, local, () -> end(context));
    }

    /** Made by whichever server is asked. */
    @Bean
    Sketches sketches(LocalRuns local) {
        return local.sketches();
    }

    private static void end(ConfigurableApplicationContext context) {
        Thread.ofPlatform().name("shut-out").start(() -> {
            LOG.error("This server ends, since it is no member of the cluster");
            System.exit(SpringApplication.exit(context, () -> SHUT_OUT));
        });
    }

    @Bean
    SmartLifecycle clusterLife(ShardedRuns runs) {
        return new Life(runs);
    }

    /** Part of readiness: a load balancer sends nobody to a server that is no member. */
    @Bean
    HealthIndicator clusterHealthIndicator(ShardedRuns runs) {
        return () -> runs.node().isMember()
                ? Health.up().withDetail("members", runs.node().members()).build()
                : Health.outOfService().build();
    }

    /** Stops after the web server, which has the highest phase, and before any bean is closed. */
    private static final class Life implements SmartLifecycle {
        private final ShardedRuns runs;
        private volatile boolean running;

        private Life(ShardedRuns runs) {
            this.runs = runs;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            runs.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
