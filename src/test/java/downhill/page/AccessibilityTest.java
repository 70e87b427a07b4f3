package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import downhill.experiment.Cards;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No state of any page has what axe calls serious. */
@PageTest
class AccessibilityTest {
    private static final double PATIENCE = 60_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private final List<String> found = new ArrayList<>();

    private void look(String state, Page page) {
        Axe.serious(page).forEach(serious -> found.add(state + ": " + serious));
    }

    private void dialog(Playground playground, String button, String inside) {
        playground.click(button);
        playground.at(inside).waitFor();
        look(button, playground.page());
        playground.page().keyboard().press("Escape");
        assertThat(playground.at(inside)).isHidden();
    }

    private static String card(String id) {
        return "x/"
                + Links.encode(Cards.all().stream()
                        .filter(card -> card.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .all()
                        .getFirst()
                        .experiment());
    }

    @Test
    void thePlaygroundAndItsDialogsAreAccessible() {
        dialogs(false);
    }

    @Test
    @Tag("nightly")
    void soTheyAreInTheDark() {
        dialogs(true);
    }

    private void dialogs(boolean dark) {
        Playground playground = Playground.open(browser.newContext(1440, 900, dark), port, "");
        Page page = playground.page();
        look("ready", page);
        playground.more("dh-data");
        playground.more("dh-training");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        look("trained", page);
        dialog(playground, "share", "share-link");
        dialog(playground, "keep", "keep-name");
        dialog(playground, "take-loss", "take-loss-png");
        dialog(playground, "output-look", "discrete");
        dialog(playground, "own-data", "own-upload");
        playground.click("own-data");
        playground.click("own-points");
        playground.at("own-points-use").waitFor();
        look("points", page);
        assertThat(found).isEmpty();
    }

    @Test
    void aRunThatFailsASurfaceAndASmallScreenAreAccessible() {
        Playground failed = Playground.open(browser.newContext(390, 844, false), port, card("p10"));
        failed.choose("speed", "Full speed");
        failed.click("play");
        failed.awaitStatus("diverged");
        failed.at("verdicts").waitFor();
        look("diverged", failed.page());
        scrollsByKeys(failed.page());
        Playground surface = Playground.open(browser.newContext(1024, 768, true), port, card("p7"));
        surface.click("step");
        surface.awaitAtLeast("update", 1);
        look("surface", surface.page());
        assertThat(found).isEmpty();
    }

    /** A network that is wider than its place says so at its edges. */
    private static void scrollsByKeys(Page page) {
        Locator place = page.locator("#network .scroll");
        assertThat(place).hasClass("scroll after");
        place.focus();
        page.keyboard().press("ArrowRight");
        assertThat(place).hasClass("scroll after before");
    }

    @Test
    void theListOfExperimentsAndThePageThatIsNotThereAreAccessible() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        playground.click("mine");
        assertThat(playground.page().locator(".dh-mine-row")).hasCount(1);
        look("mine", playground.page());
        playground.page().navigate("http://localhost:%d/downhill/nowhere".formatted(port));
        playground.page().locator(".apology").waitFor();
        look("nowhere", playground.page());
        assertThat(found).isEmpty();
    }

    @Test
    @Tag("nightly")
    void openedMenusAndFormulasAreAccessible() {
        for (boolean dark : new boolean[] {false, true}) {
            Playground playground = Playground.open(browser.newContext(1440, 900, dark), port, "");
            Page page = playground.page();
            playground.more("dh-training");
            for (String menu : List.of("speed", "activation", "optimizer", "batch-size", "schedule", "x-axis")) {
                playground.click(menu);
                Locator options = page.locator("#" + menu + " [role=option]:visible");
                options.first().waitFor();
                look("menu of " + menu, page);
                options.first().press("Escape");
                assertThat(options).hasCount(0);
            }
            for (String formula : List.of("optimizer", "activation", "learning-rate", "loss-function")) {
                playground.click("formula-" + formula);
                assertThat(page.locator(".dh-formula-card")).isVisible();
                look("formula of " + formula, page);
                playground.click("formula-" + formula);
                assertThat(page.locator(".dh-formula-card")).isHidden();
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsOpenedWhileARunIsLookedAtIsAccessible() {
        open(1440, 900, true);
        assertThat(found).isEmpty();
    }

    @Test
    @Tag("nightly")
    void soItIsOnASmallScreen() {
        open(390, 844, false);
        assertThat(found).isEmpty();
    }

    private void open(int width, int height, boolean dark) {
        Playground playground = Playground.open(browser.newContext(width, height, dark), port, "");
        Page page = playground.page();
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        playground.awaitStatus("paused");
        playground.at("rewind").focus();
        page.keyboard().press("Home");
        page.keyboard().press("PageUp");
        assertThat(playground.at("past")).isVisible();
        look("past", page);
        playground.click("past-now");
        lenses(playground);
        page.locator("#dataset [data-id=moons]").click();
        assertThat(playground.at("restart-note")).isVisible();
        look("restart", page);
        playground.click("restart-decline");
        playground.click("card-next");
        playground.awaitAtLeast("update", 1);
        playground.click("play");
        dialog(playground, "compare", "compare-table");
        if (!playground.at("keys").isHidden()) {
            dialog(playground, "keys", "keys-on");
        }
        playground.click("see-valley");
        assertThat(page.locator("#valley-sentences"))
                .containsText("plane", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        look("valley", page);
    }

    private void lenses(Playground playground) {
        playground.click("microscope");
        for (String lens : List.of("One layer", "Sizes by layer", "Compass", "One update")) {
            playground.choose("lens", lens);
            look(lens, playground.page());
        }
        playground.click("microscope-close");
    }
}
