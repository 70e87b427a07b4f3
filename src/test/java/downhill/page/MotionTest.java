package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import downhill.support.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever asks for less motion gets it. */
@PageTest
class MotionTest {
    /** Keeps the name of everything that moves in any animation frame, also inside of elements; fading is no motion. */
    private static final String WATCH = """
            window.moved = new Set();
            const fades = /^(opacity|color|background-color|border-.*color)$/;
            const watch = () => {
              const roots = [document];
              while (roots.length) {
                const root = roots.pop();
                for (const animation of root.getAnimations()) {
                  const name = animation.transitionProperty ?? animation.animationName ?? 'script';
                  if (!fades.test(name) && animation.effect.getComputedTiming().activeDuration > 1) {
                    moved.add(`${name} of ${animation.effect.target.localName}`);
                  }
                }
                root.querySelectorAll('*').forEach(each => each.shadowRoot && roots.push(each.shadowRoot));
              }
              requestAnimationFrame(watch);
            };
            requestAnimationFrame(watch);
            """;

    private static final double LEAST_MILLIS = 450; // of half a second, as browsers round

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void nothingMovesByItselfAndARaceGoesBySteps() {
        Page page = browser.newContext(1440, 900, false).newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.addInitScript(WATCH);
        Playground playground = Playground.at(page, port, "");
        playground.click("optimizer");
        page.keyboard().press("Escape");
        playground.click("share");
        playground.at("share-link").waitFor();
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(playground.at("share-link")).isHidden();
        playground.more("dh-data");
        playground.click("microscope");
        assertThat(page.evaluate("() => [...moved]")).isEqualTo(List.of());

        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.waitForFunction("() => moved.has('dh-invite of vaadin-button')");

        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        playground.click("surfaces");
        page.locator("#race tbody tr").first().waitFor();
        assertThat(steps(page))
                .allSatisfy(millis -> assertThat(millis.doubleValue()).isGreaterThan(LEAST_MILLIS));
    }

    /** Milliseconds from one picture of the playing race to the next, of the first three. */
    @SuppressWarnings("unchecked")
    private static List<Number> steps(Page page) {
        return (List<Number>) page.evaluate("async () => {"
                + "const root = document.getElementById('race').shadowRoot;"
                + "const now = root.querySelector('[data-value]');"
                + "root.querySelector('[part=reset]').click();"
                + "const times = [];"
                + "await new Promise(done => {"
                + "  new MutationObserver(() => times.push(performance.now()) > 3 && done())"
                + "    .observe(now, { attributeFilter: ['data-value'] });"
                + "  root.querySelector('[part=play]').click(); });"
                + "return times.slice(1).map((time, k) => time - times[k]); }");
    }
}
