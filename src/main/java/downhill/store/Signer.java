package downhill.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Signs texts, so that whoever gets one back knows that he gave it out: {@code text.number.mac}, the number of the key and
 * HMAC-SHA256 in base64url (RFC 2104).
 */
public final class Signer {
    private static final Logger LOG = LoggerFactory.getLogger(Signer.class);
    private static final Pattern FORM = Pattern.compile("(.{1,200})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");
    private static final String ALGORITHM = "HmacSHA256";

    /** Time after which the keys are read again, since another process may have made a new one. */
    static final Duration REFRESH = Duration.ofMinutes(10);

    /** The least time between two readings, whatever keys a stranger names. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<List<Secrets.Key>> source;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Loaded loaded;

    Signer(Supplier<List<Secrets.Key>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        loaded = new Loaded(source.get(), clock.instant());
    }

    /** The text with its signature. */
    public String sign(String text) {
        refreshAfter(REFRESH);
        Secrets.Key key = loaded.keys().getFirst();
        return text + "." + key.number() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(text, key));
    }

    /** The text of a signed one; nothing if it was not signed by us, or so long ago that its key is gone. */
    public Optional<Verified> verify(String signed) {
        Matcher matcher = FORM.matcher(signed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String text = matcher.group(1);
        int number = Integer.parseInt(matcher.group(2));
        refreshAfter(REFRESH);
        if (number > loaded.keys().getFirst().number()) {
            refreshAfter(PAUSE);
        }
        byte[] mac = Base64.getUrlDecoder().decode(matcher.group(3));
        List<Secrets.Key> keys = loaded.keys();
        return keys.stream()
                .filter(key -> key.number() == number && MessageDigest.isEqual(mac(text, key), mac))
                .findFirst()
                .map(key -> new Verified(text, key.number() == keys.getFirst().number()));
    }

    /** One thread reads, the others go on with what is there; so do all where the database does not answer. */
    private void refreshAfter(Duration age) {
        if (!isOlder(age) || !reading.tryLock()) {
            return;
        }
        try {
            if (isOlder(age)) {
                loaded = new Loaded(source.get(), clock.instant());
            }
        } catch (DataAccessException e) {
            LOG.warn("The signing keys cannot be read again: {}", e.getMessage());
            loaded = new Loaded(loaded.keys(), clock.instant());
        } finally {
            reading.unlock();
        }
    }

    private boolean isOlder(Duration age) {
        return loaded.at().plus(age).isBefore(clock.instant());
    }

    private static byte[] mac(String text, Secrets.Key key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private record Loaded(List<Secrets.Key> keys, Instant at) {}

    /**
     * A text that we signed.
     *
     * @param current whether by the newest key; else it should be signed anew
     */
    public record Verified(String text, boolean current) {}
}
