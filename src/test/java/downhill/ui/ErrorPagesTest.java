package downhill.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import downhill.support.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Served under a path of its own, so that an absolute address would show. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.servlet.context-path=/downhill")
class ErrorPagesTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorView.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> complaints = new ArrayList<>();

    @Test
    void anUnknownAddressSaysSoInStyleAndOffersTheWayBack() {
        Page page = open("no/such/page");

        assertThat(page.locator("h1")).hasText("Nothing is here");
        assertThat(page.getByText("Open Downhill"))
                .hasJSProperty("href", "http://localhost:%d/downhill/".formatted(port));
        assertThat(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--aura-accent-color')"))
                .asString()
                .isNotBlank();
        assertThat(complaints).isEmpty(); // the Content-Security-Policy forbids nothing that the page needs
    }

    @Test
    void aPageThatFailsSaysSoWithoutAStackTraceAndTheLogHasIt() {
        Page page = open("test-failure");

        assertThat(page.locator("h1")).hasText("Something went wrong");
        assertThat(page.locator("body")).not().containsText("the inner reason");
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("The page /test-failure failed");
            assertThat(event.getThrowableProxy()).isNotNull();
        });
    }

    @BeforeEach
    void collectTheLog() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false); // its stack traces would look like a failed test
    }

    @AfterEach
    void restoreTheLog() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    private Page open(String address) {
        Page page = browser.newContext(1440, 900, false).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://localhost:%d/downhill/%s".formatted(port, address));
        return page;
    }

    @Route("test-failure")
    static final class Failing extends Div {
        Failing() {
            throw new IllegalStateException("the inner reason");
        }
    }
}
