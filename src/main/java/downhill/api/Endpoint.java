package downhill.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One thing that can be asked for: it is served and described from this very record.
 *
 * @param id names it in the description, and its texts in the message bundle
 * @param path below {@code /api/v1}, with names in braces
 * @param query parameters
 * @param body what it takes; null for nothing
 * @param answers what comes back where all is well, the usual one first
 * @param refusals statuses of what may go wrong, beside those of every request
 */
record Endpoint(
        String id,
        HttpMethod method,
        String path,
        List<Query> query,
        @Nullable Body body,
        List<Answer> answers,
        List<HttpStatus> refusals,
        Handler handler) {

    Endpoint {
        query = List.copyOf(query);
        answers = List.copyOf(answers);
        refusals = List.copyOf(refusals);
    }

    /** Reads something. */
    static Endpoint get(String id, String path, List<Query> query, Answer answer, Handler handler) {
        return new Endpoint(id, HttpMethod.GET, path, query, null, List.of(answer), List.of(), handler);
    }

    /** Does something with a body. */
    static Endpoint post(String id, String path, List<Query> query, Body body, List<Answer> answers, Handler handler) {
        return new Endpoint(id, HttpMethod.POST, path, query, body, answers, List.of(), handler);
    }

    /** The same, and how else it may end. */
    Endpoint orRefused(HttpStatus... statuses) {
        return new Endpoint(id, method, path, query, body, answers, List.of(statuses), handler);
    }

    /** The whole path as it is matched. */
    PathPattern pattern() {
        return PathPatternParser.defaultInstance.parse(Api.ROOT + path);
    }

    /** Whether the head of an answer can be had alone: not of a stream, which would flow unseen. */
    boolean hasHead() {
        return method.equals(HttpMethod.GET) && !answers.getFirst().types().contains(MediaType.TEXT_EVENT_STREAM);
    }

    /** Does what is asked for; may wait for the database, never for training. */
    @FunctionalInterface
    interface Handler {
        ServerResponse answer(Call call) throws Refusal;
    }

    /**
     * A parameter of the query.
     *
     * @param name names it, and its text in the message bundle
     * @param schema a JSON schema
     */
    record Query(String name, String schema) {}

    /**
     * What a request brings.
     *
     * @param schema name of its schema
     * @param most bytes
     * @param repeatable whether it takes an {@code Idempotency-Key}
     */
    record Body(String schema, int most, boolean repeatable) {}

    /**
     * What comes back.
     *
     * @param schema name of its schema; empty where it is no JSON
     * @param types that it can be asked for in, the usual one first
     */
    record Answer(HttpStatus status, String schema, List<MediaType> types) {

        /** JSON with a status of 200. */
        static Answer ok(String schema) {
            return of(HttpStatus.OK, schema);
        }

        /** JSON. */
        static Answer of(HttpStatus status, String schema) {
            return new Answer(status, schema, List.of(MediaType.APPLICATION_JSON));
        }
    }
}
