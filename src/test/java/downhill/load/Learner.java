package downhill.load;

import downhill.experiment.Cards;
import downhill.experiment.Links;
import java.io.Serial;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with a page open: speaks to the server as the browser does, but draws nothing. Cookies, the first page, the
 * page's components, the web sockets and every message are those of the real page; an acknowledgement follows each frame
 * at once, where a browser takes up to a round of its screen.
 */
final class Learner implements AutoCloseable, WebSocket.Listener {
    /** The first card with another random start, for that has the usual 100 updates a second, and the card 160. */
    private static final String CARD = "x/" + Links.encode(Cards.first().withSeed(2));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final PushFraming framing = new PushFraming();
    private final Outbox outbox;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final int ui;
    private final int clock;
    private final int play;
    private final WebSocket socket;
    private final String lineAddress;
    private volatile @Nullable WebSocket line;
    private CompletableFuture<?> told = CompletableFuture.completedFuture(null);
    private volatile Habit habit = Habit.PAINTS;
    private volatile String status = "";
    private volatile String failure = "";
    private volatile boolean garbled;
    private volatile boolean toldOfStop;

    /** What a page does with frames. */
    enum Habit {
        /** Acknowledges each. */
        PAINTS,
        /** Reads, but acknowledges none, as a hidden tab or a stalled browser. */
        STALLS,
        /** Reads nothing any more, as a machine that lost its network. */
        VANISHES
    }

    private Learner(HttpClient http, URI base) throws Exception {
        this.http = http;
        this.base = base;
        get(CARD, "text/html");
        JsonNode first = Uidl.parse(get("?v-r=init&location=" + CARD + "&query=&v-sw=1440&v-sh=900&v-tzid=UTC", "*/*"))
                .path("appConfig");
        JsonNode uidl = first.path("uidl");
        ui = first.path("v-uiId").asInt();
        outbox = new Outbox(uidl.path("Vaadin-Security-Key").asString());
        String push = "VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                + uidl.path("Vaadin-Push-ID").asString()
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
        String components = post("?v-r=uidl&v-uiId=" + ui, outbox.now(Outbox.event(1, "ui-navigate", NAVIGATE)));
        JsonNode page = Uidl.parse(components);
        clock = Uidl.node(page, "tag", "frame-clock");
        play = Uidl.node(page, "id", "play");
        lineAddress = Uidl.text(page, clock, "line");
        // Before anything that is newer: the first frame may have come with them.
        take(components);
        socket = connect(push, this);
        outbox.open(socket);
    }

    private static final String NAVIGATE = "{\"route\":\"" + CARD
            + "\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":0},\"trigger\":\"\"}";

    /** Opens the page at a base address that ends with a slash, and waits for its first frame or its place in the queue. */
    static Learner open(HttpClient http, URI base) throws Exception {
        Learner learner = new Learner(http, base);
        try {
            learner.await(
                    "a frame", () -> learner.frames() > 0 || learner.status().equals("queued"));
            return learner;
        } catch (IllegalStateException e) {
            learner.close();
            throw learner.garbled ? new Garbled(e) : e;
        }
    }

    /**
     * The web socket of the JDK could not read what came. Of a few thousand pages that open at once one has it: what was on
     * the wire then was right to the last frame, so it says nothing about the server.
     */
    static final class Garbled extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1;

        private Garbled(IllegalStateException cause) {
            super(cause);
        }
    }

    private WebSocket connect(String path, WebSocket.Listener listener) throws Exception {
        return http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Cookie", cookieHeader())
                .buildAsync(URI.create(base.toString().replaceFirst("^http", "ws") + path), listener)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String get(String path, String accept) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept));
    }

    private String post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return response.body();
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Presses Play and waits until the page says that it trains; from then on it acknowledges past the components. */
    void play() throws Exception {
        outbox.send(Outbox.event(play, "click", CLICK));
        await("training", () -> status().equals("training"));
        line = connect(lineAddress, new WebSocket.Listener() {});
    }

    private static final String CLICK = "{}"; // the page's buttons ask for nothing more

    /** Says that the page is still open, as it must every few minutes. */
    void beat() throws Exception {
        post("?v-r=heartbeat&v-uiId=" + ui, "");
    }

    /** From now on. */
    void become(Habit next) {
        habit = next;
    }

    /** Frames that have come. */
    long frames() {
        return frames.get();
    }

    /** Characters that have come over the socket, which is not compressed; nearly all are one byte. */
    long bytes() {
        return bytes.get();
    }

    /** As the page shows it: ready, training, paused, finished, diverged, queued. */
    String status() {
        return status;
    }

    /** Whether the page says that the server stops. */
    boolean isToldOfStop() {
        return toldOfStop;
    }

    /** Waits for something that must come within a minute. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!failure.isEmpty()) {
                throw new IllegalStateException("The server ended the page: " + failure);
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        what + " did not come within " + PATIENCE + "; the page says: " + status);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        bytes.addAndGet(data.length());
        for (String message : framing.accept(data)) {
            if (message.startsWith("{")) {
                take(message);
            }
        }
        if (habit != Habit.VANISHES) {
            from.request(1);
        }
        return null;
    }

    private void take(String message) {
        if (message.contains("\"appError\"") || message.contains("\"sessionExpired\"")) {
            failure = message;
        }
        toldOfStop |= message.contains("dh-farewell");
        outbox.answered(message);
        String now = Uidl.attribute(message, "data-status");
        status = now.isEmpty() ? status : now;
        Uidl.property(message, clock, "number").ifPresent(this::painted);
    }

    private void painted(long number) {
        frames.incrementAndGet();
        WebSocket open = line;
        if (habit != Habit.PAINTS) {
            return;
        }
        if (open == null) {
            outbox.send(Outbox.event(clock, "painted", "{\"event.detail.number\":" + number + "}"));
        } else {
            told = told.thenCompose(_ -> open.sendText(Long.toString(number), true));
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        failure = "closed, " + code + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        garbled = error instanceof ProtocolException;
        failure = error.getCause() == null ? error.toString() : error + ", " + error.getCause();
    }

    @Override
    public void close() {
        socket.abort();
        WebSocket open = line;
        if (open != null) {
            open.abort();
        }
    }
}
