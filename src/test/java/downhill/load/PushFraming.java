package downhill.load;

import java.util.ArrayList;
import java.util.List;

/** Atmosphere's framing, in both directions: the number of characters, a bar, and so many characters. */
final class PushFraming {
    private final StringBuilder received = new StringBuilder();

    static String frame(String message) {
        return message.length() + "|" + message;
    }

    /** Takes what has come, and gives what is complete. */
    List<String> accept(CharSequence part) {
        received.append(part);
        List<String> complete = new ArrayList<>();
        for (int bar = received.indexOf("|"); bar > 0; bar = received.indexOf("|")) {
            int end = bar + 1 + Integer.parseInt(received.substring(0, bar).strip());
            if (received.length() < end) {
                break;
            }
            complete.add(received.substring(bar + 1, end));
            received.delete(0, end);
        }
        return complete;
    }
}
