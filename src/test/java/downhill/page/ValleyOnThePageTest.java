package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import downhill.support.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The valley of a real run, in a real browser. */
@PageTest
class ValleyOnThePageTest {
    private static final double PATIENCE = 60_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void fromThePlaygroundTheValleyOfTheRunIsComputedShownAndLeftForTheSameRun() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        playground.click("see-valley");
        Page page = playground.page();
        assertThat(page.locator("#valley-told"))
                .hasText(
                        "After update 20, computed from the same run made again.",
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#valley-progress")).isHidden();
        assertThat(page.locator("#valley canvas"))
                .hasAttribute("aria-label", Pattern.compile("Loss as contours .* and is at \\(0, 0\\)\\."));
        assertThat(page.locator("#valley-sentences")).containsText("of all planes this one shows most of the way");
        assertThat(page.locator("#valley-sentences")).containsText("Steepness of the valley walls");
        // Mini-batches and momentum: no line is exact, and the page says so.
        assertThat(page.locator("#valley-sentences")).containsText("There is no line to compare it with");
        assertThat(Axe.serious(page)).isEmpty();
        page.locator("#valley-back").click();
        playground.awaitFrame();
        playground.awaitAtLeast("update", 20);
        page.navigate("http://localhost:%d/downhill/surfaces/run?run=nothing".formatted(port));
        assertThat(page.locator("#valley-told")).containsText("There is no such run");
        assertThat(playground.complaints()).isEmpty();
    }
}
