package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import downhill.support.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The space of the two weights of a line, in a real browser. */
@PageTest
class WeightSpaceOnThePageTest {
    private static final double PATIENCE = 60_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void besideTheLineItsTwoWeightsRollToTheClosedFormAndSoDoEightOthers() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        Locator space = playground.at("weight-space");
        assertThat(space).isHidden();
        BoundingBox before = playground.at("output").boundingBox();
        playground.click("card-p1");
        assertThat(space).isVisible();
        assertThat(playground.at("gradient-maps")).isHidden();
        assertThat(playground.at("output").boundingBox())
                .usingRecursiveComparison()
                .isEqualTo(before);
        // The ball at the start, and where the slope points from there; no way yet.
        playground.page().waitForCondition(() -> playground.ink("weight-space", "--dh-surface-now") > 30);
        assertThat(playground.ink("weight-space", "--dh-ink")).isGreaterThan(10);
        assertThat(playground.ink("weight-space", "--dh-weight-way")).isZero();
        playground.train(200);
        Locator picture = space.locator("canvas[role=img]");
        says(
                picture,
                "Loss over weight and bias as contours\\. The ball started at \\(0, 0\\) and is at \\((.+), (.+)\\),"
                        + " where the loss is 0\\.7.*; the lowest point, computed in closed form, is at \\(\\1, \\2\\)");
        playground.page().waitForCondition(() -> playground.ink("weight-space", "--dh-weight-way") > 30);
        assertThat(playground.ink("weight-space", "--dh-weight-other")).isZero();
        playground.click("other-starts");
        says(picture, ".*; 8 other starts are drawn, 8 of them end close to the lowest point");
        playground.page().waitForCondition(() -> playground.ink("weight-space", "--dh-weight-other") > 100);
        assertThat(playground.at("other-starts")).hasAttribute("aria-pressed", "true");
        assertThat(Axe.serious(playground.page())).isEmpty();
        playground.type("learning-rate", "1.1");
        assertThat(playground.at("other-starts")).hasAttribute("aria-pressed", "false");
        assertThat(picture).not().hasAttribute("aria-label", Pattern.compile(".*other starts.*"));
        playground.click("card-p0");
        assertThat(space).isHidden();
        assertThat(playground.at("gradient-maps")).isVisible();
        assertThat(playground.complaints()).isEmpty();
    }

    private static void says(Locator picture, String pattern) {
        assertThat(picture)
                .hasAttribute(
                        "aria-label",
                        Pattern.compile(pattern),
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }
}
