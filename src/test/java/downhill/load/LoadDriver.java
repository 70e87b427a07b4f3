package downhill.load;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts a server of its own under load and prints how it fares; {@code src/test/bench/load.sh} says how to call it. */
final class LoadDriver {
    private LoadDriver() {}

    public static void main(String[] arguments) throws Exception {
        Scenario scenario = Scenario.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int most = number(arguments, 1, scenario.learners());
        int minutes = number(arguments, 2, 20);
        if (most < 2 || most > 5000 || minutes < 1 || minutes > 120) {
            throw new IllegalArgumentException("There are 2 to 5000 learners, for 1 to 120 minutes");
        }
        String jar = System.getProperty("load.jar", "target/downhill.jar");
        List<String> options =
                List.of(System.getProperty("load.options", "-Xmx1g").strip().split(" +", -1));
        try (ExecutorService threads = Executors.newFixedThreadPool(4);
                HttpClient http = HttpClient.newBuilder()
                        .executor(threads)
                        .connectTimeout(Duration.ofSeconds(60))
                        .build();
                Server server = Server.start(http, List.of("-jar", jar), options, settings(scenario.places(most)));
                Crowd crowd = new Crowd(http, server.base())) {
            scenario.play(server, crowd, most, minutes);
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static List<String> settings(int places) {
        List<String> settings = new ArrayList<>();
        settings.add("downhill.runs.total=" + places);
        settings.add("downhill.runs.queue=" + places);
        settings.add("downhill.runs.pause-after=2h");
        settings.add("downhill.runs.forget-after=3h");
        return settings;
    }
}
