package downhill.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the API as OpenAPI 3.1, from the very endpoints that are served. */
final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final String TOKEN = "token";

    /** What may happen to every request. */
    private static final List<HttpStatus> ALWAYS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    /** What may happen to a body, beside that. */
    private static final List<HttpStatus> OF_BODIES =
            List.of(HttpStatus.REQUEST_TIMEOUT, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private OpenApi() {}

    /**
     * The description.
     *
     * @param server address of the API, without the server's name
     */
    static ObjectNode of(List<Endpoint> endpoints, String server, Locale locale) {
        ObjectNode root = Answers.object();
        root.put("openapi", "3.1.0");
        ObjectNode info = root.putObject("info");
        info.put("title", Texts.text(locale, "api.title"));
        info.put("description", Texts.text(locale, "api.about"));
        info.put("version", "1");
        root.putArray("servers").addObject().put("url", server);
        ObjectNode paths = root.putObject("paths");
        for (Endpoint endpoint : endpoints) {
            ObjectNode path = paths.has(endpoint.path())
                    ? (ObjectNode) paths.get(endpoint.path())
                    : paths.putObject(endpoint.path());
            path.set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint, locale));
        }
        ObjectNode components = root.putObject("components");
        components.set("schemas", Schemas.all());
        ObjectNode token = components.putObject("securitySchemes").putObject(TOKEN);
        token.put("type", "http").put("scheme", "bearer").put("description", Texts.text(locale, "api.token"));
        return root;
    }

    private static ObjectNode operation(Endpoint endpoint, Locale locale) {
        ObjectNode operation = Answers.object();
        operation.put("operationId", endpoint.id());
        operation.put("summary", Texts.text(locale, "op." + endpoint.id()));
        Texts.find(locale, "op." + endpoint.id() + ".more").ifPresent(more -> operation.put("description", more));
        operation.set("parameters", parameters(endpoint, locale));
        Endpoint.Body body = endpoint.body();
        if (body != null) {
            ObjectNode request = operation.putObject("requestBody").put("required", true);
            request.put("description", Texts.text(locale, "api.body", body.most()));
            ObjectNode json = content(request, MediaType.APPLICATION_JSON);
            json.set("schema", Schemas.reference(body.schema()));
        }
        operation.set("responses", responses(endpoint, locale));
        ArrayNode security = operation.putArray("security");
        security.addObject();
        security.addObject().putArray(TOKEN);
        return operation;
    }

    private static ArrayNode parameters(Endpoint endpoint, Locale locale) {
        ArrayNode parameters = Answers.array();
        Matcher variables = VARIABLE.matcher(endpoint.path());
        while (variables.find()) {
            ObjectNode path =
                    parameter(variables.group(1), "path", "path.", locale).put("required", true);
            path.putObject("schema").put("type", "string");
            parameters.add(path);
        }
        for (Endpoint.Query query : endpoint.query()) {
            ObjectNode node = parameter(query.name(), "query", "query.", locale);
            node.set("schema", RunJson.value(query.schema()));
            parameters.add(node);
        }
        Endpoint.Body body = endpoint.body();
        if (body != null && body.repeatable()) {
            ObjectNode key = parameter(Repeatable.HEADER, "header", "header.", locale);
            key.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 200);
            parameters.add(key);
        }
        return parameters;
    }

    private static ObjectNode parameter(String name, String in, String texts, Locale locale) {
        ObjectNode node = Answers.object();
        node.put("name", name).put("in", in).put("description", Texts.text(locale, texts + name));
        return node;
    }

    private static ObjectNode responses(Endpoint endpoint, Locale locale) {
        ObjectNode responses = Answers.object();
        for (Endpoint.Answer answer : endpoint.answers()) {
            ObjectNode response =
                    responses.putObject(Integer.toString(answer.status().value()));
            response.put(
                    "description",
                    Texts.text(locale, "answer." + answer.status().value()));
            for (MediaType type : answer.types()) {
                ObjectNode content = content(response, type);
                if (type.equals(MediaType.APPLICATION_JSON)) {
                    content.set("schema", Schemas.reference(answer.schema()));
                } else {
                    content.putObject("schema").put("type", "string");
                }
            }
        }
        for (HttpStatus status : refusals(endpoint)) {
            ObjectNode response = responses.putObject(Integer.toString(status.value()));
            response.put("description", Texts.text(locale, "status." + status.value()));
            content(response, MediaType.APPLICATION_PROBLEM_JSON).set("schema", Schemas.reference("ProblemDetails"));
        }
        return responses;
    }

    /** How a request may end that is not done. */
    static SortedSet<HttpStatus> refusals(Endpoint endpoint) {
        List<HttpStatus> all = new ArrayList<>(ALWAYS);
        all.addAll(endpoint.refusals());
        if (!endpoint.method().equals(HttpMethod.GET)) {
            all.addAll(OF_BODIES);
        }
        return new TreeSet<>(all);
    }

    private static ObjectNode content(ObjectNode of, MediaType type) {
        return of.withObjectProperty("content").putObject(type.getType() + "/" + type.getSubtype());
    }
}
