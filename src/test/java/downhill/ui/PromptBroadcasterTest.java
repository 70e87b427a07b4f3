package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.atmosphere.container.BlockingIOCometSupport;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereHandler;
import org.atmosphere.cpr.AtmosphereRequestImpl;
import org.atmosphere.cpr.AtmosphereResource;
import org.atmosphere.cpr.AtmosphereResourceEvent;
import org.atmosphere.cpr.AtmosphereResponseImpl;
import org.atmosphere.cpr.Broadcaster;
import org.atmosphere.util.VoidAnnotationProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PromptBroadcasterTest {
    private final AtmosphereFramework framework = new AtmosphereFramework();
    private final Reader reader = new Reader();
    private Broadcaster broadcaster;
    private AtmosphereResource page;

    @BeforeEach
    void open() throws Exception {
        framework.addInitParameter(ApplicationConfig.BROADCASTER_CLASS, PromptBroadcaster.class.getName());
        framework.addInitParameter(ApplicationConfig.BROADCASTER_WAIT_TIME, "1");
        framework.addInitParameter(ApplicationConfig.ANNOTATION_PROCESSOR, VoidAnnotationProcessor.class.getName());
        framework.setAsyncSupport(new BlockingIOCometSupport(framework.getAtmosphereConfig()));
        framework.init();
        broadcaster = framework.getBroadcasterFactory().lookup("/*", true);
        var request = AtmosphereRequestImpl.newInstance();
        page = framework
                .getAtmosphereConfig()
                .resourcesFactory()
                .create(
                        framework.getAtmosphereConfig(),
                        broadcaster,
                        request,
                        AtmosphereResponseImpl.newInstance(request),
                        framework.getAsyncSupport(),
                        reader);
        broadcaster.addAtmosphereResource(page);
    }

    @AfterEach
    void close() {
        framework.destroy();
    }

    @Test
    void whatIsPushedWaitsForNoThreadThatLooksIntoAQueue() throws Exception {
        try (ExecutorService busy = Executors.newSingleThreadExecutor()) {
            broadcaster.getBroadcasterConfig().setExecutorService(busy);
            busy.shutdown();
            push(3, 0);
        }
        assertThat(reader.read).containsExactly("0", "1", "2");
    }

    /** Atmosphere's own broadcaster lets one of some thousands lie: the one that comes just as its thread leaves. */
    @Test
    @Tag("nightly")
    void whatIsPushedIsWrittenInOrderHoweverLongAgoTheLastOneWas() throws Exception {
        int messages = 20_000;
        push(messages, 300);
        assertThat(reader.read)
                .isEqualTo(
                        IntStream.range(0, messages).mapToObj(Integer::toString).toList());
    }

    /** Each a millisecond after the last one was written, and up to so many microseconds more. */
    private void push(int messages, int spread) throws Exception {
        for (int i = 0; i < messages; i++) {
            broadcaster.broadcast(Integer.toString(i), page).get(20, TimeUnit.SECONDS);
            long next = System.nanoTime() + (spread == 0 ? 0 : 1_000_000 + i % spread * 1_000L);
            while (System.nanoTime() < next) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Reader implements AtmosphereHandler {
        private final List<Object> read = new CopyOnWriteArrayList<>();

        @Override
        public void onRequest(AtmosphereResource resource) {
            // nothing is asked
        }

        @Override
        public void onStateChange(AtmosphereResourceEvent event) {
            read.add(event.getMessage());
        }

        @Override
        public void destroy() {
            // holds nothing
        }
    }
}
