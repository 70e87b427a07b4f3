package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import downhill.support.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way through the time of a run. */
@PageTest
class RewindOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground paused(int epochs) {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        assertThat(page.at("rewind")).isHidden();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            page.click("epoch-step");
            page.awaitAtLeast("update", 20 * epoch);
        }
        page.awaitStatus("paused");
        return page;
    }

    @Test
    void everythingShowsTheMomentThatTheSliderLeadsToAndThenThePresentAgain() {
        Playground page = paused(1);
        page.click("step");
        page.awaitAtLeast("update", 21);
        String then = page.fingerprint();
        double loss = page.value("train-loss");
        String pictures = pictures(page);
        page.click("epoch-step");
        page.awaitAtLeast("update", 40);
        page.awaitStatus("paused");
        String now = page.fingerprint();
        assertThat(pictures(page)).isNotEqualTo(pictures);
        int drawn = page.drawn().get("x").size();

        Locator slider = page.at("rewind");
        assertThat(slider).hasAccessibleName("Rewind");
        slider.focus();
        for (int i = 0; i < 19; i++) {
            page.page().keyboard().press("ArrowLeft");
        }
        assertThat(page.at("update")).hasAttribute("data-value", "21");
        assertThat(slider).hasAttribute("aria-valuetext", "Update 21 of 40.");
        assertThat(page.at("past")).containsText("Update 21 of 40.");
        assertThat(page.at("fingerprint")).hasAttribute("data-value", then);
        assertThat(page.value("train-loss")).isEqualTo(loss);
        assertThat(pictures(page)).isEqualTo(pictures);
        assertThat(
                        page.page()
                                .evaluate(
                                        "() => ['loss', 'gradient-timeline'].map(id => document.getElementById(id).frame.at).join()"))
                .isEqualTo("21,21");
        // The curve stays whole.
        assertThat(page.drawn().get("x")).hasSize(drawn);

        page.click("past-now");
        assertThat(page.at("fingerprint")).hasAttribute("data-value", now);
        assertThat(page.at("past")).isHidden();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aNewRunGoesOnFromThePastOrLeavesItWithOneThingChanged() {
        Playground page = paused(2);
        String first = run(page);
        double loss = page.value("train-loss");
        page.at("rewind").focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("PageUp");
        assertThat(page.at("past")).isVisible();
        page.click("past-continue");
        page.awaitAtLeast("update", 41);
        assertThat(run(page)).isNotEqualTo(first);
        page.click("play");
        page.awaitStatus("paused");
        // What both have is the same.
        List<Number> curve = page.drawn().get("train");
        assertThat(curve.get(40).doubleValue()).isEqualTo(loss);

        page.page().goBack();
        page.page().waitForURL(url -> url.contains(first));
        assertThat(page.at("update")).hasAttribute("data-value", "40");

        // What was changed later is shown as it was then, and what it is now can be chosen there too.
        page.type("learning-rate", "0.3");
        page.choose("optimizer", "Adam");
        page.click("step");
        page.awaitAtLeast("update", 41);
        page.at("rewind").focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("PageUp");
        assertThat(page.at("past")).isVisible();
        assertThat(page.at("optimizer")).hasJSProperty("value", "momentum");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.03");
        page.click("past-now");
        assertThat(page.at("optimizer")).hasJSProperty("value", "adam");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.3");
        page.at("rewind").focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("PageUp");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.03");
        // Undo is about what is chosen now.
        String live = run(page);
        page.click("undo");
        assertThat(page.at("past")).isHidden();
        assertThat(page.at("optimizer")).hasJSProperty("value", "momentum");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.3");
        assertThat(run(page)).isEqualTo(live);
        page.click("redo");
        page.at("rewind").focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("PageUp");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.03");
        page.type("learning-rate", "0.3");
        page.awaitAtLeast("update", 41);
        assertThat(page.at("optimizer")).hasJSProperty("value", "momentum");
        page.page().waitForFunction("() => document.getElementById('learning-rate-now').dataset.value === '0.3'");
        assertThat(run(page)).isNotEqualTo(first);
        assertThat(page.complaints()).isEmpty();
    }

    /** What graph, maps and output are drawn from. */
    private static String pictures(Playground page) {
        return (String)
                page.page()
                        .evaluate(
                                "() => JSON.stringify([document.getElementById('output').answers,"
                                        + " ...['network', 'gradient-maps'].map(id => ({ ...document.getElementById(id).frame, number: 0 }))])");
    }

    private static String run(Playground page) {
        return page.page().url().replaceFirst(".*run=", "");
    }
}
