package downhill.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Named keys of 256 random bits, made when they are first asked for and shared by all processes of one database. A key that
 * grew old is followed by a new one; it still verifies until it has been out of use for {@link #KEPT}.
 */
public final class Secrets {
    /** Time after which nobody needs a key that signs no more: a cookie lives for a year. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Database database;
    private final Clock clock;
    private final Duration rotateAfter;

    Secrets(Database database, Clock clock, Duration rotateAfter) {
        this.database = database;
        this.clock = clock;
        this.rotateAfter = rotateAfter;
    }

    /** Signs with the keys of this name. */
    public Signer signer(String name) {
        return new Signer(() -> keys(name), clock);
    }

    /** The keys of this name from the newest, which signs, to the oldest that still verifies. */
    List<Key> keys(String name) {
        List<Key> keys = read(name);
        Instant now = clock.instant();
        if (keys.isEmpty() || keys.getFirst().made().plus(rotateAfter).isBefore(now)) {
            add(name, keys.isEmpty() ? 1 : keys.getFirst().number() + 1, now);
            removeOld(name, now);
            return read(name);
        }
        return keys;
    }

    private List<Key> read(String name) {
        return database.jdbc()
                .sql("select number, bytes, made from secret where name = ? order by number desc")
                .param(name)
                .query((row, _) -> new Key(
                        row.getInt("number"),
                        row.getBytes("bytes"),
                        row.getObject("made", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Of several processes that add the same number at once the first wins, and all read its key. */
    private void add(String name, int number, Instant now) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        database.jdbc()
                .sql("insert into secret (name, number, bytes, made) values (?, ?, ?, ?) on conflict do nothing")
                .params(name, number, bytes, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A key is out of use since its follower was made. */
    private void removeOld(String name, Instant now) {
        Optional<Key> follower = read(name).stream()
                .filter(key -> key.made().plus(KEPT).isBefore(now))
                .findFirst();
        follower.ifPresent(key -> database.jdbc()
                .sql("delete from secret where name = ? and number < ?")
                .params(name, key.number())
                .update());
    }

    /**
     * One key.
     *
     * @param number from 1, in the order in which they were made
     */
    @SuppressWarnings("ArrayRecordComponent") // never written, never compared
    record Key(int number, byte[] bytes, Instant made) {

        @Override
        public String toString() {
            return "key " + number; // the bytes must not reach a log
        }
    }
}
