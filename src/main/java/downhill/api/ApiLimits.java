package downhill.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be asked of the API; properties {@code downhill.api.*}. What is counted in memory is counted by each server
 * of several: requests and streams.
 *
 * @param perMinute what one owner's requests with a token may cost in a minute; reading costs 1, all else {@link #WRITE}
 * @param anonymousPerMinute likewise for all requests without a token from one address
 * @param streams that one owner may watch at a time
 * @param allStreams of the server
 * @param streamFor longest that a stream lasts
 * @param answerWithin longest wait for a run
 * @param behindProxy whether requests come through a proxy, which tells their address last in {@code X-Forwarded-For}
 */
@ConfigurationProperties("downhill.api")
record ApiLimits(
        @DefaultValue("3000") int perMinute,
        @DefaultValue("300") int anonymousPerMinute,
        @DefaultValue("4") int streams,
        @DefaultValue("200") int allStreams,
        @DefaultValue("30m") Duration streamFor,
        @DefaultValue("25s") Duration answerWithin,
        @DefaultValue("false") boolean behindProxy) {
    /** What a request costs that does not only read. */
    static final int WRITE = 5;
}
