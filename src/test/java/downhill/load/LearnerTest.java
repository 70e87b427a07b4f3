package downhill.load;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.ui.PromptBroadcaster;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import org.atmosphere.cpr.AtmosphereFramework;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What measures under load speaks to the page as it is today. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.servlet.context-path=/downhill")
class LearnerTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ServletContext servlets;

    @Test
    void aLearnerTrainsAndAcknowledgesFramesAndTheServerCountsThem() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + port + "/downhill/");
        try (HttpClient http = HttpClient.newHttpClient();
                Learner learner = Learner.open(http, base)) {
            Meters before = Meters.of(http, base);
            learner.play();
            long first = learner.frames();
            learner.await("frames by credit", () -> learner.frames() > first + 5);

            Meters after = Meters.of(http, base);
            assertThat(learner.bytes()).isPositive();
            assertThat(after.since(before, "downhill_frames_total")).isGreaterThan(5);
            assertThat(after.since(before, "downhill_updates_total")).isPositive();
            assertThat(after.since(before, "downhill_pool_busy_seconds_total")).isPositive();
            assertThat(after.sum("downhill_runs", "status=\"training\"")).isPositive();
            assertThat(after.sum("downhill_pages")).isPositive();
            assertThat(after.latency(before, 0.95)).isPositive();
        }
    }

    @Test
    void whatIsPushedGoesThroughTheBroadcasterThatLetsNothingLie() {
        AtmosphereFramework framework = Collections.list(servlets.getAttributeNames()).stream()
                .map(servlets::getAttribute)
                .filter(AtmosphereFramework.class::isInstance)
                .map(AtmosphereFramework.class::cast)
                .findAny()
                .orElseThrow();
        assertThat(framework.getBroadcasterFactory().lookupAll())
                .isNotEmpty()
                .allMatch(PromptBroadcaster.class::isInstance);
    }
}
