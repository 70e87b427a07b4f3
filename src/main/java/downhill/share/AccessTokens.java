package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.store.Database;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keys for programs: whoever has one acts for the owner who made it, until he revokes it or it was not used for a year. Only
 * their hashes are kept. Its calls wait for the database.
 */
public final class AccessTokens {
    /** Most of one owner. */
    public static final int MOST = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;
    private static final String PREFIX = "downhill_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{32}");
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    private final AccessTokenRecords records;
    private final Clock clock;

    AccessTokens(Database database, Clock clock) {
        records = new AccessTokenRecords(database);
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @return the token itself, which cannot be had again
     * @throws InvalidExperiment if the name is not legal, or the owner has too many
     */
    public String make(Owner owner, String name) throws InvalidExperiment {
        String legal = name.strip();
        if (legal.length() > AccessToken.NAME) {
            throw new InvalidExperiment(List.of(Problem.of("name", "text_too_long", legal.length(), AccessToken.NAME)));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(legal)) {
            throw new InvalidExperiment(List.of(Problem.of("name", "not_unicode")));
        }
        Instant now = clock.instant();
        records.forgetUnusedSince(now.minus(LIFE));
        if (records.of(owner.hash()).size() >= MOST) {
            throw new InvalidExperiment(List.of(Problem.of("", "too_many_tokens", MOST)));
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        records.add(owner.hash(), new AccessToken(Sha256.of(token), legal, now, now));
        return token;
    }

    /** Those of an owner, the newest first. */
    public List<AccessToken> of(Owner owner) {
        return records.of(owner.hash());
    }

    /** Whoever has it acts for nobody any more; nothing happens if it is not the owner's. */
    public void revoke(Owner owner, Sha256 id) {
        records.remove(owner.hash(), id);
    }

    /** For whom a token acts; nobody where it was never made, or revoked. */
    public Optional<Owner> owner(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        Sha256 id = Sha256.of(token);
        Instant now = clock.instant();
        Optional<Sha256> owner = records.owner(id, now.minus(LIFE));
        if (owner.isPresent()) {
            records.used(id, now, now.minus(DAY));
        }
        return owner.map(Owner::of);
    }
}
