package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.support.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A moment of a run is shared in one browser and opened in another: trained again there, and compared. */
@PageTest
class MomentLinksTest {
    private static final String FIRST = "x/" + Links.encode(Cards.first());
    private static final double PATIENCE = 60_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground open(String address) {
        return Playground.open(browser.newContext(1440, 900, false), port, address);
    }

    /** What the share dialog offers for a part. */
    private static void share(Playground page, String part) {
        page.click("share");
        page.click("share-" + part);
        assertThat(page.at("share-meaning")).containsText("trained again");
    }

    private static String link(Playground page) {
        return page.at("share-link").locator("input").inputValue().replaceFirst(".*/downhill/", "");
    }

    private static String shorten(Playground page) {
        page.click("share-shorten");
        page.page().waitForFunction("() => document.querySelector('#share-link').value.includes('/s/')");
        return link(page);
    }

    private static void awaitVerdict(Playground page, String verdict) {
        assertThat(page.at("moment"))
                .hasAttribute(
                        "data-verdict", verdict, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }

    @Test
    void aMomentIsSharedInOneBrowserAndHasTheSameNumbersInAnother() {
        Playground author = open("");
        author.click("epoch-step");
        author.awaitAtLeast("epoch", 1);
        author.awaitStatus("paused");
        share(author, "moment");
        String link = link(author);
        assertThat(link).startsWith("x/").contains("?at=").contains("&fp=" + author.fingerprint());

        Playground reader = open(link);
        awaitVerdict(reader, "same");
        assertThat(reader.at("moment-verdict")).containsText("Same numbers ✓");
        assertThat(reader.status()).isEqualTo("paused");
        assertThat(reader.value("update")).isEqualTo(author.value("update"));
        assertThat(reader.fingerprint()).isEqualTo(author.fingerprint());
        reader.page().locator("#moment-verdict summary").click();
        assertThat(reader.at("moment-details")).containsText(author.fingerprint());
        reader.click("step");
        reader.awaitAtLeast("update", author.value("update") + 1);
        assertThat(reader.complaints()).isEmpty();
        author.page().keyboard().press("Escape");
        withItsEditsItTravelsUnderAShortLink(author);
    }

    private void withItsEditsItTravelsUnderAShortLink(Playground author) {
        author.choose("optimizer", "Adam");
        author.click("epoch-step");
        author.awaitAtLeast("epoch", 2);
        author.awaitStatus("paused");
        share(author, "moment");
        assertThat(link(author)).isEmpty();
        author.type("share-name", "Adam from here on");
        String link = shorten(author);

        Playground reader = open(link);
        awaitVerdict(reader, "same");
        assertThat(reader.at("notice")).containsText("Adam from here on");
        assertThat(reader.value("update")).isEqualTo(author.value("update"));
        assertThat(reader.fingerprint()).isEqualTo(author.fingerprint());
    }

    @Test
    @Tag("nightly")
    void placedPointsTravelUnderAShortLink() throws InvalidExperiment {
        String json = """
                {"format":1,"data":{"dataset":{"id":"placed","values":[0.5,1,0,-1,0.25,1,2,2,1,-2,0.5,0]},
                 "train":3,"test":1},"subject":{"layers":[{"id":"dense","units":4}]}}
                """;
        Playground author = open("x/" + Links.encode(ExperimentCodec.read(json)));
        author.click("epoch-step");
        author.awaitAtLeast("epoch", 1);
        author.awaitStatus("paused");
        author.click("share");
        author.page().locator("#share-short vaadin-details-summary").click();
        Playground reader = open(shorten(author));
        assertThat(reader.value("update")).isZero();
        reader.click("epoch-step");
        reader.awaitAtLeast("epoch", 1);
        reader.awaitStatus("paused");
        assertThat(reader.fingerprint()).isEqualTo(author.fingerprint());
    }

    @Test
    void anotherFingerprintIsToldAndSoIsARunThatEndsBefore() throws InvalidExperiment {
        Playground other = open(FIRST + "?at=20&fp=0123456789abcdef");
        awaitVerdict(other, "differ");
        assertThat(other.value("update")).isEqualTo(20);
        other.page().locator("#moment-verdict summary").click();
        assertThat(other.at("moment-details")).containsText("0123456789abcdef");

        String twoEpochs = "{\"format\":1,\"training\":{\"epochs\":2}}";
        Playground ended = open("x/" + Links.encode(ExperimentCodec.read(twoEpochs)) + "?at=5000");
        awaitVerdict(ended, "ended");
        ended.awaitStatus("finished");
    }

    @Test
    void aMomentThatIsTooFarOrDamagedIsRefusedAndThePageStandsAtTheStart() {
        Playground far = open(FIRST + "?at=1000001&fp=0123456789abcdef");
        assertThat(far.at("notice")).containsText("Update 1,000,001 is too far");
        far.click("step");
        far.awaitAtLeast("update", 1);
        Playground damaged = open(FIRST + "?at=12x");
        assertThat(damaged.at("notice")).containsText("damaged");
        assertThat(damaged.value("update")).isZero();
    }

    @Test
    void theWayIsShownAndCanBeLeft() {
        Playground page = Playground.begin(browser.newContext(1440, 900, false), port, FIRST + "?at=1000000");
        page.at("moment-cancel").waitFor();
        assertThat(page.at("moment").locator("progress")).isVisible();
        page.click("moment-cancel");
        page.awaitFrame();
        assertThat(page.at("notice")).containsText("Not trained again");
        assertThat(page.value("update")).isZero();
        page.click("step");
        page.awaitAtLeast("update", 1);
        assertThat(page.complaints()).isEmpty();
    }
}
