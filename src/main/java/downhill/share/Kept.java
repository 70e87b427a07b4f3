package downhill.share;

import downhill.store.Sha256;
import java.time.Instant;

/**
 * One of the experiments that somebody made or ran.
 *
 * @param id SHA-256 of its canonical JSON
 * @param name may be empty
 * @param ran when something was heard of it last
 */
public record Kept(Sha256 id, String name, Gist gist, Progress progress, Instant made, Instant ran) {
    /** Most characters of a name. */
    public static final int NAME = 100;
}
