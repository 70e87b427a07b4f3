package downhill.api;

import downhill.run.Owner;
import downhill.share.AccessTokens;
import downhill.store.Signer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Tells for whom a request is made: the owner of its token, else somebody whom all requests from one address share. Cookies
 * say nothing here, so that no other site can have a browser ask for its visitor.
 */
final class Callers {
    private static final String SCHEME = "bearer ";
    private static final int NETWORK = 8;

    private final AccessTokens tokens;
    private final Signer signer;
    private final boolean behindProxy;
    private final Quotas known;
    private final Quotas anonymous;

    /** @param signer makes owners of addresses, so that nobody can work one out */
    Callers(AccessTokens tokens, Signer signer, ApiLimits limits) {
        this.tokens = tokens;
        this.signer = signer;
        behindProxy = limits.behindProxy();
        known = new Quotas(limits.perMinute());
        anonymous = new Quotas(limits.anonymousPerMinute());
    }

    /** Who asks, if he may ask once more. */
    Caller of(HttpServletRequest request, boolean reads) throws Refusal {
        int cost = reads ? 1 : ApiLimits.WRITE;
        List<String> given = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (given.isEmpty()) {
            Owner owner = new Owner(signer.sign(address(request)));
            anonymous.take(owner.hash(), cost);
            return new Caller(owner, false);
        }
        Optional<Owner> owner = given.size() == 1 ? owner(given.getFirst()) : Optional.empty();
        if (owner.isEmpty()) {
            anonymous.take(new Owner(signer.sign(address(request))).hash(), cost);
            throw Refusal.of(HttpStatus.UNAUTHORIZED, "no_such_token").with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        known.take(owner.get().hash(), cost);
        return new Caller(owner.get(), true);
    }

    private Optional<Owner> owner(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.owner(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** Of IPv6 the network alone: one household has very many addresses. */
    private String address(HttpServletRequest request) {
        InetAddress address = literal(request.getRemoteAddr()).orElse(InetAddress.getLoopbackAddress());
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (behindProxy && !forwarded.isEmpty()) {
            // What stands before it was written by who knows whom.
            String last = forwarded.getLast();
            address = literal(last.substring(last.lastIndexOf(',') + 1).strip()).orElse(address);
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes);
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nobody's name is looked up
        }
    }

    /** @param known whether by a token */
    record Caller(Owner owner, boolean known) {}
}
