package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.run.Owner;
import downhill.store.Database;
import downhill.store.Secrets;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnerCookieTest {
    private static final String NAME = "downhill-owner";

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private OwnerCookie cookies;

    @BeforeEach
    void open(@TempDir Path folder) {
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("downhill.data", folder.toString())));
        spring.scan("downhill.store");
        spring.refresh();
        cookies = started();
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void aNewBrowserGetsASignedCookieThatNoScriptCanRead() throws Exception {
        Visit visit = visit(null, "text/html");
        assertThat(visit.response().getHeader("Set-Cookie"))
                .startsWith(NAME + "=" + visit.owner().secret() + ".1.")
                .contains("; Path=/downhill;", "; HttpOnly", "; SameSite=Lax", "; Max-Age=31536000;")
                .doesNotContain("Secure");
    }

    @Test
    void itsNextVisitIsByTheSameOwnerAndSetsNoCookie() throws Exception {
        Visit first = visit(null, "text/html");
        Visit second = visit(first.cookie(), "text/html");
        assertThat(second.owner()).isEqualTo(first.owner());
        assertThat(second.response().getHeader("Set-Cookie")).isNull();
    }

    @Test
    void onlyAPageSetsTheCookie() throws Exception {
        assertThat(visit(null, "image/svg+xml").response().getHeader("Set-Cookie"))
                .isNull();
    }

    @Test
    void aCookieThatIsNotSignedOrSignedByAnotherIsReplacedByANewOwner() throws Exception {
        Visit first = visit(null, "text/html");
        String secret = first.owner().secret();
        String mac = first.cookie().substring(secret.length());
        for (String forged :
                new String[] {secret, Owner.random().secret() + mac, secret + ".1." + "A".repeat(43), "x"}) {
            Visit visit = visit(forged, "text/html");
            assertThat(visit.owner()).as(forged).isNotEqualTo(first.owner());
            assertThat(visit.cookie()).startsWith(visit.owner().secret() + ".1.");
        }
    }

    @Test
    void aForgedCookieDoesNotHideTheTrueOneBesideIt() throws Exception {
        Visit first = visit(null, "text/html");
        MockHttpServletRequest request = request("text/html");
        request.setCookies(new Cookie(NAME, "forged"), new Cookie(NAME, first.cookie()));
        assertThat(visit(request).owner()).isEqualTo(first.owner());
    }

    @Test
    void afterTheKeyWasRotatedAnOldCookieHoldsAndIsSignedAnew() throws Exception {
        Visit before = visit(null, "text/html");
        spring.getBean(Database.class)
                .jdbc()
                .sql("insert into secret (name, number, bytes, made) values ('owner', 2, ?, ?)")
                .params(new byte[32], OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        cookies = started();
        Visit after = visit(before.cookie(), "text/html");
        assertThat(after.owner()).isEqualTo(before.owner());
        assertThat(after.cookie()).startsWith(before.owner().secret() + ".2.");
        assertThat(visit(after.cookie(), "text/html").response().getHeader("Set-Cookie"))
                .isNull();
    }

    private OwnerCookie started() {
        return new OwnerCookie(spring.getBean(Secrets.class));
    }

    private Visit visit(@Nullable String cookie, String accept) throws Exception {
        MockHttpServletRequest request = request(accept);
        if (cookie != null) {
            request.setCookies(new Cookie(NAME, cookie));
        }
        return visit(request);
    }

    private static MockHttpServletRequest request(String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContextPath("/downhill");
        request.addHeader("Accept", accept);
        return request;
    }

    private Visit visit(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.doFilter(request, response, new MockFilterChain());
        return new Visit((Owner) request.getAttribute(NAME), response);
    }

    private record Visit(Owner owner, MockHttpServletResponse response) {
        String cookie() {
            return response.getCookie(NAME).getValue();
        }
    }
}
