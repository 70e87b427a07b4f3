package downhill.run;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody with a run who comes through the load balancer, and comes again when his connection breaks. */
final class Visitor implements AutoCloseable {
    /** A page that lost its server does not ask again at once. */
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final String run;
    private final Thread thread;
    private volatile boolean gone;
    /** What came last instead of frames. */
    private volatile String trouble = "none";

    /**
     * A frame as it came.
     *
     * @param at nanoseconds
     */
    record Seen(long at, int incarnation, long update, String fingerprint) {}

    private Visitor(String address, String json, double pace) throws IOException, InterruptedException {
        this.address = address;
        HttpRequest start = HttpRequest.newBuilder(URI.create(address + "/peer/start?pace=" + pace))
                .header("Content-Type", "text/plain")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(start, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No run: " + answer.statusCode() + " " + answer.body());
        }
        run = answer.body();
        thread = Thread.ofVirtual().start(this::look);
    }

    /** Starts a run, which trains at a pace, and looks at it. */
    static Visitor begin(String address, String json, double pace) throws IOException, InterruptedException {
        return new Visitor(address, json, pace);
    }

    private void look() {
        URI frames = URI.create(address + "/peer/" + run + "/frames");
        while (!gone) {
            try {
                var answer = http.send(HttpRequest.newBuilder(frames).build(), BodyHandlers.ofLines());
                if (answer.statusCode() == 200) {
                    answer.body().forEach(this::note);
                } else {
                    trouble = "status " + answer.statusCode();
                }
            } catch (IOException | RuntimeException e) {
                trouble = e.toString();
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(AGAIN);
        }
    }

    private void note(String line) {
        List<String> parts = List.of(line.split(" ", -1));
        if (parts.size() == 3) {
            seen.add(new Seen(
                    System.nanoTime(), Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)), parts.get(2)));
        }
    }

    String run() {
        return run;
    }

    List<Seen> seen() {
        return seen;
    }

    /** The last update that was shown; -1 before the first. */
    long update() {
        List<Seen> all = seen;
        return all.isEmpty() ? -1 : all.getLast().update();
    }

    @Override
    public String toString() {
        return run + " at " + update() + " of " + seen.size() + " frames, last trouble " + trouble;
    }

    @Override
    public void close() {
        gone = true;
        thread.interrupt();
    }
}
