package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import downhill.choice.Catalogue;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is seen of the page before it is there. */
@PageTest
class OutlineOnThePageTest {
    private static final String SCRIPTS = "**/VAADIN/**";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private Document html(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/downhill/%s".formatted(port, path)))
                .header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Jsoup.parse(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static String question(Document html) {
        return html.select("#outline .dh-question").text();
    }

    private static String link(String id) {
        Card card = Cards.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return "x/" + Links.encode(card.start().experiment());
    }

    @Test
    void itStandsWhereThePageComesAndGoesWithIt() {
        stands(1440, List.of(".dh-question", ".dh-look", ".dh-output", ".dh-loss", ".dh-network", ".dh-maps"));
    }

    @Test
    @Tag("nightly")
    void soItDoesOnASmallScreen() {
        stands(390, List.of(".dh-question", ".dh-look", ".dh-output", ".dh-loss"));
    }

    private void stands(int width, List<String> parts) {
        BrowserContext context = browser.newContext(width, 900, false);
        context.route(SCRIPTS, Route::abort);
        Page early = context.newPage();
        early.navigate("http://localhost:%d/downhill/".formatted(port));
        assertThat(early.locator("#outline .dh-question")).isVisible();
        assertThat(early.locator("#outline .dh-dots")).hasCount(5); // hollow and whole, both classes, and the insides
        List<BoundingBox> before = places(early, "#outline ", parts);
        context.unroute(SCRIPTS);

        Playground playground = Playground.open(context, port, "");
        assertThat(playground.page().locator("#outline")).hasCount(0);
        List<BoundingBox> after = places(playground.page(), "", parts);
        for (int i = 0; i < before.size(); i++) {
            assertThat(before.get(i).x).as("x of %d", i).isCloseTo(after.get(i).x, within(2.0));
            assertThat(before.get(i).y).as("y of %d", i).isCloseTo(after.get(i).y, within(2.0));
        }
        assertThat(playground.complaints()).isEmpty();
    }

    private static List<BoundingBox> places(Page page, String within, List<String> parts) {
        return parts.stream()
                .map(each -> page.locator(within + each).first().boundingBox())
                .toList();
    }

    @Test
    void itTellsTheLinksOwnQuestionInTheLanguageOfItsReader() throws Exception {
        assertThat(question(html(""))).isEqualTo("Two rings of points. Can the network find the border?");
        assertThat(question(html("", "Cookie", "downhill-language=de"))).startsWith("Zwei Ringe");
        assertThat(question(html("", "Accept-Language", "de-AT"))).startsWith("Zwei Ringe");
        Document curve = html(link("p2"));
        assertThat(curve.select("#outline [data-pressed=true]").text()).isEqualTo("A curve");
        assertThat(curve.select("#outline .dh-dots-c-curve")).hasSize(1);
        assertThat(curve.select("noscript").text()).contains("JavaScript");
    }

    @Test
    void everyDataSetHasAnOutlineAndVeryManyExamplesHaveNoDots() throws Exception {
        for (String id : Catalogue.of(Dataset.class).ids()) {
            Dataset dataset = ExperimentCodec.choice(Dataset.class, id).orElseThrow();
            Document html = html("x/" + Links.encode(Cards.first().withDataset(dataset)));
            assertThat(question(html)).as(dataset.id()).isNotEmpty();
        }
        DataSpec many = new DataSpec(Cards.first().data().dataset(), 2_000, 200, 1, true);
        assertThat(html("x/" + Links.encode(Cards.first().withData(many))).select("#outline .dh-output"))
                .isNotEmpty();
        assertThat(html("x/" + Links.encode(Cards.first().withData(many))).select("#outline svg"))
                .isEmpty();
    }

    @Test
    void aSurfaceASequenceAndABrokenLinkHaveOneAndOtherPagesHaveNone() throws Exception {
        Document surface = html(link("p7"));
        assertThat(surface.select("#outline .dh-on-surface .dh-output").text()).isEqualTo("Seen from above");
        assertThat(surface.select("#outline svg")).isEmpty();
        assertThat(html(link("p12")).select("#outline svg")).isEmpty();
        assertThat(question(html("x/nonsense"))).startsWith("Two rings");
        assertThat(question(html("s/nosuchlink"))).startsWith("Two rings");
        for (String other : List.of("mine", "surfaces", "nowhere")) {
            assertThat(html(other).select("#outline")).as(other).isEmpty();
        }
    }
}
