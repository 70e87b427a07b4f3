package downhill.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads an address with a query that cannot be decoded, such as {@code ?fp=%zz}, to the same page with one that can be, and
 * that means as little: the page says so, where Vaadin would fail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class BrokenQuery extends OncePerRequestFilter {
    private static final String DAMAGED_MOMENT = "?at=damaged";

    /** The API answers for itself. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") && !isDecodable(request.getQueryString())) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, DAMAGED_MOMENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isDecodable(@Nullable String query) {
        try {
            return query == null || URLDecoder.decode(query, StandardCharsets.UTF_8) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
