package downhill.api;

import downhill.choice.Problem;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request, its caller known and its body read.
 *
 * @param text the body; null where it takes none
 */
record Call(
        ServerRequest request,
        Owner owner,
        Locale locale,
        @Nullable String text) {

    /** What stands in the path under this name. */
    String path(String name) {
        return request.pathVariable(name);
    }

    /** The first value of a parameter of the query. */
    Optional<String> query(String name) throws Refusal {
        return query(request, name);
    }

    private static Optional<String> query(ServerRequest request, String name) throws Refusal {
        try {
            return Optional.ofNullable(request.servletRequest().getParameter(name));
        } catch (IllegalStateException e) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "broken_query"); // it cannot be decoded
        }
    }

    /** A flag of the query. */
    boolean flag(String name, boolean otherwise) throws Refusal {
        String value = query(name).orElse(Boolean.toString(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.at(name, "not_a_flag", cut(value));
        };
    }

    /** A whole number of the query within a range. */
    int number(String name, int otherwise, int least, int most) throws Refusal {
        String value = query(name).orElse(Integer.toString(otherwise));
        if (!value.matches("-?\\d{1,9}")) {
            throw Refusal.at(name, "not_a_whole_number", cut(value));
        }
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw Refusal.at(name, "out_of_range", number, least, most);
        }
        return number;
    }

    /** Refuses parameters that are not known: a misspelt one would do nothing and say nothing. */
    static void onlyKnown(ServerRequest request, List<Endpoint.Query> known) throws Refusal {
        Set<String> names = known.stream().map(Endpoint.Query::name).collect(Collectors.toSet());
        Optional<String> _ = query(request, "");
        for (String name : request.servletRequest().getParameterMap().keySet()) {
            if (!names.contains(name)) {
                String legal = known.stream().map(Endpoint.Query::name).collect(Collectors.joining(", "));
                throw Refusal.at(cut(name), names.isEmpty() ? "no_parameters" : "unknown_field", legal);
            }
        }
    }

    /** The body as a tree. */
    JsonNode tree() throws Refusal {
        try {
            return ExperimentCodec.parse(body());
        } catch (InvalidExperiment e) {
            throw Refusal.of(e);
        }
    }

    /** The body as an object that has no other fields than these. */
    ObjectNode object(List<String> fields) throws Refusal {
        if (!(tree() instanceof ObjectNode object)) {
            throw Refusal.at("", "not_an_object");
        }
        List<Problem> unknown = object.propertyNames().stream()
                .filter(name -> !fields.contains(name))
                .limit(10)
                .map(name -> Problem.of(cut(name), "unknown_field", String.join(", ", fields)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.of(unknown);
        }
        return object;
    }

    /** The body. */
    String body() {
        return text == null ? "" : text;
    }

    /** What an outsider wrote is repeated, but never at any length. */
    static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** An address of this server, its own path included. */
    String address(String path) {
        return request.servletRequest().getContextPath() + path;
    }

    /** An answer in JSON. */
    ServerResponse ok(JsonNode body) {
        return Answers.json(HttpStatus.OK, locale, body);
    }
}
