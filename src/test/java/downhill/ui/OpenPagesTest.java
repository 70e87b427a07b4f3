package downhill.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.servlet.context-path=/downhill")
class OpenPagesTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @Autowired
    private OpenPages pages;

    @LocalServerPort
    private int port;

    @Test
    void aStopIsToldToAnOpenPage() {
        Page page = browser.newContext(1440, 900, false).newPage();
        page.navigate("http://localhost:%d/downhill/".formatted(port));
        assertThat(page.locator("#status")).hasAttribute("data-status", "ready");

        pages.stop();
        pages.start(); // the server goes on, for other tests

        assertThat(page.getByText("The server is restarting. Your run is kept")).isVisible();
    }

    @Test
    void healthSaysUpOrDownAndMetricsAreShownToThisMachineOnly() throws Exception {
        assertThat(get("health/readiness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(get("health/liveness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(get("prometheus")).startsWith("200").contains("downhill_runs{status=\"training\"}");
        assertThat(get("prometheus", "X-Forwarded-For", "192.0.2.1")).startsWith("404");
        assertThat(get("prometheus", "Forwarded", "for=192.0.2.1")).startsWith("404");
        assertThat(get("env")).contains("<!doctype html>"); // an address like any other, of a page
    }

    private String get(String endpoint, String... headers) throws Exception {
        URI address = URI.create("http://127.0.0.1:%d/downhill/actuator/%s".formatted(port, endpoint));
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }
}
