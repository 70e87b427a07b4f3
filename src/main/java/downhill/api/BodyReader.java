package downhill.api;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Reads bodies that say that they are JSON: none longer than it may be, none longer than {@link #PATIENCE}, and only a few
 * large ones at a time.
 */
final class BodyReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A body of numbers takes many times its length in memory once it is a tree. */
    private static final int LARGE = 256 * 1024;

    private static final int LARGE_AT_A_TIME = 4;
    private static final long SECONDS_TO_WAIT = 5;

    private final Semaphore places = new Semaphore(LARGE_AT_A_TIME);

    /** Does something with the text of a body; a large one keeps its place until that is done. */
    <T> T with(HttpServletRequest request, int most, Use<T> use) throws Refusal {
        refuseOtherTypes(request);
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        boolean large = request.getContentLengthLong() < 0 || request.getContentLengthLong() > LARGE;
        if (large && !places.tryAcquire()) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "bodies_busy").retryAfter(SECONDS_TO_WAIT);
        }
        try {
            return use.of(text(read(request, most)));
        } finally {
            if (large) {
                places.release();
            }
        }
    }

    private static void refuseOtherTypes(HttpServletRequest request) throws Refusal {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!isJson(request.getContentType()) || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not_json_type", MediaType.APPLICATION_JSON_VALUE)
                    .with("Accept-Post", MediaType.APPLICATION_JSON_VALUE);
        }
    }

    private static boolean isJson(String type) {
        try {
            MediaType parsed = MediaType.parseMediaType(type == null ? "" : type);
            return parsed.isCompatibleWith(MediaType.APPLICATION_JSON)
                    && parsed.isConcrete()
                    && (parsed.getCharset() == null || parsed.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] read(HttpServletRequest request, int most) throws Refusal {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try {
            ServletInputStream in = request.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (bytes.size() + count > most) {
                    throw tooLarge(most);
                }
                if (System.nanoTime() > end) {
                    throw Refusal.of(HttpStatus.REQUEST_TIMEOUT, "body_too_slow", PATIENCE.toSeconds());
                }
                bytes.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "body_broken"); // also where it does not keep to HTTP
        }
        return bytes.toByteArray();
    }

    private static Refusal tooLarge(int most) {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", most).with(HttpHeaders.CONNECTION, "close");
    }

    private static String text(byte[] bytes) throws Refusal {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "not_utf8");
        }
    }

    /** What becomes of a body. */
    @FunctionalInterface
    interface Use<T> {
        T of(String text) throws Refusal;
    }
}
