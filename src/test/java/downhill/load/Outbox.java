package downhill.load;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a page tells the server: as Vaadin's client does, it has one message on its way, and what happens meanwhile goes
 * together in the next.
 */
final class Outbox {
    private final String key;
    private final List<String> waiting = new ArrayList<>();
    private WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private long messages;
    private long seen;
    private boolean busy;

    /** @param key that every message carries */
    Outbox(String key) {
        this.key = key;
    }

    /** An event of an element, with its data as JSON. */
    static String event(int node, String type, String data) {
        return "{\"type\":\"event\",\"node\":%d,\"event\":\"%s\",\"data\":%s}".formatted(node, type, data);
    }

    /** A message with one event, for a request of its own. */
    synchronized String now(String event) {
        busy = true;
        return message(List.of(event));
    }

    /** From now on messages go over this socket. */
    synchronized void open(WebSocket opened) {
        socket = opened;
        flush();
    }

    /** Tells it soon. */
    synchronized void send(String event) {
        waiting.add(event);
        flush();
    }

    /** A message of the server has come. */
    synchronized void answered(String message) {
        seen = Uidl.number(message, "syncId").orElse(seen);
        if (!Uidl.isPushed(message) && Uidl.number(message, "clientId").orElse(-1) == messages) {
            busy = false;
            flush();
        }
    }

    private void flush() {
        if (!busy && !waiting.isEmpty() && socket != null) {
            String text = PushFraming.frame(message(List.copyOf(waiting)));
            waiting.clear();
            busy = true;
            WebSocket to = socket;
            sent = sent.thenCompose(_ -> to.sendText(text, true));
        }
    }

    private String message(List<String> events) {
        return "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}"
                .formatted(key, String.join(",", events), seen, messages++);
    }
}
