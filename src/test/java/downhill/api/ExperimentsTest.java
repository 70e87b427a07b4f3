package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Families;
import downhill.experiment.Links;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The catalogue, and experiments. */
@ApiTest
class ExperimentsTest {
    private static final String SPIRAL = "{\"format\":1,\"data\":{\"dataset\":\"spiral\"}}";

    @LocalServerPort
    private int port;

    private Client client;

    @BeforeEach
    void open() throws Exception {
        client = Client.anonymous(port, 1);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void everythingThatTheEngineKnowsIsListedWithItsParametersInTheLanguageThatIsAskedFor() throws Exception {
        JsonNode families = client.get("/catalogue").json().path("families");
        Families.ALL.forEach(
                family -> assertThat(families.path(Catalogue.of(family).name()))
                        .hasSize(Catalogue.of(family).entries().size()));
        JsonNode adam = client.get("/catalogue/optimizer")
                .json()
                .valueStream()
                .filter(choice -> choice.path("id").stringValue().equals("adam"))
                .findFirst()
                .orElseThrow();
        assertThat(adam.path("paper").stringValue()).isNotBlank();
        assertThat(adam.path("parameters").get(0).path("max").doubleValue()).isLessThan(1);
        assertThat(adam.path("why").stringValue()).startsWith("Gives every weight");
        var german = client.send(client.request("/catalogue/optimizer").header("Accept-Language", "fr, de-AT;q=0.9"));
        assertThat(german.header("Content-Language")).isEqualTo("de");
        assertThat(german.body()).contains("Schritt");
        assertThat(client.get("/catalogue/none").problem()).isEqualTo("404 no_such_family ");
    }

    @Test
    void everyVariantOfEveryCardIsAnExperimentThatOpens() throws Exception {
        JsonNode cards = client.get("/cards").json();
        assertThat(cards).hasSize(Cards.all().size());
        Experiment first = ExperimentCodec.read(cards.get(0).at("/variants/0/experiment"));
        assertThat(first).isEqualTo(Cards.first());
        assertThat(cards.get(0).at("/variants/0/link").stringValue()).isEqualTo("/downhill/x/" + Links.encode(first));
        assertThat(client.get("/cards/p8").text("/name")).isEqualTo("Vanishing");
        assertThat(client.get("/cards/p99").problem()).isEqualTo("404 no_such_card ");
    }

    @Test
    void validationSaysAllThatIsWrongWithPathAndCode() throws Exception {
        JsonNode answer = client.post(
                        "/experiments/validate",
                        "{\"format\":1,\"training\":{\"learning_rate\":-1,\"optimizer\":\"adum\"}}")
                .json();
        assertThat(answer.path("valid").booleanValue()).isFalse();
        assertThat(answer.path("problems")
                        .valueStream()
                        .map(problem -> problem.path("path").stringValue() + " "
                                + problem.path("code").stringValue()))
                .containsExactly("training.optimizer unknown_choice", "training.learning_rate out_of_range");
        assertThat(answer.at("/problems/1/detail").stringValue()).isEqualTo("-1 is not between 1E-9 and 10000.");
        assertThat(answer.at("/problems/1/arguments/2").doubleValue()).isEqualTo(10_000);

        JsonNode legal = client.post("/experiments/validate", SPIRAL).json();
        assertThat(legal.path("valid").booleanValue()).isTrue();
        Experiment experiment = ExperimentCodec.read(SPIRAL);
        assertThat(ExperimentCodec.read(legal.path("experiment"))).isEqualTo(experiment);
        assertThat(legal.path("canonical").toString()).isEqualTo(ExperimentCodec.writeCompact(experiment));
        assertThat(legal.path("link").stringValue()).isEqualTo("/downhill/x/" + Links.encode(experiment));
    }

    @Test
    void anExperimentIsKeptUnderAShortLinkAndRead() throws Exception {
        var created = client.post("/experiments?title=Two%20arms&note=by%20a%20program", SPIRAL);
        assertThat(created.status()).isEqualTo(201);
        String id = created.text("/id");
        assertThat(created.text("/link")).isEqualTo("/downhill/s/" + id);
        assertThat(created.header("Location")).isEqualTo("/downhill/api/v1/experiments/" + id);
        var read = client.get("/experiments/" + id);
        assertThat(read.text("/title")).isEqualTo("Two arms");
        assertThat(ExperimentCodec.read(read.json().path("experiment"))).isEqualTo(ExperimentCodec.read(SPIRAL));
        var compact = client.get("/experiments/" + id + "?defaults=false");
        assertThat(compact.json().path("experiment").toString())
                .isEqualTo(ExperimentCodec.writeCompact(ExperimentCodec.read(SPIRAL)));
        String link = Links.encode(Cards.first());
        assertThat(ExperimentCodec.read(client.get("/links/" + link).json().path("experiment")))
                .isEqualTo(Cards.first());
    }

    @Test
    void whatIsNotDoneIsToldAsAProblem() throws Exception {
        assertThat(client.post("/experiments", "{\"format\":1,\"seed\":-1}").problem())
                .isEqualTo("422 out_of_range seed");
        assertThat(client.post("/experiments", "{\"format\":1").problem()).isEqualTo("400 not_json ");
        assertThat(client.post("/experiments?titel=x", SPIRAL).problem()).isEqualTo("422 unknown_field titel");
        assertThat(client.get("/experiments/AAAAAAAAAAAAAAAA").problem()).isEqualTo("404 no_such_link ");
        assertThat(client.get("/experiments/no").problem()).isEqualTo("404 no_such_link ");
        assertThat(client.get("/links/damaged").problem()).isEqualTo("422 damaged_link ");
        assertThat(client.get("/nothing").problem()).isEqualTo("404 no_such_address ");
        assertThat(client.get("/experiments").problem()).isEqualTo("405 no_such_method ");
        assertThat(client.get("/experiments").header("Allow")).isEqualTo("OPTIONS, POST");
        var plain = client.request("/experiments").header("Content-Type", "text/plain");
        assertThat(client.send(plain.POST(BodyPublishers.ofString(SPIRAL))).problem())
                .isEqualTo("415 not_json_type ");
        assertThat(client.post("/experiments", " ".repeat(ExperimentsApi.MOST + 1))
                        .problem())
                .isEqualTo("413 body_too_large ");
    }
}
