package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.run.Owner;
import downhill.share.AccessToken;
import downhill.share.AccessTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** For whom a request is made, and how many. */
@ApiTest
class CallersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokens tokens;

    @Test
    void aTokenActsForItsOwnerUntilItIsRevoked() throws Exception {
        Owner owner = Owner.random();
        String first = tokens.make(owner, "laptop");
        String second = tokens.make(owner, "");
        assertThat(tokens.of(owner)).extracting(AccessToken::name).containsExactlyInAnyOrder("laptop", "");
        try (Client one = Client.of(port, first);
                Client other = Client.of(port, second)) {
            String run = "/runs/" + one.post("/runs", "{\"card\":\"p1\"}").text("/id");
            assertThat(other.get(run).json().path("mine").booleanValue()).isTrue();
            AccessToken laptop = tokens.of(owner).stream()
                    .filter(token -> token.name().equals("laptop"))
                    .findFirst()
                    .orElseThrow();
            tokens.revoke(Owner.random(), laptop.id());
            assertThat(one.get(run).status()).isEqualTo(200);
            tokens.revoke(owner, laptop.id());
            assertThat(one.get(run).problem()).isEqualTo("401 no_such_token ");
            assertThat(one.get(run).header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(other.get(run).status()).isEqualTo(200);
        }
    }

    @Test
    void aCookieSaysNothing() throws Exception {
        try (Client client = Client.anonymous(port, 4)) {
            String page = client.uri("").toString().replace("/api/v1", "/");
            var visit = client.http()
                    .send(
                            HttpRequest.newBuilder(URI.create(page))
                                    .header("Accept", "text/html")
                                    .build(),
                            BodyHandlers.discarding());
            String cookie = visit.headers().allValues("Set-Cookie").stream()
                    .filter(value -> value.startsWith("downhill-owner="))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst(";.*", "");
            String run = "/runs/"
                    + client.post("/runs", "{\"card\":\"p1\"}", "Cookie", cookie)
                            .text("/id");
            assertThat(client.get(run).json().path("mine").booleanValue()).isTrue(); // of the address
            try (Client elsewhere = Client.anonymous(port, 5)) {
                assertThat(elsewhere
                                .post(run + "/commands", "{\"command\":\"play\"}", "Cookie", cookie)
                                .problem())
                        .isEqualTo("403 run_of_another ");
            }
        }
    }

    @Test
    void whoAsksTooMuchWithoutATokenIsToldWhenToComeAgainAndOthersAreNotConcerned() throws Exception {
        try (Client client = Client.anonymous(port, 6);
                Client other = Client.anonymous(port, 7)) {
            Client.Answer answer = client.get("/nothing");
            for (int i = 0; i < 400 && answer.status() == 404; i++) {
                answer = client.get("/nothing");
            }
            assertThat(answer.problem()).isEqualTo("429 too_many_requests ");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(other.get("/cards/p1").status()).isEqualTo(200);
        }
    }

    @Test
    void answersCarryTheHeadersThatPagesHave() throws Exception {
        try (Client client = Client.anonymous(port, 8)) {
            Client.Answer answer = client.get("/cards/p1");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }
}
