package downhill.share;

import downhill.store.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names what a short link holds: the first 96 bits of its SHA-256, 16 characters of base64url. */
public record ShortId(String value) {
    private static final int BYTES = 12;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16}");

    public ShortId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A short id has 16 characters of base64url");
        }
    }

    static ShortId of(Sha256 content) {
        byte[] all = HexFormat.of().parseHex(content.value());
        return new ShortId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES)));
    }

    /** The id in a text, if it has the form of one. */
    public static Optional<ShortId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ShortId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
