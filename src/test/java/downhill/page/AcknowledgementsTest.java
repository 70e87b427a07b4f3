package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import downhill.support.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How pages say which frames they have painted. */
@PageTest
class AcknowledgementsTest {
    private static final Pattern LINE = Pattern.compile(".*/painted/.*");

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void aPageWhoseRunTrainsAcknowledgesPastTheComponentsAndGetsNoAnswers() {
        Page tab = browser.newContext(1440, 900, false).newPage();
        AtomicInteger line = new AtomicInteger();
        AtomicInteger events = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        tab.onWebSocket(socket -> {
            boolean isLine = LINE.matcher(socket.url()).matches();
            socket.onFrameSent(frame -> {
                line.addAndGet(isLine ? 1 : 0);
                events.addAndGet(frame.text().contains("\"painted\"") ? 1 : 0);
            });
            socket.onFrameReceived(_ -> answers.addAndGet(isLine ? 1 : 0));
        });
        Playground page = Playground.at(tab, port, "");
        page.click("play");
        await(tab, line, 5);
        int before = events.get();
        await(tab, line, 30);
        assertThat(events.get()).isEqualTo(before);
        assertThat(answers.get()).isZero();
        assertThat(page.complaints()).isEmpty();
    }

    private static void await(Page tab, AtomicInteger count, int least) {
        tab.waitForCondition(() -> count.get() >= least, new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    @Test
    void aPageThatLosesItsLineGoesOnWithEvents() {
        lose(WebSocketRoute::close);
    }

    @Test
    void aPageWhoseLineIsDeadAndDoesNotCloseGoesOnWithEvents() {
        lose(_ -> {});
    }

    private void lose(Consumer<WebSocketRoute> end) {
        Page tab = browser.newContext(1440, 900, false).newPage();
        AtomicReference<@Nullable WebSocketRoute> line = new AtomicReference<>();
        AtomicInteger told = new AtomicInteger();
        tab.routeWebSocket(LINE, route -> {
            line.set(route);
            route.onMessage(_ -> told.incrementAndGet()); // and never tells the server
        });
        Playground page = Playground.at(tab, port, "");
        page.click("play");
        await(tab, told, 1);
        String stalled = page.at("update").getAttribute("data-value");
        end.accept(line.get());
        assertThat(stalled).isNotNull();
        // Sooner than the page's sign of life, which would tell it too.
        tab.waitForFunction(
                "least => Number(document.getElementById('update').dataset.value) >= least",
                Double.parseDouble(stalled) + 500,
                new Page.WaitForFunctionOptions().setTimeout(20_000));
    }

    @Test
    void whoeverDoesNotKnowAPageIsTurnedAwayAndSoIsWhateverIsNoNumber() throws Exception {
        assertThat(closing("painted/AAAAAAAAAAAAAAAAAAAAAA", "")).isEqualTo(1008);
        Playground page = Playground.at(browser.newContext(1440, 900, false).newPage(), port, "");
        String line = (String) page.page().evaluate("() => document.querySelector('frame-clock').line");
        assertThat(closing(line, "many")).isEqualTo(1003);
        assertThat(closing(line, "1".repeat(21))).isEqualTo(1009);
        assertThat(closing(line, "9".repeat(20))).isEqualTo(1003);
        page.click("step");
        page.page().waitForFunction("() => document.getElementById('update').dataset.value === '1'");
    }

    /** The code with which a line ends that a message was sent over. */
    private int closing(String address, String message) throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://localhost:%d/downhill/%s".formatted(port, address)),
                            new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                                    closed.complete(code);
                                    return null;
                                }
                            })
                    .get(20, TimeUnit.SECONDS);
            if (!message.isEmpty()) {
                socket.sendText(message, true).get(20, TimeUnit.SECONDS);
            }
            return closed.get(20, TimeUnit.SECONDS);
        }
    }
}
