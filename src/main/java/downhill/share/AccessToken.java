package downhill.share;

import downhill.store.Sha256;
import java.time.Instant;

/**
 * A key that somebody made for programs, without the secret itself, which is kept nowhere.
 *
 * @param id its SHA-256
 * @param name what it is for; may be empty
 * @param used when it was used last, to a day
 */
public record AccessToken(Sha256 id, String name, Instant made, Instant used) {
    /** Most characters of a name. */
    public static final int NAME = 60;
}
