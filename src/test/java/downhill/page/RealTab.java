package downhill.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/**
 * A tab of the browser's own window that is hidden while another one is in front. A page of Playwright never is: it makes
 * each believe that it has the focus.
 */
final class RealTab implements AutoCloseable {
    /** Characters: what a page says twice a minute that it is there, and the answer. */
    private static final int SIGN_OF_LIFE = 400;

    private static final double PATIENCE = 60_000;

    private final CDPSession browser;
    private final Page clock;
    private final String target;
    private final String session;
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private int asked;
    private long messages;
    private long characters;

    /** @param clock a page that waits, since only those of Playwright can */
    RealTab(Page clock, String address) {
        this.clock = clock;
        browser = clock.context().browser().newBrowserCDPSession();
        browser.on(
                "Target.receivedMessageFromTarget",
                event -> heard(event.get("message").getAsString()));
        target = browser.send("Target.createTarget", fields("url", "about:blank"))
                .get("targetId")
                .getAsString();
        session = browser.send("Target.attachToTarget", fields("targetId", target))
                .get("sessionId")
                .getAsString();
        ask("Network.enable", new JsonObject());
        ask("Performance.enable", new JsonObject());
        ask("Page.navigate", fields("url", address));
    }

    private static JsonObject fields(String name, String value) {
        JsonObject fields = new JsonObject();
        fields.addProperty(name, value);
        return fields;
    }

    private void heard(String text) {
        JsonObject message = JsonParser.parseString(text).getAsJsonObject();
        if (message.has("id")) {
            answers.put(message.get("id").getAsInt(), message);
        } else if (message.get("method").getAsString().matches("Network\\.webSocketFrame(Received|Sent)")) {
            int length = message.getAsJsonObject("params")
                    .getAsJsonObject("response")
                    .get("payloadData")
                    .getAsString()
                    .length();
            messages += length > SIGN_OF_LIFE ? 1 : 0;
            characters += length;
        }
    }

    private JsonObject ask(String method, JsonObject parameters) {
        int id = ++asked;
        JsonObject message = fields("method", method);
        message.addProperty("id", id);
        message.add("params", parameters);
        JsonObject letter = fields("sessionId", session);
        letter.addProperty("message", message.toString());
        browser.send("Target.sendMessageToTarget", letter);
        clock.waitForCondition(() -> answers.containsKey(id));
        return answers.remove(id).getAsJsonObject("result");
    }

    /** What an expression of JavaScript is, as text. */
    String read(String expression) {
        JsonObject parameters = fields("expression", "String(" + expression + ")");
        return ask("Runtime.evaluate", parameters)
                .getAsJsonObject("result")
                .get("value")
                .getAsString();
    }

    /** Waits until an expression of JavaScript is true. */
    void await(String expression) {
        clock.waitForCondition(
                () -> read("!!(" + expression + ")").equals("true"),
                new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    }

    /** Messages of the page's web sockets in either direction, but for signs of life. */
    long messages() {
        return messages;
    }

    /** The characters of all of them. */
    long characters() {
        return characters;
    }

    /** Seconds that its main thread has been at work. */
    double work() {
        for (var metric : ask("Performance.getMetrics", new JsonObject()).getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("TaskDuration");
    }

    /** Puts another tab before this one, until that is closed. */
    AutoCloseable hide() {
        RealTab other = new RealTab(clock, "about:blank");
        await("document.visibilityState === 'hidden'");
        return () -> {
            other.close();
            browser.send("Target.activateTarget", fields("targetId", target));
            await("document.visibilityState === 'visible'");
        };
    }

    @Override
    public void close() {
        browser.send("Target.closeTarget", fields("targetId", target));
        browser.detach();
    }
}
