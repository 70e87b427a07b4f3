package downhill.api;

import downhill.choice.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers as they go out: JSON, and problems as RFC 9457 has them. */
final class Answers {
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    static final MediaType JSON_LINES = new MediaType("application", "jsonl");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Answers() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ArrayNode array() {
        return JSON.arrayNode();
    }

    /** A number; JSON has none for NaN and the infinities, which are texts. */
    static JsonNode number(double value) {
        return Double.isFinite(value) ? JSON.numberNode(value) : JSON.stringNode(Double.toString(value));
    }

    /** A JSON answer. */
    static ServerResponse json(HttpStatus status, Locale locale, JsonNode body) {
        return text(status, MediaType.APPLICATION_JSON, locale, body.toString());
    }

    static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing of an answer is kept by anybody on its way: it may be of one owner alone. */
    static ServerResponse text(HttpStatus status, MediaType type, Locale locale, String body) {
        return builder(status, type, locale).body(body.getBytes(StandardCharsets.UTF_8));
    }

    static ServerResponse.BodyBuilder builder(HttpStatus status, MediaType type, Locale locale) {
        return ServerResponse.status(status)
                .contentType(type)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A problem, told as {@code application/problem+json}. */
    static ServerResponse problem(Refusal refusal, Locale locale, String path) {
        var builder = builder(refusal.status(), MediaType.APPLICATION_PROBLEM_JSON, locale);
        refusal.headers().forEach(builder::header);
        return builder.body(bytes(body(refusal, locale, path)));
    }

    /**
     * RFC 9457's members and two more: {@code code}, and {@code problems} with the path, the code, the arguments and the
     * sentence of each.
     */
    static ObjectNode body(Refusal refusal, Locale locale, String path) {
        ObjectNode body = object();
        body.put("type", "about:blank");
        body.put("title", Texts.text(locale, "status." + refusal.status().value()));
        body.put("status", refusal.status().value());
        body.put(
                "detail",
                refusal.problems().stream()
                        .map(problem -> Texts.placed(locale, problem))
                        .collect(Collectors.joining(" ")));
        body.put("instance", path);
        body.put("code", refusal.code());
        ArrayNode problems = body.putArray("problems");
        refusal.problems().forEach(problem -> problems.add(problem(locale, problem)));
        return body;
    }

    /** One problem with what a program needs to find it, and what a person reads. */
    static ObjectNode problem(Locale locale, Problem problem) {
        ObjectNode node = object();
        node.put("path", problem.path());
        node.put("code", problem.code());
        ArrayNode arguments = node.putArray("arguments");
        problem.args().forEach(argument -> arguments.add(argument(argument)));
        node.put("detail", Texts.problem(locale, problem));
        return node;
    }

    private static JsonNode argument(Object argument) {
        return switch (argument) {
            case Double value -> number(value);
            case Integer value -> JSON.numberNode(value);
            case Long value -> JSON.numberNode(value);
            default -> JSON.stringNode(argument.toString());
        };
    }
}
