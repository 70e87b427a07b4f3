package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import downhill.support.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is wrong is said under the heat map, and trying what is said cures it. */
@PageTest
class VerdictsOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground card(String id) {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        assertThat(page.at("verdicts")).isHidden();
        page.click("card-" + id);
        page.page().locator("#card-" + id + "[aria-pressed=true]").waitFor();
        page.awaitStatus("ready");
        return page;
    }

    @Test
    void aVanishingSignalIsNamedWithItsLayersAndReluWithHeCuresIt() {
        Playground page = card("p8");
        page.train(10);
        Locator verdict = page.page().locator("#verdicts [data-rule=vanishing]");
        assertThat(verdict).containsText("Layer 1 receives 1/");
        assertThat(verdict).containsText("Try ReLU with He.");
        assertThat(verdict.locator(".dh-verdict-text > span")).hasText(new Pattern[] {
            Pattern.compile("Vanishing"),
            Pattern.compile("Layer 1 receives 1/.*"),
            Pattern.compile("A sigmoid passes back at most a quarter.*"),
            Pattern.compile("Try .*")
        });
        page.page()
                .waitForFunction("() => ['1', '8'].every(layer =>"
                        + " document.getElementById('gradient-timeline').frame.marked?.join().includes(layer))");
        assertThat(page.at("verdicts")).hasAttribute("aria-live", "polite");
        assertThat(page.page().evaluate("() => document.getElementById('network').frame.marked.join()"))
                .asString()
                .contains("1")
                .contains("8");
        String original = page.page().url();
        String trained = page.fingerprint();
        page.click("try-vanishing");
        assertThat(page.at("activation")).containsText("ReLU");
        page.page().waitForFunction("() => document.getElementById('loss').runs?.length === 1"); // the original, beside
        page.awaitStatus("finished");
        assertThat(verdict).hasCount(0);
        // The remedy was tried on a copy: the original is what it was.
        page.page().goBack();
        assertThat(page.page()).hasURL(original);
        assertThat(page.at("fingerprint")).hasAttribute("data-value", trained);
        assertThat(verdict).hasCount(1);
        assertThat(page.at("activation")).containsText("Sigmoid");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void rawInputsAreNamedAndStandardisingThemCures() {
        Playground page = card("p11");
        page.choose("speed", "Full speed");
        page.click("play");
        page.awaitStatus("finished");
        page.click("try-raw-inputs");
        assertThat(page.page().locator("#verdicts [data-rule=raw_inputs]")).hasCount(0);
        page.awaitStatus("finished");
        assertThat(page.value("train-loss")).isBetween(17.0, 21.0);
        assertThat(page.complaints()).isEmpty();
    }
}
