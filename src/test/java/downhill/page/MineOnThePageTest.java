package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** My experiments in a real browser. */
@PageTest
class MineOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    /** Trains the first card, and goes from there to the list. */
    private Page trained(BrowserContext context) {
        Playground playground = Playground.open(context, port, "");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        playground.click("mine");
        assertThat(rows(playground.page())).hasCount(1);
        assertThat(playground.complaints()).isEmpty();
        return playground.page();
    }

    private Page list(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate("http://localhost:%d/downhill/mine".formatted(port));
        page.locator(".dh-mine").waitFor();
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator(".dh-mine-row");
    }

    private static void rename(Page page, String name) {
        rows(page).first().locator(".dh-mine-rename").click();
        Locator input = rows(page).first().locator("vaadin-text-field input");
        input.fill(name);
        input.press("Enter");
        assertThat(rows(page).first().locator(".dh-mine-title")).hasText(name);
    }

    @Test
    void whatIsTrainedIsThereCanBeNamedFoundDeletedAndHadBack() {
        Page page = trained(browser.newContext(1440, 900, false));
        Locator row = rows(page).first();
        assertThat(row.locator(".dh-mine-title")).hasText("Rings");
        assertThat(row.locator("small-curve"))
                .hasAttribute("aria-label", java.util.regex.Pattern.compile("Training loss from 0\\.\\d+ to .*"));
        rename(page, "My first rings");
        page.reload();
        assertThat(rows(page).first().locator(".dh-mine-title")).hasText("My first rings");
        page.locator("#mine-search input").fill("pear");
        assertThat(rows(page)).hasCount(0);
        page.locator("#mine-search input").fill("first rings");
        assertThat(rows(page)).hasCount(1);
        rows(page).first().locator(".dh-mine-delete").click();
        assertThat(rows(page)).hasCount(0);
        page.locator("#mine-undo").click();
        assertThat(rows(page)).hasCount(1);
        rows(page).first().locator(".dh-mine-delete").click();
        page.reload();
        assertThat(page.locator("#mine-nothing")).containsText("What you train here appears");
    }

    @Test
    void aNameIsGivenOnThePlaygroundAndTheListLeadsBackToIt() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.page().locator("#dataset [data-id=moons]").click();
        playground.click("keep");
        playground.page().locator("#keep-name input").fill("Two moons");
        playground.page().keyboard().press("Enter");
        playground
                .page()
                .locator("#keep-name")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        playground.click("mine");
        rows(playground.page()).first().locator(".dh-mine-title a").click();
        playground.awaitFrame();
        assertThat(playground.page().evaluate("() => document.getElementById('dataset').value"))
                .isEqualTo("moons");
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void allGoesIntoAFileAndOutOfItInAnotherBrowser() {
        Page page = trained(browser.newContext(1440, 900, false));
        rename(page, "taken along");
        Download download =
                page.waitForDownload(() -> page.locator("#mine-export").click());
        assertThat(download.suggestedFilename()).isEqualTo("downhill-experiments.json");
        Path file = folder.resolve("downhill-experiments.json");
        download.saveAs(file);
        Page other = list(browser.newContext(390, 844, true));
        assertThat(rows(other)).hasCount(0);
        bring(other, file);
        assertThat(other.locator("#mine-notice")).containsText("1 experiment is new, none was here already.");
        assertThat(rows(other).first().locator(".dh-mine-title")).hasText("taken along");
        bring(other, file);
        assertThat(other.locator("#mine-notice")).containsText("No experiment is new, 1 was here already.");
        assertThat(rows(other)).hasCount(1);
        assertThat(complaints).isEmpty();
    }

    private static void bring(Page page, Path file) {
        var chooser = page.waitForFileChooser(
                () -> page.locator("#mine-import vaadin-button").click());
        chooser.setFiles(file);
    }

    @Test
    void onAPhoneNothingIsWiderThanTheWindowAndEverythingHasAName() {
        Page page = trained(browser.newContext(390, 844, true));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Object nameless =
                page.evaluate("() => [...document.querySelectorAll('.dh-mine :is(vaadin-button, a, button, input)')]"
                        + ".filter(e => e.checkVisibility() && !(e.ariaLabel || e.getAttribute('aria-label') || e.labels?.length"
                        + " || e.getAttribute('aria-labelledby') || e.textContent.trim())).map(e => e.outerHTML)");
        assertThat((List<?>) nameless).isEmpty();
    }
}
