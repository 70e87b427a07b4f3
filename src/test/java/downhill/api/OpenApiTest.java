package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Links;
import downhill.run.Owner;
import downhill.share.AccessTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API against the API itself. */
@ApiTest
class OpenApiTest {
    private static final String EVENTS = "/runs/{run}/events";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokens tokens;

    private Client client;
    private JsonNode description;

    @BeforeEach
    void open() throws Exception {
        client = Client.of(port, tokens.make(Owner.random(), ""));
        description = client.get("/openapi.json").json();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
    }

    private Schema named(String name) {
        return schema(new JsonMapper().createObjectNode().put("$ref", "#/components/schemas/" + name));
    }

    private static List<String> wrong(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .limit(5)
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyOperationAnswersAsItIsDescribed() throws Exception {
        Map<String, String> variables = variables();
        List<String> wrong = new ArrayList<>();
        for (var path : description.path("paths").properties()) {
            String address = path.getKey();
            for (var variable : variables.entrySet()) {
                address = address.replace("{" + variable.getKey() + "}", variable.getValue());
            }
            for (var operation : path.getValue().properties()) {
                if (!path.getKey().equals(EVENTS)) {
                    wrong.addAll(asked(operation.getKey(), address, operation.getValue()));
                }
            }
            assertThat(client.send(client.request(address).method("PUT", BodyPublishers.noBody()))
                            .problem())
                    .isEqualTo("405 no_such_method ");
        }
        assertThat(wrong).isEmpty();
    }

    private Map<String, String> variables() throws Exception {
        String kept = client.post("/experiments", ExperimentCodec.writeCompact(Cards.first()))
                .text("/id");
        String run = client.post("/runs", "{\"card\":\"p1\"}").text("/id");
        String link = Links.encode(Cards.first());
        return Map.of("family", "optimizer", "card", "p0", "id", kept, "run", run, "link", link);
    }

    /** Asks with every example that there is, and looks at what comes back. */
    private List<String> asked(String method, String address, JsonNode operation) throws Exception {
        List<String> bodies = new ArrayList<>();
        String reference = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("");
        for (JsonNode example : description.at(reference.replace("#", "") + "/examples")) {
            bodies.add(reference.isEmpty() ? "" : example.toString());
        }
        if (reference.isEmpty()) {
            bodies = List.of("");
        }
        assertThat(bodies).as(address).isNotEmpty();
        List<String> wrong = new ArrayList<>();
        for (String body : bodies) {
            HttpRequest.Builder request = client.request(address).header("Content-Type", "application/json");
            Client.Answer answer = client.send(request.method(
                    method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
            JsonNode described = operation.path("responses").path(Integer.toString(answer.status()));
            String type = answer.header("Content-Type").replaceFirst(";.*", "");
            JsonNode content = described.path("content").path(type);
            if (answer.status() >= 300 || content.isMissingNode()) {
                wrong.add(answer.status() + " " + type + " " + address + " " + answer.body());
            } else if (type.equals("application/json")) {
                wrong(schema(content.path("schema")), answer.body()).forEach(each -> wrong.add(address + " " + each));
            }
        }
        return wrong;
    }

    @Test
    void everythingIsExplainedAndEveryExampleIsWhatItIsAnExampleOf() throws Exception {
        Set<String> ids = new TreeSet<>();
        for (JsonNode path : description.path("paths")) {
            for (JsonNode operation : path) {
                assertThat(ids.add(operation.path("operationId").stringValue())).isTrue();
                assertThat(operation.path("summary").stringValue()).isNotBlank();
                operation
                        .path("parameters")
                        .forEach(parameter -> assertThat(
                                        parameter.path("description").stringValue())
                                .isNotBlank());
                operation
                        .path("responses")
                        .forEach(response -> assertThat(
                                        response.path("description").stringValue())
                                .isNotBlank());
            }
        }
        for (var schema : description.at("/components/schemas").properties()) {
            for (JsonNode example : schema.getValue().path("examples")) {
                assertThat(wrong(named(schema.getKey()), example.toString()))
                        .as(schema.getKey())
                        .isEmpty();
            }
        }
        Client.Answer problem = client.post("/runs", "{}");
        assertThat(wrong(named("ProblemDetails"), problem.body())).isEmpty();
        assertThat(description.toString()).doesNotContain("\"$ref\":\"#/components/schemas/\"");
    }

    @Test
    void theSchemaOfAnExperimentTakesEveryCardAndRefusesWhatIsOutOfRange() {
        Schema experiment = named("Experiment");
        for (Card card : Cards.all()) {
            for (Card.Variant variant : card.all()) {
                assertThat(wrong(experiment, ExperimentCodec.write(variant.experiment())))
                        .as(card.id())
                        .isEmpty();
                assertThat(wrong(experiment, ExperimentCodec.writeCompact(variant.experiment())))
                        .as(card.id())
                        .isEmpty();
            }
        }
        assertThat(wrong(experiment, "{}")).isNotEmpty();
        assertThat(wrong(experiment, "{\"format\":1,\"training\":{\"learning_rate\":-1}}"))
                .isNotEmpty();
        assertThat(wrong(experiment, "{\"format\":1,\"training\":{\"optimizer\":\"adum\"}}"))
                .isNotEmpty();
        assertThat(wrong(experiment, "{\"format\":1,\"subject\":{\"layers\":[{\"units\":8}]}}"))
                .isNotEmpty();
    }

    @Test
    void thePageTellsAllOfItInTheLanguageOfItsReaderAndLoadsNothingFromElsewhere() throws Exception {
        Client.Answer answer = client.get("");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        var page = Jsoup.parse(answer.body(), client.uri("").toString());
        assertThat(page.select("script, [style], [onclick]")).isEmpty();
        assertThat(page.select("section").eachAttr("id"))
                .containsExactlyElementsOf(description
                        .path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(operation -> operation.path("operationId").stringValue())
                        .toList());
        for (String address : page.select("link, header a").eachAttr("abs:href")) {
            assertThat(address).startsWith("http://127.0.0.1:" + port + "/downhill/");
            var found = client.http()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            assertThat(found.statusCode()).as(address).isEqualTo(200);
        }
        Client.Answer german = client.send(client.request("").header("Accept-Language", "de"));
        assertThat(german.body()).contains("lang=\"de\"").contains("Einen Lauf beginnen");
    }
}
