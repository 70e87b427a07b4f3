package downhill.load;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.ExperimentCodec;
import downhill.ui.HostileLinks;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile addresses by real requests: no server error, and no page of an exception. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.servlet.context-path=/downhill")
class HostileAddressesTest {
    private static final int EACH = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAILED = "Something went wrong";

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @AfterEach
    void close() {
        http.close();
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/downhill/%s".formatted(port, address)))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(request(address).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(HostileLinks links, int i) {
        return i % 3 == 0 ? "at=" + encoded(links.segment()) + "&fp=%ff&run=" + encoded(links.segment()) : "";
    }

    private static void check(String what, HttpResponse<String> response, List<String> wrong) {
        String body = response.body();
        boolean bad = body.contains("Exception") || body.contains("\tat ") || body.contains(FAILED);
        if (response.statusCode() >= 500 || bad) {
            wrong.add(response.statusCode() + " " + what);
        }
    }

    @Test
    void aHostileAddressBringsThePageOrIsRefused() throws Exception {
        HostileLinks links = new HostileLinks(5);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            String address = (i % 5 == 0 ? "s/" : "x/") + encoded(links.segment());
            String query = query(links, i);
            check(address, get(query.isEmpty() ? address : address + "?" + query), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aQueryThatCannotBeDecodedLeadsToAPageThatSaysSoAndSuchAPathIsRefused() throws Exception {
        assertThat(raw("x/q1ZKyy_KTSxRsjKsBQA?fp=%zz"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: ?at=damaged");
        assertThat(raw("x/%zz")).startsWith("HTTP/1.1 400").doesNotContain("Exception");
        assertThat(raw("x/..%2f..%2fetc")).startsWith("HTTP/1.1 4").doesNotContain("Exception");
    }

    /** No client of Java's own sends such addresses. */
    private String raw(String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request =
                    "GET /downhill/%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.formatted(address).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPageThatIsLedToHostileAddressesShowsAnExperimentEveryTime() throws Exception {
        HostileLinks links = new HostileLinks(6);
        get("");
        var uidl = Uidl.parse(get("?v-r=init&location=&query=&v-sw=1440&v-sh=900&v-tzid=UTC")
                        .body())
                .path("appConfig");
        Outbox outbox = new Outbox(uidl.path("uidl").path("Vaadin-Security-Key").asString());
        String post = "?v-r=uidl&v-uiId=" + uidl.path("v-uiId").asInt();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            String route = (i % 5 == 0 ? "/s/" : "/x/") + encoded(links.segment());
            String event =
                    "{\"route\":%s,\"query\":%s,\"appShellTitle\":\"\",\"historyState\":{\"idx\":%d},\"trigger\":\"\"}"
                            .formatted(ExperimentCodec.quote(route), ExperimentCodec.quote(query(links, i)), i);
            String message = outbox.now(Outbox.event(1, "ui-navigate", event));
            HttpResponse<String> response = http.send(
                    request(post)
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .POST(BodyPublishers.ofString(message))
                            .build(),
                    BodyHandlers.ofString());
            outbox.answered(response.body());
            check(route, response, wrong);
        }
        assertThat(wrong).isEmpty();
    }
}
