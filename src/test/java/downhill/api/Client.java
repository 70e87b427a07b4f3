package downhill.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that asks the API. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final HttpClient http;
    private final Optional<String> token;

    private Client(int port, HttpClient http, Optional<String> token) {
        this.port = port;
        this.http = http;
        this.token = token;
    }

    /** Without a token, from an address of its own: anonymous callers are told apart by theirs. */
    static Client anonymous(int port, int address) throws IOException {
        byte[] local = {127, 1, (byte) (address / 250), (byte) (address % 250 + 1)};
        HttpClient http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByAddress(local))
                .build();
        return new Client(port, http, Optional.empty());
    }

    /** With a token. */
    static Client of(int port, String token) {
        return new Client(port, HttpClient.newHttpClient(), Optional.of(token));
    }

    /** An address below the API's root. */
    URI uri(String address) {
        return URI.create("http://127.0.0.1:%d/downhill/api/v1%s".formatted(port, address));
    }

    HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address)).timeout(PATIENCE);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    HttpClient http() {
        return http;
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    Answer get(String address) throws Exception {
        return send(request(address));
    }

    Answer post(String address, String json, String... headers) throws Exception {
        HttpRequest.Builder request =
                request(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    @Override
    public void close() {
        http.shutdownNow(); // a stream that nobody reads to its end would keep it open
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** As a problem: its status, its code, and the first path. */
        String problem() {
            boolean told = header("Content-Type").startsWith("application/problem+json")
                    && json().path("status").asInt() == status();
            return told ? status() + " " + text("/code") + " " + text("/problems/0/path") : body();
        }
    }
}
