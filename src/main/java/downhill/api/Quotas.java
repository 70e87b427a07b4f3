package downhill.api;

import downhill.store.Sha256;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/** What each caller may still ask in this minute; of very many callers those that asked last are known. */
final class Quotas {
    private static final int KNOWN = 20_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;

    private final Map<Sha256, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, Bucket> eldest) {
            return size() > KNOWN;
        }
    };

    /** @param perMinute what all requests of one caller may cost */
    Quotas(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes what a request costs. */
    void take(Sha256 caller, int cost) throws Refusal {
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(Math.min(cost, perMinute));
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", perMinute, seconds)
                    .retryAfter(seconds);
        }
    }

    private Bucket bucket(Sha256 caller) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    caller,
                    _ -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                            .build());
        }
    }
}
