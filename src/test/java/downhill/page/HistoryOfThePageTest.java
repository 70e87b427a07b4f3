package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.util.List;
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

    /** The browser counts its navigations: while one is not over, Vaadin's router takes the next one for the same. */
    private static void countNavigations(Playground page) {
        page.page()
                .evaluate("() => { window.navigations = 0;"
                        + " window.addEventListener('vaadin-navigated', () => window.navigations++); }");
    }

    private static void navigate(Playground page, Runnable action) {
        Object before = page.page().evaluate("() => window.navigations");
        action.run();
        page.page().waitForFunction("before => window.navigations > before", before);
    }

    /** Opens a card, and waits until the browser's history has it: its address. */
    private static String open(Playground page, String card) {
        navigate(page, () -> page.click("card-" + card));
        awaitCard(page, card);
        // An end of the navigation before may have been counted: only the address says that it is there.
        String link =
                "/x/" + Links.encode(Cards.find(card).orElseThrow().start().experiment());
        page.page().waitForFunction("link => location.pathname.endsWith(link)", link);
        return page.page().url();
    }

    /** The way back and forward goes over the server; it ends where the address is the card's again. */
    private static void awaitThere(Playground page, String card, String url) {
        awaitCard(page, card);
        page.page().waitForFunction("url => location.href === url", url);
    }

    private static void back(Playground page, String card, String url) {
        navigate(page, () -> page.page().goBack());
        awaitThere(page, card, url);
    }

    private static void forward(Playground page, String card, String url) {
        navigate(page, () -> page.page().goForward());
        awaitThere(page, card, url);
    }

    @Test
    void backAndForwardStepThroughTheExperimentsOpened() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        countNavigations(page);
        String rings = page.page().url();
        String spiral = open(page, "p3");
        page.click("step");
        page.awaitAtLeast("update", 1);
        String curve = open(page, "p2");
        back(page, "p3", spiral);
        back(page, "p0", rings);
        forward(page, "p3", spiral);
        page.click("step");
        page.awaitAtLeast("update", 1);
        forward(page, "p2", curve);
        back(page, "p3", spiral);
        page.page().reload();
        page.awaitFrame();
        awaitThere(page, "p3", spiral);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aLinkIsCopiedAndWhereThereIsNoClipboardItIsSelected() {
        var context = browser.newContext(1440, 900, false);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
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
