package downhill.load;

import downhill.Downhill;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server, a process of its own, that is asked to stop. */
class StoppedServerTest {

    @Test
    void pagesAreToldOfAStopBeforeTheyLoseTheServer() throws Exception {
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), Downhill.class.getName());
        List<String> options = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
        try (HttpClient http = HttpClient.newHttpClient();
                Server server = Server.start(http, program, options, List.of("downhill.farewell=2s"));
                Learner learner = Learner.open(http, server.base())) {
            learner.play();
            server.stop();
            learner.await("word of the stop", learner::isToldOfStop);
        }
    }
}
