package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.support.Browser;
import java.util.Base64;
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

    private static final String ACROSS =
            "([axis, value]) => { const { ctx, scales, chartArea: a } = " + LOSS + ";" + """
             const ratio = ctx.getTransform().a;
             const at = Math.floor(Math.round(scales[axis].getPixelForValue(value)) * ratio);
             const [from, to] = (axis === 'y' ? [a.left, a.right] : [a.top, a.bottom]).map(e => Math.round(e * ratio));
             return axis === 'y' ? [from, at, to - from, 1] : [at, from, 1, to - from]; }""";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void axesHeatMapMenusAndNetworkShowWhatIsChosen() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 2);
        page.awaitStatus("paused");
        guessingAndEpochsHaveTheirLines(page);
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
        everyDataSetHasAPictureOfItsOwn(page);
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

    @Test
    void numbersOfSeveralInputsAreDrawnAgainstTheTruthAndASeriesAsAForecastToo() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.page().locator("#dataset [data-id=auto_mpg]").click();
        page.more("dh-data");
        page.page().locator(".dh-data").getByText("Weight is the only input").click();
        awaitPicture(page, "mpg (true) and mpg (answer)");
        assertThat(output(page, "answers.pairs.length")).isGreaterThan(1000);
        assertThat(page.ink("output", "--dh-ink")).isZero();
        page.click("epoch-step"); // before it all answers are near zero, and no car is
        page.awaitAtLeast("epoch", 1);
        page.page().waitForCondition(() -> page.ink("output", "--dh-train") > 100); // dots
        page.page().waitForCondition(() -> page.ink("output", "--dh-ink") > 20); // rings around the last batch

        String cars = page.fingerprint();
        page.page().locator("#dataset [data-id=mauna_loa_co2]").click();
        page.awaitOther(cars);
        awaitPicture(page, "Forecast of co2_ppm, 48 steps ahead from 24 known ones.");
        page.click("step");
        page.awaitAtLeast("update", 1);
        page.awaitStatus("paused");
        page.page().waitForCondition(() -> page.ink("output", "--dh-ink-3") > 100); // what is true
        page.page().waitForCondition(() -> page.ink("output", "--dh-train") > 50); // what is forecast
        String forecast = shot(page);
        page.click("output-look");
        PlaywrightAssertions.assertThat(page.at("show-test")).isHidden();
        page.click("pairs");
        awaitPicture(page, "next co2_ppm (true) and next co2_ppm (answer)");
        PlaywrightAssertions.assertThat(page.at("show-test")).isVisible();
        page.page().keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.at("pairs")).isHidden();
        assertThat(shot(page)).isNotEqualTo(forecast);
        assertThat(page.complaints()).isEmpty();
    }

    private static void awaitPicture(Playground page, String told) {
        page.at("output").locator("canvas[aria-label*='" + told + "']").waitFor();
    }

    private static double output(Playground page, String what) {
        return ((Number) page.page().evaluate("() => document.getElementById('output')." + what)).doubleValue();
    }

    private static String shot(Playground page) {
        return Base64.getEncoder()
                .encodeToString(page.at("output").locator("canvas").screenshot());
    }

    /** Drawn, and each another one. */
    private static void everyDataSetHasAPictureOfItsOwn(Playground page) {
        Locator pictures = page.at("dataset").locator("img");
        page.page()
                .waitForFunction(
                        "() => { const all = [...document.getElementById('dataset').shadowRoot.querySelectorAll('img')]"
                                + ".filter(each => each.checkVisibility()); return all.length > 7 && all.every(each => each.naturalWidth > 0)"
                                + " && new Set(all.map(each => each.src)).size === all.length; }");
        assertThat(pictures.count()).isGreaterThan(20);
    }

    private static Object points(Playground page) {
        return page.page().evaluate("() => document.getElementById('output').data.points");
    }

    private static void guessingAndEpochsHaveTheirLines(Playground page) {
        awaitEnd(page, "=== 400");
        assertThat(page.ink("loss", "--dh-batch-dot")).isGreaterThan(20);
        assertThat(inked(page, "--dh-chance", "y", Math.log(2))).isGreaterThan(0.2);
        assertThat(inked(page, "--dh-chance", "y", 0.6)).isZero();
        assertThat(inked(page, "--dh-line-strong", "x", 200)).isGreaterThan(0.15);
        assertThat(inked(page, "--dh-line-strong", "x", 100)).isZero();
        assertThat(inked(page, "--dh-line-strong", "x", 300)).isZero();
    }

    /** Share of the pixels of the loss chart that have this colour, across the chart at a value of an axis. */
    @SuppressWarnings("unchecked")
    private static double inked(Playground page, String token, String axis, double value) {
        List<Number> strip = (List<Number>) page.page().evaluate(ACROSS, List.of(axis, value));
        return page.ink("loss", token, strip)
                / Math.max(strip.get(2).doubleValue(), strip.get(3).doubleValue());
    }

    private static void theAxisCountsExamplesUpdatesEpochsOrSeconds(Playground page) {
        page.choose("x-axis", "Updates");
        awaitEnd(page, "=== 40");
        page.choose("x-axis", "Epochs");
        awaitEnd(page, "=== 2");
        page.choose("x-axis", "CPU seconds");
        awaitEnd(page, "< 1");
        page.choose("x-axis", "Examples seen");
        awaitEnd(page, "=== 400");
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
