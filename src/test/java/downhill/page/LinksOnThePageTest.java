package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Links to experiments that the page's own controls do not make. */
@PageTest
class LinksOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground open(String json) throws InvalidExperiment {
        return Playground.open(
                browser.newContext(1440, 900, false), port, "x/" + Links.encode(ExperimentCodec.read(json)));
    }

    @Test
    void aRecurrentNetworkTrainsAndIsShown() throws InvalidExperiment {
        Playground page = open("""
                {"format":1,"data":{"dataset":"parity"},
                 "subject":{"layers":[{"id":"lstm","units":8},"dense"],"every_step":true},
                 "training":{"optimizer":"adam","learning_rate":0.01}}
                """);
        assertThat(page.page().evaluate("() => document.getElementById('dataset').value"))
                .isEqualTo("parity");
        page.click("play");
        page.awaitAtLeast("epoch", 2);
        assertThat(page.status()).isEqualTo("training");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aPointOnASurfaceDescendsAndIsShown() throws InvalidExperiment {
        Playground page = open("""
                {"format":1,"subject":{"id":"surface","surface":"rosenbrock","x":-1.2,"y":1},
                 "training":{"learning_rate":0.001}}
                """);
        assertThat(page.at("surface-formula").locator("math").first()).isVisible();
        assertThat(page.at("surface-formula")).containsText("=(a−x)2");
        assertThat(page.at("network")).hasCount(0);
        assertThat(page.at("gradient-timeline")).isHidden();
        page.click("play");
        page.awaitAtLeast("update", 20);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aLinkOfAnotherEngineRunsAndSaysThatItsNumbersMayDiffer() throws InvalidExperiment {
        Playground page = open("{\"format\":1,\"engine\":0,\"data\":{\"dataset\":\"moons\"}}");
        assertThat(page.at("notice")).containsText("numbers may differ");
        page.click("step");
        page.awaitAtLeast("update", 1);
        Experiment shared = Links.decode(page.link().replaceFirst("^x/", ""));
        assertThat(shared.engine()).isEqualTo(Experiment.ENGINE);
        assertThat(shared.data().dataset().id()).isEqualTo("moons");
    }

    @Test
    void aShortLinkLeadsToTheSameExperimentAndSaysItsTitle() throws InvalidExperiment {
        Playground page = open("{\"format\":1,\"data\":{\"dataset\":\"moons\"},\"training\":{\"learning_rate\":0.07}}");
        page.click("share");
        page.page().locator("#share-short vaadin-details-summary").click();
        page.type("share-name", "Two moons");
        page.click("share-shorten");
        page.page().waitForFunction("() => document.querySelector('#share-link').value.includes('/s/')");
        String link = page.at("share-link").locator("input").inputValue().replaceFirst(".*/downhill/", "");
        page.page().keyboard().press("Escape");
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        Playground other = Playground.open(browser.newContext(1440, 900, false), port, link);
        assertThat(other.at("notice")).containsText("Two moons");
        other.click("epoch-step");
        other.awaitAtLeast("epoch", 1);
        assertThat(other.fingerprint()).isEqualTo(page.fingerprint());
    }

    @Test
    void anUnknownShortLinkSaysSoAndThePageWorks() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "s/AAAAAAAAAAAAAAAA");
        assertThat(page.at("notice")).containsText("nothing under this short link");
        page.click("step");
        page.awaitAtLeast("update", 1);
    }

    @Test
    void theExperimentIsThereAsAPythonScript() throws Exception {
        Playground page = open("{\"format\":1,\"training\":{\"epochs\":3}}");
        page.click("share");
        Download download = page.page().waitForDownload(() -> page.click("share-script"));
        assertThat(download.suggestedFilename()).isEqualTo("downhill.py");
        assertThat(Files.readString(download.path())).contains("EPOCHS = 3").contains("torch.optim.SGD(");
        assertThat(page.complaints()).isEmpty();
    }
}
