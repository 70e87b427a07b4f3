package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.run.Owner;
import downhill.share.AccessTokens;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile requests: each is answered or told as a problem, and none is an error of the server. */
@ApiTest
class HostileBodiesTest {
    private static final int OF_ONE_CALLER = 50;
    private static final int CALLERS = 30;
    private static final int BY_TOKEN = 500;

    private static final List<String> SEEDS = List.of(
            ExperimentCodec.write(Cards.first()),
            ExperimentCodec.writeCompact(Cards.all().getLast().start().experiment()),
            "{\"format\":1,\"data\":{\"dataset\":{\"id\":\"placed\",\"points\":[0,1,0,1,0,1]}}}",
            "{\"format\":1,\"data\":{\"dataset\":{\"id\":\"csv\",\"text\":\"a,b\\n1,2\\n3,4\",\"target\":\"b\"}}}");

    private static final List<String> BODIES = List.of(
            "{\"experiment\":{\"format\":1,\"training\":{\"epochs\":1}},\"updates_per_second\":3}",
            "{\"card\":\"p0\",\"variant\":\"deep\",\"play\":true}",
            "{\"id\":\"AAAAAAAAAAAAAAAA\",\"update\":12}",
            "{\"link\":\"/x/q1ZKyy_KTSxRsjKsBQA\"}",
            "{\"command\":\"edit\",\"path\":\"training.learning_rate\",\"value\":0.1}",
            "{\"command\":\"edit\",\"path\":\"training\",\"value\":{\"loss\":\"mse\"}}",
            "{\"command\":\"restart\",\"experiment\":{\"format\":1}}",
            "{\"command\":\"pace\",\"updates_per_second\":10}");

    private static final List<String> PIECES = List.of(
            "null",
            "-1",
            "1e999999",
            "NaN",
            "[]",
            "{}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "true",
            "\"id\":",
            ",",
            ":",
            "}",
            "999999999999999999999999999999",
            "0.1e-400",
            "\"../../etc/passwd\"",
            "[[[[[[[[",
            "{\"a\":",
            "'; drop table",
            "<script>",
            "\u0000",
            "\uFEFF",
            "é",
            "[0]".repeat(50),
            "\"" + "x".repeat(3000) + "\"");

    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokens tokens;

    private final Random random = new Random(7);
    private final List<String> wrong = new ArrayList<>();

    private String hostile(List<String> seeds) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(20) == 0 ? "[".repeat(random.nextInt(5000)) + text : text.toString();
    }

    private void check(String what, Client.Answer answer) {
        String body = answer.body();
        boolean told = answer.status() < 400
                || (answer.header("Content-Type").equals("application/problem+json")
                        && !answer.text("/code").isEmpty());
        boolean leaks = body.contains("Exception") || body.contains("\tat ") || body.contains("java.");
        if (answer.status() >= 500 || !told || leaks) {
            wrong.add(answer.status() + " " + what + " " + body);
        }
    }

    private Client.Answer send(Client client, String address, String body) throws Exception {
        var request = client.request(address);
        String type = random.nextInt(30) == 0 ? "multipart/form-data; boundary=x" : "application/json";
        byte[] bytes = body.getBytes(random.nextInt(20) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        request.header("Content-Type", type)
                .header("Accept-Language", "de;q=0.1, *")
                .POST(BodyPublishers.ofByteArray(bytes));
        if (random.nextInt(10) == 0) {
            request.header(Repeatable.HEADER, "k" + random.nextInt(20));
        }
        return client.send(request);
    }

    @Test
    void hostileExperimentsAreRefusedOneByOne() throws Exception {
        for (int caller = 0; caller < CALLERS; caller++) {
            try (Client client = Client.anonymous(port, 1000 + caller)) {
                for (int i = 0; i < OF_ONE_CALLER; i++) {
                    String body = hostile(SEEDS);
                    String address = i % 2 == 0 ? "/experiments" : "/experiments/validate";
                    check(address + " " + body, send(client, address, body));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hostileCommandsAndBeginningsAreRefusedOneByOne() throws Exception {
        for (int caller = 0; caller < 3; caller++) {
            try (Client client = Client.of(port, tokens.make(Owner.random(), ""))) {
                String run =
                        "/runs/" + client.post("/runs", "{\"card\":\"p1\"}").text("/id");
                for (int i = 0; i < BY_TOKEN; i++) {
                    String body = hostile(BODIES);
                    String address = i % 2 == 0 ? "/runs" : run + "/commands";
                    check(address + " " + body, send(client, address, body));
                }
                assertThat(client.get(run).status()).isEqualTo(200);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hostileAddressesAreRefusedToo() throws Exception {
        List<String> addresses = List.of(
                "",
                "/",
                "//",
                "/x",
                "/runs/",
                "/runs/%20",
                "/runs/%00",
                "/runs/a/b/c",
                "/experiments/%E0%A4%A",
                "/links/" + "A".repeat(5000),
                "/cards/%3Cscript%3E",
                "/catalogue/..;/x",
                "/runs?x=%zz",
                "/cards?%zz",
                "/catalogue?defaults=1",
                "/runs/AAAAAAAAAAAAAAAAAAAAAA/events?rate=99999999999");
        try (Client client = Client.anonymous(port, 3)) {
            for (String address : addresses) {
                for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "POST")) {
                    raw(client, method, address);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** No client of Java's own sends such addresses. */
    private void raw(Client client, String method, String address) throws Exception {
        try (var socket = new Socket(client.uri("").getHost(), port)) {
            socket.setSoTimeout(30_000);
            String request = "%s /downhill/api/v1%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .formatted(method, address);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.matches("(?s)HTTP/1.1 [234].*")
                    || answer.contains("Exception")
                    || answer.contains("\r\nLocation:")) {
                wrong.add(
                        method + " " + address + " " + answer.lines().limit(20).toList());
            }
        }
    }
}
