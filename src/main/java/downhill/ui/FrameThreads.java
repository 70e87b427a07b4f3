package downhill.ui;

import downhill.train.Interest;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The few threads that show the frames of all pages, each as soon as it is there: never more than one frame of a page waits
 * for them.
 *
 * <p>What the server can show is shared out once a second: where many pages have runs that train, each gets fewer frames,
 * but no fewer than {@link #LEAST} a second.
 */
@Component
class FrameThreads {
    private static final Logger LOG = LoggerFactory.getLogger(FrameThreads.class);

    /** Frames a second that a page gets at least, if it is ready for them. */
    private static final int LEAST = 10;

    /** Steps of the rate, so that it does not change with every page that comes and goes. */
    private static final int STEP = 5;

    private static final int FRAMES_OF_A_PROCESSOR = 150;

    private final Set<Flusher> flushers = ConcurrentHashMap.newKeySet();
    private final int most;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("frame-share"));
    private final ExecutorService showing;
    private volatile int rate = Interest.MAX_RATE;

    /** @param most frames a second of all pages together before pages get fewer each; 0 is what suits the processors */
    FrameThreads(@Value("${downhill.pages.frames-per-second:0}") int most) {
        int processors = Runtime.getRuntime().availableProcessors();
        this.most = most > 0 ? most : FRAMES_OF_A_PROCESSOR * processors;
        showing = Executors.newFixedThreadPool(processors, named("frames-"));
        ScheduledFuture<?> _ = clock.scheduleAtFixedRate(this::share, 1, 1, TimeUnit.SECONDS);
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name, 0).daemon().factory();
    }

    /** Frames a second that a page gets now at most. */
    int rate() {
        return rate;
    }

    void add(Flusher flusher) {
        flushers.add(flusher);
    }

    void remove(Flusher flusher) {
        flushers.remove(flusher);
        flusher.close();
    }

    /** This one has a frame to show; never waits. */
    void show(Flusher flusher) {
        try {
            showing.execute(() -> flush(flusher));
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops", e);
        }
    }

    private static void flush(Flusher flusher) {
        try {
            flusher.show();
        } catch (RuntimeException e) {
            LOG.warn("A page's frame could not be shown", e);
        }
    }

    private void share() {
        // What rests keeps the rate that it had: another one would cost it a frame.
        List<Flusher> active = flushers.stream().filter(Flusher::wasActive).toList();
        int fair = rate(most, active.size());
        if (fair < rate || fair >= rate + STEP || fair == Interest.MAX_RATE) {
            rate = fair;
        }
        active.forEach(flusher -> flusher.rate(rate));
    }

    /** Frames a second of each page where so many get frames. */
    static int rate(int most, int pages) {
        return Math.clamp(most / Math.max(1, pages), LEAST, Interest.MAX_RATE);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
        showing.shutdownNow();
    }
}
