package downhill.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What runs may cost; properties {@code downhill.runs.*}.
 *
 * @param threads that train; 0 is one for each processor
 * @param perOwner live runs of one owner
 * @param total live runs of the server
 * @param watchers of one run
 * @param pauseAfter time without a sign of life of a page after which a training run pauses
 * @param forgetAfter time without one after which a run is forgotten
 */
@ConfigurationProperties("downhill.runs")
public record RunLimits(
        @DefaultValue("0") int threads,
        @DefaultValue("8") int perOwner,
        @DefaultValue("500") int total,
        @DefaultValue("50") int watchers,
        @DefaultValue("2m") Duration pauseAfter,
        @DefaultValue("30m") Duration forgetAfter) {

    /** Threads that train. */
    int poolSize() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
