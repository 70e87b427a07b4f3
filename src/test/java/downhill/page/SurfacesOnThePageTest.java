package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import downhill.support.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Races on surfaces in a real browser. */
@PageTest
class SurfacesOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();

    private Page open(BrowserContext context, String query) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate("http://localhost:%d/downhill/surfaces%s".formatted(port, query));
        page.locator("#race tbody tr").first().waitFor();
        return page;
    }

    private static Locator goal(Page page, int racer) {
        return page.locator("#race tbody tr").nth(racer).locator("td").first();
    }

    private static void type(Page page, String id, String text) {
        Locator input = page.locator("#" + id + " input");
        input.fill(text);
        input.press("Enter");
        input.blur();
    }

    private static double startX(Page page) {
        return Double.parseDouble(page.locator("#start-x input").inputValue());
    }

    /** The server has heard where the ring was brought. */
    private static void settled(Page page) {
        page.waitForFunction("() => document.getElementById('race').shadowRoot.querySelector('[part=handle]').ariaLabel"
                + ".includes('x ' + document.querySelector('#start-x input').value.replace('-', '−') + ',')");
    }

    @Test
    void theRavineIsRacedDraggedPlayedSharedAndLeftForThePlayground() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.click("surfaces");
        Page page = playground.page();
        assertThat(goal(page, 0)).hasText("271");
        assertThat(goal(page, 1)).hasText("94");
        assertThat(goal(page, 2)).hasText("24");
        assertThat(page.locator("#race caption")).hasText("The race at update 271");
        page.locator("#race [part=reset]").click();
        page.locator("#race [part=step]").click();
        assertThat(page.locator("#race caption")).hasText("The race at update 1");
        page.locator("#race [part=speed]").selectOption("1000");
        page.locator("#race [part=play]").click();
        assertThat(page.locator("#race caption")).hasText("The race at update 271");
        assertThat(Axe.serious(page)).isEmpty();
        type(page, "racer-1-rate", "0.0205");
        assertThat(goal(page, 0)).hasText("diverges at update 77");
        assertThat(page.locator("#racer-1-limit")).hasText("Above the limit 2λ = 0.02: it must diverge");
        page.locator("#share").click();
        String link = page.locator("#race-link input").inputValue();
        assertThat(link).contains("/downhill/surfaces?surface=ravine&x=-8&y=1&racer=sgd~0.0205");
        page.locator("#race-link-copy").press("Escape");
        assertThat(page.url()).contains("x=-8", "y=1", "racer=sgd~0.0205", "racer=momentum~0.01");
        assertThat(playground.complaints()).isEmpty();
        Page other = open(browser.newContext(1440, 900, true, "de-DE"), link.substring(link.indexOf('?')));
        assertThat(goal(other, 0)).hasText("divergiert bei Update 77");
        page.locator("#surfaces-back").click();
        playground.awaitFrame();
    }

    @Test
    void theStartMovesByMouseByKeysAndByNumbers() {
        Page page = open(browser.newContext(1440, 900, false), "");
        Locator handle = page.locator("#race [part=handle]");
        BoundingBox from = handle.boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(from.x + 200, from.y + 40);
        page.mouse().move(from.x + 300, from.y + 60);
        page.mouse().up();
        assertThat(page.locator("#start-x input")).not().hasValue("-8");
        settled(page);
        double dragged = startX(page);
        assertThat(dragged).isBetween(-6.0, 3.0);
        handle.focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#start-x input")).not().hasValue(String.valueOf(dragged));
        assertThat(startX(page)).isGreaterThan(dragged).isLessThan(dragged + 0.5);
        type(page, "start-x", "-8");
        type(page, "start-y", "1");
        assertThat(goal(page, 0)).hasText("271");
        assertThat(handle).hasAttribute("aria-label", Pattern.compile("Start of the race: x −8, y 1\\..*"));
        assertThat(page.locator("#race canvas[role=img]"))
                .hasAttribute("aria-label", Pattern.compile("Ravine from above.*Nesterov, rate 0.01: 24"));
        type(page, "start-y", "high");
        assertThat(page.locator("#start-y")).hasAttribute("invalid", "");
        page.locator("#scene-hollow").click();
        assertThat(goal(page, 0)).containsText("stuck");
        assertThat(complaints).isEmpty();
    }

    @Test
    void hostileLinksGiveAClearMessageAndTheFirstRace() {
        BrowserContext context = browser.newContext(390, 844, true);
        Page page = open(context, "?surface=ravine~condition_number~1e99&racer=sgd~1&racer=%3Cscript%3E~2");
        assertThat(page.locator("#surfaces-trouble"))
                .containsText("surface.condition_number: 1e99 is not between 1 and 10000.");
        assertThat(page.locator("#surfaces-trouble")).containsText("The page shows its first race instead.");
        assertThat(goal(page, 2)).hasText("24");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Object nameless = page.evaluate(
                "() => [...document.querySelectorAll('.dh-surfaces :is(vaadin-button, a, button, input)')]"
                        + ".filter(e => e.checkVisibility() && !(e.ariaLabel || e.getAttribute('aria-label') || e.labels?.length"
                        + " || e.getAttribute('aria-labelledby') || e.textContent.trim())).map(e => e.outerHTML)");
        assertThat((List<?>) nameless).isEmpty();
        assertThat(Axe.serious(page)).isEmpty();
        Page broken = open(context, "?surface=%zz");
        assertThat(broken.locator("#surfaces-trouble")).containsText("damaged or incomplete");
        assertThat(complaints).isEmpty();
    }
}
