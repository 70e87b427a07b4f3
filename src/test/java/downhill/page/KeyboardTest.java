package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page without a mouse and without eyes. */
@PageTest
class KeyboardTest {
    private static final int MANY_TABS = 150;
    private static final String EVERYTHING = "const all = root => [...root.querySelectorAll('*')]"
            + ".flatMap(e => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void playAndDataCanBeReachedAndUsedByKeys() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        Page tab = page.page();
        tabTo(tab, "document.activeElement.id === 'play'");
        tab.keyboard().press("Enter");
        page.awaitStatus("training");
        tab.keyboard().press("Space");
        page.awaitStatus("paused");
        tabTo(tab, "document.activeElement.id === 'dataset'");
        tab.keyboard().press("ArrowRight");
        tab.waitForFunction("() => !document.getElementById('restart-note').hidden");
        tabTo(tab, "document.activeElement.id === 'restart-accept'");
        tab.keyboard().press("Enter"); // what needs new weights asks first
        tab.waitForFunction("() => document.getElementById('dataset').value === 'blobs'");
        // The run has learnt something, so it is asked first.
        page.at("restart-accept").focus();
        tab.keyboard().press("Enter");
        page.awaitStatus("ready");
    }

    @Test
    void lettersPressTheTransportsButtonsButNotWhileSomebodyTypes() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        Page tab = page.page();
        tab.keyboard().press("u");
        page.awaitAtLeast("update", 1);
        tab.keyboard().press("e");
        page.awaitAtLeast("update", 20);
        page.awaitStatus("paused");
        tab.keyboard().press("p");
        page.awaitStatus("training");
        tab.keyboard().press("p");
        page.awaitStatus("paused");
        for (String key : List.of("f", "f", "f", "f", "f", "f", "f", "f")) {
            tab.keyboard().press(key);
        }
        tab.waitForFunction("() => document.getElementById('speed').value === '0.0'"); // as many as can be
        for (String key : List.of("s", "s", "s", "s", "s", "s", "s", "s")) {
            tab.keyboard().press(key);
        }
        tab.waitForFunction("() => document.getElementById('speed').value === '1.0'");
        tab.keyboard().press("r");
        page.awaitStatus("ready");
        String start = page.fingerprint();

        page.at("learning-rate").locator("input").focus();
        tab.keyboard().type("pue?");
        tab.keyboard().press("Tab");
        assertThat(page.status()).isEqualTo("ready");
        page.at("share").focus();
        tab.keyboard().press("n");
        tab.waitForFunction("old => document.getElementById('fingerprint').dataset.value !== old", start);

        tab.keyboard().press("?");
        tab.locator("#keys-on input").uncheck();
        tab.keyboard().press("Escape");
        tab.waitForCondition(() -> tab.locator("#keys-on").count() == 0);
        tab.keyboard().press("u");
        page.click("epoch-step");
        page.awaitAtLeast("update", 20);
        assertThat(page.value("update")).isEqualTo(20);
        assertThat(page.complaints()).isEmpty();
    }

    private static void tabTo(Page tab, String reached) {
        for (int i = 0; i < MANY_TABS; i++) {
            tab.keyboard().press("Tab");
            if ((Boolean) tab.evaluate("() => " + reached)) {
                return;
            }
        }
        throw new AssertionError("Not reached by Tab: " + reached);
    }

    @Test
    void everyButtonPictureAndFieldHasAName() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("step");
        page.awaitAtLeast("update", 1);
        Object nameless = page.page()
                .evaluate(
                        "() => {" + EVERYTHING
                                + " const named = e => (e.ariaLabel || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
                                + "   || e.labels?.length || e.textContent.trim());"
                                + " return all(document).filter(e => e.matches('button, vaadin-button, canvas[role=img], input'))"
                                + "   .filter(e => !e.hidden && e.checkVisibility() && !named(e)).map(e => e.outerHTML.slice(0, 200)); }");
        assertThat((List<?>) nameless).isEmpty();
    }
}
