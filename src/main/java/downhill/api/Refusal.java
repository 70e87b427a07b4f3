package downhill.api;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that is not done, and nothing was changed. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private static final String BODY = "invalid";

    /** Whoever asks has too many, and may come again later. */
    private static final Set<String> TOO_MANY = Set.of("too_many_runs", "too_many_jobs", "too_many_links");

    /** There is no room now. */
    private static final Set<String> NO_ROOM =
            Set.of("server_full", "no_room", "links_full", "busy", "no_answer", "replay_busy", "not_kept");

    private final transient HttpStatus status;
    private final transient String code;
    private final transient List<Problem> problems;
    private final transient Map<String, String> headers;

    private Refusal(HttpStatus status, String code, List<Problem> problems, Map<String, String> headers) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.problems = problems;
        this.headers = headers;
    }

    /** For one reason, which is in no single field. */
    static Refusal of(HttpStatus status, String code, Object... arguments) {
        return new Refusal(status, code, List.of(Problem.of("", code, arguments)), Map.of());
    }

    /** For something in the query, the path or the body. */
    static Refusal at(String path, String code, Object... arguments) {
        return of(List.of(Problem.of(path, code, arguments)));
    }

    /** For all these reasons. */
    static Refusal of(List<Problem> problems) {
        String code = problems.size() == 1 ? problems.getFirst().code() : BODY;
        return switch (code) {
            case "not_json" -> new Refusal(HttpStatus.BAD_REQUEST, code, problems, Map.of());
            case "too_long" -> new Refusal(HttpStatus.CONTENT_TOO_LARGE, code, problems, Map.of());
            case String many
            when TOO_MANY.contains(many) -> new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, problems, Map.of());
            case String full
            when NO_ROOM.contains(full) -> new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, problems, Map.of());
            default -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, problems, Map.of());
        };
    }

    /** For all that is wrong with an experiment. */
    static Refusal of(InvalidExperiment invalid) {
        return of(invalid.problems());
    }

    /** The same with one more header. */
    Refusal with(String name, String value) {
        return new Refusal(status, code, problems, Map.of(name, value));
    }

    /** The same, to be tried again after so many seconds. */
    Refusal retryAfter(long seconds) {
        return with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Problem> problems() {
        return problems;
    }

    Map<String, String> headers() {
        return headers;
    }
}
