package downhill.run;

import downhill.store.Sha256;
import java.util.Optional;

/**
 * Whoever started a run: the secret of an anonymous cookie. Two are the same if their hashes are, so that the owner of a
 * run that comes back from the database, where only the hash is kept, is the one he was.
 */
public final class Owner {
    private final String secret;
    private final Sha256 hash;

    /** Whoever knows this secret. */
    public Owner(String secret) {
        this(secret, Sha256.of(secret));
    }

    private Owner(String secret, Sha256 hash) {
        this.secret = secret;
        this.hash = hash;
    }

    /** Somebody new. */
    public static Owner random() {
        return new Owner(RunId.token());
    }

    /** The owner behind a cookie's value, if it has the form of one. */
    public static Optional<Owner> parse(String text) {
        return RunId.parse(text).map(id -> new Owner(id.value()));
    }

    /** The one with this hash, whose secret is not known. */
    public static Owner of(Sha256 hash) {
        return new Owner("", hash);
    }

    /** What the cookie holds; empty where only the hash is known. */
    public String secret() {
        return secret;
    }

    /** What is kept of an owner: whoever reads the database cannot act for him. */
    public Sha256 hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Owner owner && owner.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "owner"; // the secret must not reach a log
    }
}
