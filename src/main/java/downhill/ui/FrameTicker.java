package downhill.ui;

import downhill.train.Interest;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one clock that drives the flushers of all pages. */
@Component
class FrameTicker {
    private static final Logger LOG = LoggerFactory.getLogger(FrameTicker.class);

    private final Set<Flusher> flushers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("frames").daemon().factory());

    FrameTicker() {
        long period = TimeUnit.SECONDS.toMicros(1) / Interest.MAX_RATE;
        ScheduledFuture<?> _ = executor.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MICROSECONDS);
    }

    void add(Flusher flusher) {
        flushers.add(flusher);
    }

    void remove(Flusher flusher) {
        flushers.remove(flusher);
        flusher.close();
    }

    private void tick() {
        for (Flusher flusher : flushers) {
            try {
                flusher.tick();
            } catch (RuntimeException e) {
                LOG.warn("A page's frame could not be shown", e);
            }
        }
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
