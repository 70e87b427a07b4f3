package downhill.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** The API's own description: as OpenAPI, and as a page. */
final class DescriptionApi {
    private final List<Endpoint> all = new ArrayList<>();
    private final Map<Locale, ObjectNode> known = new ConcurrentHashMap<>();

    /** @param others what there is beside it */
    DescriptionApi(List<Endpoint> others) {
        all.addAll(others);
        all.add(Endpoint.get(
                "readDescription",
                "/openapi.json",
                List.of(),
                Endpoint.Answer.ok("OpenApi"),
                call -> call.ok(description(call))));
        Endpoint.Answer page = new Endpoint.Answer(HttpStatus.OK, "", List.of(MediaType.TEXT_HTML));
        all.add(Endpoint.get("showDescription", "", List.of(), page, this::page));
    }

    /** All endpoints, its own too. */
    List<Endpoint> endpoints() {
        return List.copyOf(all);
    }

    /** In each language made once. */
    private ObjectNode description(Call call) {
        return known.computeIfAbsent(call.locale(), locale -> OpenApi.of(all, call.address(Api.ROOT), locale));
    }

    private ServerResponse page(Call call) {
        MediaType type = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
        return Answers.text(
                HttpStatus.OK, type, call.locale(), new DescriptionPage(call, all, description(call)).html());
    }
}
