package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.support.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The browser's own buttons, and its clipboard. */
@PageTest
class HistoryOfThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private static void awaitCard(Playground page, String card) {
        assertThat(page.at("card-" + card)).hasAttribute("aria-pressed", "true");
    }

    @Test
    void backAndForwardStepThroughTheExperimentsOpened() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("card-p3");
        awaitCard(page, "p3");
        page.click("step");
        page.awaitAtLeast("update", 1);
        page.click("card-p2");
        awaitCard(page, "p2");
        page.page().goBack();
        awaitCard(page, "p3");
        page.page().goBack();
        awaitCard(page, "p0");
        assertThat(page.at("card-p0")).isVisible();
        page.page().goForward();
        awaitCard(page, "p3");
        page.click("step");
        page.awaitAtLeast("update", 1);
        page.page().goForward();
        awaitCard(page, "p2");
        page.page().goBack();
        awaitCard(page, "p3");
        String back = page.page().url();
        page.page().reload();
        page.awaitFrame();
        awaitCard(page, "p3");
        assertThat(page.page().url()).isEqualTo(back);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aLinkIsCopiedAndWhereThereIsNoClipboardItIsSelected() {
        var context = browser.newContext(1440, 900, false);
        context.grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
        Playground page = Playground.open(context, port, "");
        page.click("share");
        page.click("share-copy");
        assertThat(page.at("share-trouble")).hasText("Copied.");
        assertThat(page.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(page.at("share-link").locator("input").inputValue());

        page.page().evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})");
        page.click("share-copy");
        assertThat(page.at("share-trouble")).containsText("Ctrl+C");
        assertThat(page.page()
                        .evaluate("() => { const input = document.querySelector('#share-link').inputElement;"
                                + " return input.selectionStart === 0 && input.selectionEnd === input.value.length"
                                + " && input.value.length > 0; }"))
                .isEqualTo(true);
        assertThat(page.complaints()).isEmpty();
    }
}
