package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.PushConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All pages that are open, told when the server stops: before it takes no more requests, and no longer than until all
 * have answered or the deadline has passed.
 *
 * <p>A page that is told need do nothing: it asks again and again until a server answers, and finds its run by its
 * address.
 */
@Component
class OpenPages implements VaadinServiceInitListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    private final Set<UI> pages = ConcurrentHashMap.newKeySet();
    private final Duration farewell;
    private volatile boolean running;

    /** @param farewell longest time that telling them may take */
    OpenPages(@Value("${downhill.farewell}") Duration farewell, MeterRegistry registry) {
        this.farewell = farewell;
        Gauge.builder("downhill.pages", pages, Set::size)
                .description("Open pages")
                .register(registry);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI page = init.getUI();
            pages.add(page);
            page.addDetachListener(_ -> pages.remove(page));
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE; // the first to stop: after it the web server takes no more requests
    }

    @Override
    public void stop() {
        running = false;
        tellAll();
    }

    private void tellAll() {
        List<CompletableFuture<Void>> heard = pages.stream()
                .filter(OpenPages::isConnected)
                .map(OpenPages::tell)
                .toList();
        try {
            CompletableFuture.allOf(heard.toArray(CompletableFuture[]::new))
                    .get(farewell.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            long silent = heard.stream()
                    .filter(each -> !each.isDone() || each.isCompletedExceptionally())
                    .count();
            LOG.info("{} of {} pages did not answer that they know of the stop", silent, heard.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isConnected(UI page) {
        PushConnection connection = page.getInternals().getPushConnection();
        return connection != null && connection.isConnected();
    }

    /** Answered once the browser has shown it. */
    private static CompletableFuture<Void> tell(UI page) {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        try {
            Future<Void> _ = page.access(() -> {
                Div notice = new Div(Words.text("server.restarts"));
                notice.addClassName("dh-farewell");
                notice.getElement().setAttribute("role", "alert");
                page.add(notice); // needs nothing that the browser would have to load first
                page.getPage().executeJs("return true").then(_ -> heard.complete(null), _ -> heard.complete(null));
            });
        } catch (UIDetachedException e) {
            heard.complete(null);
        }
        return heard;
    }
}
