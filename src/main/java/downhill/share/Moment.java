package downhill.share;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An update of a run that somebody wants to show.
 *
 * @param update updates made, up to a billion
 * @param fingerprint of the author's run then, SHA-256 in hex, or at least its first 16 digits; empty where it is not told
 */
public record Moment(long update, String fingerprint) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16,64})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final long MOST = 1_000_000_000;

    /** Digits of a fingerprint that a link holds: two runs agree in them by accident once in 18 trillion millions. */
    private static final int TOLD = 16;

    public Moment {
        if (update < 0 || update > MOST) {
            throw new IllegalArgumentException("A moment has from 0 to a billion updates");
        }
        if (!FORM.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("A fingerprint has from 16 to 64 hexadecimal digits");
        }
    }

    /** The moment that a link tells; nothing if it is damaged. */
    public static Optional<Moment> parse(String update, String fingerprint) {
        boolean legal = NUMBER.matcher(update).matches()
                && Long.parseLong(update) <= MOST
                && FORM.matcher(fingerprint).matches();
        return legal ? Optional.of(new Moment(Long.parseLong(update), fingerprint)) : Optional.empty();
    }

    /** As a link tells it: {@code at=120&fp=0123456789abcdef}. */
    public String query() {
        return fingerprint.isEmpty() ? "at=" + update : "at=" + update + "&fp=" + fingerprint.substring(0, TOLD);
    }

    /** Whether there is a fingerprint to compare with. */
    public boolean isTold() {
        return !fingerprint.isEmpty();
    }

    /** Whether a run that stands at this update with this fingerprint has the same numbers as the author's. */
    public boolean agrees(long otherUpdate, String whole) {
        return isTold() && update == otherUpdate && whole.startsWith(fingerprint);
    }
}
