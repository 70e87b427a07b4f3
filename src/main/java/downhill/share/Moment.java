package downhill.share;

import java.util.regex.Pattern;

/**
 * An update of a run that somebody wants to show.
 *
 * @param update updates made
 * @param fingerprint of the author's run then, SHA-256 in hex
 */
public record Moment(long update, String fingerprint) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Moment {
        if (update < 0) {
            throw new IllegalArgumentException("A moment has 0 updates or more");
        }
        if (!FORM.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("A fingerprint has 64 hexadecimal digits");
        }
    }
}
