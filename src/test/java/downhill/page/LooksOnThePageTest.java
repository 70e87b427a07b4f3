package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.support.Browser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ways in which one run can be looked at. */
@PageTest
class LooksOnThePageTest {
    private static final String LOSS =
            "Chart.getChart(document.getElementById('loss').shadowRoot.querySelector('canvas'))";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void axesHeatMapMenusAndNetworkShowWhatIsChosen() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        page.awaitStatus("paused");
        theAxisCountsExamplesUpdatesEpochsOrSeconds(page);
        theAxisOfTheLossIsReallyLogarithmic(page);
        theHeatMapShowsFourMeasuresAloneAndBesideTheLastLayer(page);
        aMenuShowsAFewAndAllOnceTheyAreAskedFor(page);
        theNetworkTellsItsSignalsAndItsUnits(page);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void rowsNoiseAndScaleOfTheDataAreChangedAndItBeginsAnew() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.more("dh-data");
        for (String[] change : new String[][] {{"train-rows", "100"}, {"test-rows", "50"}, {"noise", "0.2"}}) {
            Object points = points(page);
            page.type(change[0], change[1]);
            page.page().waitForFunction("old => document.getElementById('output').data.points !== old", points);
        }
        String standardised = page.link();
        page.click("standardize");
        page.page().waitForFunction("old => !location.pathname.endsWith(old)", standardised);
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        assertThat(page.value("update")).isEqualTo(10); // of 100 rows, ten at a time
        assertThat(page.complaints()).isEmpty();
    }

    private static Object points(Playground page) {
        return page.page().evaluate("() => document.getElementById('output').data.points");
    }

    private static void theAxisCountsExamplesUpdatesEpochsOrSeconds(Playground page) {
        page.choose("x-axis", "Updates");
        awaitEnd(page, "=== 20");
        page.choose("x-axis", "Epochs");
        awaitEnd(page, "=== 1");
        page.choose("x-axis", "CPU seconds");
        awaitEnd(page, "< 1");
        page.choose("x-axis", "Examples seen");
        awaitEnd(page, "=== 200");
    }

    private static void awaitEnd(Playground page, String is) {
        page.page()
                .waitForFunction("() => { const end = document.getElementById('loss').drawn().x.at(-1);"
                        + " return end > 0 && end " + is + "; }");
    }

    private static void theAxisOfTheLossIsReallyLogarithmic(Playground page) {
        assertThat(page.page().evaluate(LOSS + ".scales.y.type")).isEqualTo("linear");
        page.click("log-loss");
        page.page().waitForFunction("() => " + LOSS + ".scales.y.type === 'logarithmic'");
        Object equal = page.page()
                .evaluate("() => { const { y } = " + LOSS + ".scales;"
                        + " const [a, b, c] = [1, 0.5, 0.25].map(v => y.getPixelForValue(v));"
                        + " return Math.abs((b - a) - (c - b)) < 1e-6 && b > a; }");
        assertThat(equal).isEqualTo(true);
        page.click("log-loss");
        page.page().waitForFunction("() => " + LOSS + ".scales.y.type === 'linear'");
    }

    private static void theHeatMapShowsFourMeasuresAloneAndBesideTheLastLayer(Playground page) {
        Set<Object> seen = new HashSet<>();
        Locator title = page.page().locator(".dh-timeline h2");
        for (String measure : List.of("Weight gradient", "Relative step", "Activation", "Error signal")) {
            Object before = heat(page);
            page.choose("layer-measure", measure);
            page.page()
                    .waitForFunction("old => document.getElementById('gradient-timeline').frame.heat !== old", before);
            PlaywrightAssertions.assertThat(title).containsText(measure);
            seen.add(heat(page));
        }
        assertThat(seen).hasSize(4);
        page.click("relative");
        page.page().waitForFunction("() => document.getElementById('gradient-timeline').frame.relative === true");
        page.click("relative");
    }

    private static Object heat(Playground page) {
        return page.page().evaluate("() => document.getElementById('gradient-timeline').frame.heat");
    }

    private static void aMenuShowsAFewAndAllOnceTheyAreAskedFor(Playground page) {
        page.click("optimizer");
        Locator options = page.page().locator("#optimizer [role=option]:visible");
        options.first().waitFor();
        assertThat(options.count()).isBetween(4, 6);
        String all = options.last().textContent().strip();
        assertThat(all).matches("All \\d+…");
        options.last().click();
        PlaywrightAssertions.assertThat(options).hasCount(Integer.parseInt(all.replaceAll("\\D", "")));
        page.page().keyboard().press("Escape");
    }

    private static void theNetworkTellsItsSignalsAndItsUnits(Playground page) {
        String told = page.page().locator("#network canvas").getAttribute("aria-label");
        assertThat(told)
                .matches("Network of 2 hidden layers; error signal by layer: [^,]+, [^,]+, [^,]+ Each unit shows .*");
    }
}
