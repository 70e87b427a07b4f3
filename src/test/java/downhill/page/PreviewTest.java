package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Links;
import downhill.run.Owner;
import downhill.share.Shared;
import downhill.share.ShortId;
import downhill.share.ShortLinks;
import downhill.train.Recording;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What chat programs are told of a link. */
@PageTest
class PreviewTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ShortLinks links;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String address, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html,image/*")
                .header("Accept-Language", language)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private Document page(String path, String language) throws Exception {
        String address = "http://localhost:%d/downhill/%s".formatted(port, path);
        HttpResponse<byte[]> response = get(address, language);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(new ByteArrayInputStream(response.body()), "UTF-8", address);
    }

    private static String told(Document page, String property) {
        return page.select("meta[property=og:" + property + "]").attr("content");
    }

    private BufferedImage picture(Document page) throws Exception {
        HttpResponse<byte[]> response = get(told(page, "image"), "en");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=86400"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        return image;
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        return colours;
    }

    @Test
    void everyCardsLinkHasATitleAndAPictureOfItsCurve() throws Exception {
        for (Card card : Cards.all()) {
            Document page = page("x/" + Links.encode(card.all().getFirst().experiment()), "en");
            assertThat(told(page, "title")).isNotEmpty();
            assertThat(told(page, "description")).isNotEmpty();
            assertThat(colours(picture(page))).contains(0x0a68b0); // the training loss
        }
        Document german = page("x/" + Links.encode(Cards.first()), "de");
        assertThat(told(german, "title")).isEqualTo("Ringe");
    }

    @Test
    void aPageNamesTheModulesOfItsFirstPictureAndNoOtherPageDoes() throws Exception {
        List<String> modules = page("", "en").select("link[rel=modulepreload]").eachAttr("abs:href");
        assertThat(modules)
                .anyMatch(module -> module.endsWith("/downhill/elements/loss-chart.js"))
                .anyMatch(module -> module.endsWith("/downhill/elements/numbers.js"))
                .anyMatch(module -> module.endsWith("/chart.umd.min.js"));
        for (String module : modules) {
            assertThat(get(module, "en").statusCode()).as(module).isEqualTo(200);
        }
        assertThat(page("mine", "en").select("link[rel=modulepreload]")).isEmpty();
    }

    @Test
    void aShortLinkTellsItsTitleAndNoteAndHarmsNobody() throws Exception {
        Shared shared = new Shared(
                new Recording(Cards.first(), List.of()), Optional.empty(), "<b>\"Look\"", "What a <script> can't do");
        ShortId id = links.put(Owner.random(), shared);
        Document page = page("s/" + id, "en");
        assertThat(told(page, "title")).isEqualTo("<b>\"Look\"");
        assertThat(told(page, "description")).isEqualTo("What a <script> can't do");
        assertThat(picture(page)).isNotNull();
    }

    @Test
    void aMomentsPictureEndsThereAndADamagedLinkIsThatOfTheFirstCard() throws Exception {
        String first = "x/" + Links.encode(Cards.first());
        Document moment = page(first + "?at=3&fp=0123456789ab", "en");
        assertThat(told(moment, "image")).endsWith("?at=3");
        assertThat(picture(moment)).isNotNull();
        for (String broken : List.of("x/%21%21", "s/nothing", "x/" + "A".repeat(3000), first + "?at=%22%3E%3Cscript")) {
            Document page = page(broken, "en");
            assertThat(told(page, "title")).isEqualTo("Rings");
            assertThat(page.select("meta script")).isEmpty();
            assertThat(picture(page)).isNotNull();
        }
    }
}
