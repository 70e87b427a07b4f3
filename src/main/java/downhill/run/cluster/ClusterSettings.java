package downhill.run.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this server is reached by the others; properties {@code downhill.cluster.*}.
 *
 * @param host name or address at which the others reach this one; they must be able to, nobody else may
 * @param port 0 is any that is free
 * @param joinWithin time after which a server that could not join the others gives up
 * @param answerWithin longest wait for the answer of a run, over the time in which one moves
 */
@ConfigurationProperties("downhill.cluster")
public record ClusterSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("0") int port,
        @DefaultValue("60s") Duration joinWithin,
        @DefaultValue("20s") Duration answerWithin) {

    public ClusterSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("downhill.cluster.port must be 0 to 65535");
        }
    }
}
