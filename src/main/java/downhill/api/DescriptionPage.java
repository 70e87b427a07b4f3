package downhill.api;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description as a page that a person reads: plain HTML without a script, its style from this server, all addresses
 * relative to its own.
 */
final class DescriptionPage {
    private final Locale locale;
    private final String root;
    private final List<Endpoint> endpoints;
    private final ObjectNode description;

    DescriptionPage(Call call, List<Endpoint> endpoints, ObjectNode description) {
        locale = call.locale();
        root = call.address(Api.ROOT);
        this.endpoints = endpoints;
        this.description = description;
    }

    /** The whole document. */
    String html() {
        Document document = Document.createShell("");
        Element html = document.expectFirst("html").attr("lang", locale.getLanguage());
        Element head = document.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("title").text(text("page.title"));
        stylesheet(head, "tokens");
        stylesheet(head, "api");
        head.appendElement("link").attr("rel", "icon").attr("href", "../icons/downhill.svg");
        body(document.body());
        return "<!doctype html>\n" + html.outerHtml();
    }

    private static void stylesheet(Element head, String name) {
        head.appendElement("link").attr("rel", "stylesheet").attr("href", "../theme/" + name + ".css");
    }

    private void body(Element body) {
        Element header = body.appendElement("header");
        header.appendElement("a").attr("href", "..").text(text("page.brand"));
        header.appendElement("h1").text(text("page.heading"));
        header.appendElement("a").attr("href", "v1/openapi.json").text(text("page.openapi"));
        Element main = body.appendElement("main");
        main.appendElement("p").text(text("api.about"));
        main.appendElement("p").text(text("api.token"));
        main.appendElement("p").text(text("page.problems"));
        Element list = main.appendElement("nav")
                .attr("aria-label", text("page.contents"))
                .appendElement("ul");
        for (Endpoint endpoint : endpoints) {
            Element item = list.appendElement("li").appendElement("a").attr("href", "#" + endpoint.id());
            item.appendElement("b").text(endpoint.method().name());
            item.appendElement("code").text(root + endpoint.path());
            item.appendElement("span").text(text("op." + endpoint.id()));
        }
        endpoints.forEach(endpoint -> section(main, endpoint));
    }

    private void section(Element main, Endpoint endpoint) {
        Element section = main.appendElement("section").attr("id", endpoint.id());
        section.appendElement("h2").text(text("op." + endpoint.id()));
        Element address = section.appendElement("p").addClass("address");
        address.appendElement("b").text(endpoint.method().name());
        address.appendElement("code").text(root + endpoint.path());
        Texts.find(locale, "op." + endpoint.id() + ".more")
                .ifPresent(more -> section.appendElement("p").text(more));
        JsonNode operation = description
                .path("paths")
                .path(endpoint.path())
                .path(endpoint.method().name().toLowerCase(Locale.ROOT));
        parameters(section, operation.path("parameters"));
        Endpoint.Body body = endpoint.body();
        if (body != null) {
            section.appendElement("h3").text(text("page.body"));
            section.appendElement("p").text(text("api.body", body.most()));
            example(section, body.schema());
        }
        answers(section, endpoint);
    }

    private void parameters(Element section, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        section.appendElement("h3").text(text("page.parameters"));
        Element list = section.appendElement("dl");
        for (JsonNode parameter : parameters) {
            Element term = list.appendElement("dt");
            term.appendElement("code").text(parameter.path("name").stringValue());
            term.appendElement("span")
                    .text(text("page.in." + parameter.path("in").stringValue()));
            list.appendElement("dd").text(parameter.path("description").stringValue());
        }
    }

    private void example(Element section, String schema) {
        JsonNode examples = description.at("/components/schemas/" + schema + "/examples");
        for (JsonNode example : examples) {
            if (example.toString().length() < 1000) {
                section.appendElement("pre").attr("tabindex", "0").text(example.toPrettyString());
            }
        }
    }

    private void answers(Element section, Endpoint endpoint) {
        section.appendElement("h3").text(text("page.answers"));
        Element list = section.appendElement("dl");
        for (Endpoint.Answer answer : endpoint.answers()) {
            Element term = list.appendElement("dt");
            term.appendElement("code").text(Integer.toString(answer.status().value()));
            term.appendElement("span").text(answer.types().getFirst().getSubtype());
            list.appendElement("dd").text(text("answer." + answer.status().value()));
        }
        Element others = section.appendElement("p").addClass("refusals");
        others.text(text(
                "page.refused",
                String.join(
                        ", ",
                        OpenApi.refusals(endpoint).stream()
                                .map(HttpStatus::value)
                                .map(String::valueOf)
                                .toList())));
    }

    private String text(String key, Object... arguments) {
        return Texts.text(locale, key, arguments);
    }
}
