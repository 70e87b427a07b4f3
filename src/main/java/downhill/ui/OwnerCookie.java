package downhill.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import downhill.run.Owner;
import downhill.store.Secrets;
import downhill.store.Signer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises a browser by an anonymous cookie, so that a run is found again by whoever started it.
 *
 * <p>It is signed: a value that was not given out here makes nobody an owner, and is replaced. One signed by a key that is
 * no longer the newest holds, and is signed anew with the next page.
 *
 * <p>A filter, since over a web socket no cookie can be set: it is there before the first Vaadin request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OwnerCookie extends OncePerRequestFilter implements VaadinServiceInitListener {
    private static final String NAME = "downhill-owner";
    private static final Duration LIFE = Duration.ofDays(365);

    private final Signer signer;

    OwnerCookie(Secrets secrets) {
        signer = secrets.signer("owner");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Known> known = known(request);
        Owner owner = known.map(Known::owner).orElseGet(Owner::random);
        request.setAttribute(NAME, owner);
        boolean current = known.isPresent() && known.get().current();
        if (!current && wantsPage(request)) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, owner).toString());
        }
        chain.doFilter(request, response);
    }

    private Optional<Known> known(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .flatMap(cookie -> known(cookie.getValue()).stream())
                        .findFirst();
    }

    private Optional<Known> known(String value) {
        return signer.verify(value)
                .flatMap(verified -> Owner.parse(verified.text()).map(owner -> new Known(owner, verified.current())));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private ResponseCookie cookie(HttpServletRequest request, Owner owner) {
        String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
        return ResponseCookie.from(NAME, signer.sign(owner.secret()))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(path)
                .maxAge(LIFE)
                .build();
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> {
            Object owner = init.getRequest().getAttribute(NAME);
            if (owner instanceof Owner found) {
                init.getSession().setAttribute(Owner.class, found);
            }
        });
    }

    /** Who looks at this page; somebody new where no cookie came along. */
    static Owner current(VaadinSession session) {
        Owner owner = session.getAttribute(Owner.class);
        if (owner == null) {
            owner = Owner.random();
            session.setAttribute(Owner.class, owner);
        }
        return owner;
    }

    private record Known(Owner owner, boolean current) {}
}
