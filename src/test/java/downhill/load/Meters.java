package downhill.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's own numbers at a moment, as its Prometheus endpoint has them.
 *
 * @param values by name with labels, as they are written there
 */
record Meters(Map<String, Double> values) {
    private static final Pattern LINE = Pattern.compile("^([a-z_:]+(?:\\{[^}]*})?) (\\S+)$", Pattern.MULTILINE);
    private static final Pattern BUCKET =
            Pattern.compile("downhill_frame_latency_seconds_bucket\\{.*le=\"([^\"]+)\".*}");

    /** Asks a server at its base address. */
    static Meters of(HttpClient http, URI base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("actuator/prometheus"))
                .timeout(Duration.ofSeconds(30))
                .build();
        Matcher lines = LINE.matcher(http.send(request, BodyHandlers.ofString()).body());
        Map<String, Double> values = new TreeMap<>();
        while (lines.find()) {
            values.put(lines.group(1), Double.valueOf(lines.group(2)));
        }
        return new Meters(values);
    }

    /** The sum over all labels. */
    double sum(String name) {
        return sum(name, "");
    }

    /** The sum over all labels among which is this one, as {@code name="value"}. */
    double sum(String name, String label) {
        return values.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .filter(each -> each.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** What a number has risen by since then. */
    double since(Meters before, String name) {
        return sum(name) - before.sum(name);
    }

    /**
     * A quantile of the time from a frame that is made to its acknowledgement, of the frames acknowledged since then.
     *
     * @return milliseconds, the upper end of the histogram's bucket; NaN where there were none
     */
    double latency(Meters before, double quantile) {
        List<double[]> buckets = new ArrayList<>();
        values.forEach((name, count) -> {
            Matcher bucket = BUCKET.matcher(name);
            if (bucket.matches()) {
                double end =
                        bucket.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(1));
                buckets.add(new double[] {end, count - before.values.getOrDefault(name, 0.0)});
            }
        });
        buckets.sort((one, other) -> Double.compare(one[0], other[0]));
        if (buckets.isEmpty() || buckets.getLast()[1] == 0) {
            return Double.NaN;
        }
        double wanted = quantile * buckets.getLast()[1];
        return buckets.stream()
                        .filter(bucket -> bucket[1] >= wanted)
                        .findFirst()
                        .orElseThrow()[0]
                * 1000;
    }
}
