package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import downhill.support.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The language of the page: the browser's, until its visitor chooses. */
@PageTest
class LanguageOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void aBrowserThatAsksForGermanGetsGermanAndMayChangeToEnglishForGood() {
        BrowserContext context = browser.newContext(1440, 900, false, "de-AT");
        Playground playground = Playground.open(context, port, "");
        Page page = playground.page();
        assertThat(playground.at("play")).hasAttribute("aria-label", "Abspielen");
        assertThat(playground.at("status")).hasText("Bereit");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);

        playground.click("language");
        assertThat(playground.at("play")).hasAttribute("aria-label", "Play");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        playground.awaitAtLeast("epoch", 1); // the run is still there

        page.navigate(page.url());
        assertThat(playground.at("play")).hasAttribute("aria-label", "Play");
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void otherBrowsersGetEnglishAndMayChangeToGerman() {
        Playground playground = Playground.open(browser.newContext(390, 844, true, "fr-FR"), port, "");
        assertThat(playground.at("play")).hasAttribute("aria-label", "Play");
        playground.click("language");
        assertThat(playground.at("play")).hasAttribute("aria-label", "Abspielen");
        assertThat(playground.complaints()).isEmpty();
    }
}
