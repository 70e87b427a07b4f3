package downhill.run;

import downhill.store.Sha256;
import java.util.Optional;

/** Whoever started a run: the secret of an anonymous cookie. */
public record Owner(String secret) {

    /** Somebody new. */
    public static Owner random() {
        return new Owner(RunId.token());
    }

    /** The owner behind a cookie's value, if it has the form of one. */
    public static Optional<Owner> parse(String text) {
        return RunId.parse(text).map(id -> new Owner(id.value()));
    }

    /** What is kept of an owner: whoever reads the database cannot act for him. */
    Sha256 hash() {
        return Sha256.of(secret);
    }

    @Override
    public String toString() {
        return "owner"; // the secret must not reach a log
    }
}
