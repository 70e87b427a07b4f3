package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.support.Browser;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every card, opened by a click, keeps its promise on the page with the seed it pins: one of each kind in {@code verify},
 * where {@code CardPromiseTest} has them all, the others nightly.
 */
@PageTest
class CardsOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void ringsAreSolvedByEpoch30() {
        Playground page = card("p0");
        page.train(30);
        assertThat(page.value("test-metric")).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    @Tag("nightly")
    void theLineIsFoundByUpdate50() {
        Playground page = card("p1");
        page.train(50);
        double found = page.value("train-loss");
        next(page, 200);
        assertThat(page.value("train-loss")).isGreaterThan(0.5);
        press(page, "p1");
        page.train(2000);
        assertThat(found).isLessThanOrEqualTo(1.01 * page.value("train-loss"));
    }

    @Test
    @Tag("nightly")
    void theCurveFollowsTheSineByEpoch30() {
        Playground page = card("p2");
        page.train(30);
        assertThat(page.value("test-loss")).isLessThan(0.04);
    }

    @Test
    @Tag("nightly")
    void theSpiralIsSolvedByEpoch100() {
        Playground page = card("p3");
        page.train(100);
        assertThat(page.value("test-loss")).isLessThan(0.05);
    }

    @Test
    void afterTwentyEpochsOneExampleBeatsSixteenAndSixteenAll() {
        Playground page = card("p4");
        page.train(20);
        double one = page.value("train-loss");
        next(page, 20);
        double sixteen = page.value("train-loss");
        next(page, 20);
        assertThat(List.of(one, sixteen, page.value("train-loss"))).isSorted();
    }

    @Test
    @Tag("nightly")
    void tooSlowCrawlsAndTooFastDiverges() {
        Playground page = card("p5");
        page.train(50);
        double crawls = page.value("train-loss");
        next(page, 1);
        double jumped = page.value("train-loss");
        next(page, 50);
        assertThat(page.value("train-loss")).isCloseTo(jumped, Percentage.withPercentage(1));
        assertThat(crawls).isGreaterThan(1.2 * jumped);
        page.click("card-next");
        page.choose("speed", "Full speed");
        page.awaitStatus("diverged");
    }

    @Test
    @Tag("nightly")
    void decayCalmsTheLoss() {
        Playground page = card("p6");
        page.train(60);
        assertThat(rangeOfLastTenEpochs(page)).isGreaterThan(0.01);
        next(page, 60);
        assertThat(rangeOfLastTenEpochs(page)).isLessThan(0.001);
    }

    private static double rangeOfLastTenEpochs(Playground page) {
        page.page().waitForFunction("() => document.getElementById('loss').drawn().x.at(-1) === 12000");
        List<Number> x = page.drawn().get("x");
        List<Number> train = page.drawn().get("train");
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.size(); i++) {
            double examples = x.get(i).doubleValue();
            if (examples > 10_000 && examples % 200 == 0) {
                least = Math.min(least, train.get(i).doubleValue());
                most = Math.max(most, train.get(i).doubleValue());
            }
        }
        return most - least;
    }

    @Test
    void theRavineTakesDescent271UpdatesMomentum94AndNesterov24() {
        Playground page = card("p7");
        assertThat(page.at("surface-formula")).containsText("=x2+100");
        assertThat(page.at("gradient-timeline")).isHidden();
        page.train(300);
        assertThat(updatesToAThousandth(page)).isEqualTo(271);
        assertThat(wayOnThePage(page)).startsWith(-8.0, 1.0).hasSize(2 * 301);
        next(page, 300);
        assertThat(updatesToAThousandth(page)).isEqualTo(94);
        next(page, 300);
        assertThat(updatesToAThousandth(page)).isEqualTo(24);
        page.click("card-next");
        page.choose("speed", "Full speed");
        page.awaitStatus("diverged");
        press(page, "p8");
        assertThat(page.at("gradient-timeline")).isVisible();
        assertThat(page.at("network")).isVisible();
        assertThat(page.complaints()).isEmpty();
    }

    private static long updatesToAThousandth(Playground page) {
        page.page().waitForFunction("() => document.getElementById('loss').drawn().x.at(-1) === 300");
        List<Number> heights = page.drawn().get("train");
        return IntStream.range(0, heights.size())
                .filter(i -> heights.get(i).doubleValue() < 1e-3)
                .mapToLong(i -> page.drawn().get("x").get(i).longValue())
                .findFirst()
                .orElseThrow();
    }

    /** x0, y0, x1, y1 … as the picture has them. */
    private static List<Double> wayOnThePage(Playground page) {
        Object numbers = page.page()
                .evaluate("() => { const raw = atob(document.getElementById('output').answers.path);"
                        + "const view = new DataView(Uint8Array.from(raw, c => c.charCodeAt(0)).buffer);"
                        + "return Array.from({length: raw.length / 8}, (_, i) => view.getFloat64(8 * i, true)); }");
        return ((List<?>) numbers)
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    @Test
    void theErrorSignalVanishesThroughEightSigmoidLayersAndEachCureSolvesIt() {
        Playground page = card("p8");
        page.train(100);
        assertThat(page.value("train-loss")).isBetween(0.67, 0.71);
        List<Number> signal = page.errorSignal();
        double first = signal.getFirst().doubleValue();
        double last = signal.get(7).doubleValue();
        assertThat(first / last).isLessThan(1e-3);
        for (int cure = 0; cure < 3; cure++) {
            next(page, 100);
            assertThat(page.value("test-metric")).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    @Tag("nightly")
    void thirtyLayersLearnWithHeAndNotWithXavier() {
        Playground page = card("p9");
        page.train(60);
        assertThat(page.value("train-loss")).isBetween(0.691, 0.695);
        next(page, 60);
        assertThat(page.value("train-loss")).isLessThan(0.01);
    }

    @Test
    @Tag("nightly")
    void largeWeightsExplodeAndClippingOrAGainOfOneCures() {
        Playground page = card("p10");
        page.choose("speed", "Full speed");
        page.click("play");
        page.awaitStatus("diverged");
        assertThat(page.value("update")).isLessThanOrEqualTo(6);
        next(page, 30);
        assertThat(page.value("test-metric")).isGreaterThanOrEqualTo(0.95);
        next(page, 30);
        assertThat(page.value("test-metric")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void rawInputsOverflowClippingOnlyPreventsTheCrashAndScalingCures() {
        Playground page = card("p11");
        page.choose("speed", "Full speed");
        page.click("play");
        page.awaitStatus("finished");
        assertThat(page.value("train-loss")).isNotFinite();
        page.page().waitForCondition(() -> page.ink("gradient-timeline", "--dh-nonfinite") > 100); // hatched
        next(page, 40);
        page.page().waitForCondition(() -> page.ink("gradient-timeline", "--dh-nonfinite") == 0);
        assertThat(page.value("train-loss")).isBetween(500.0, 1e6);
        assertThat(page.page().locator("output-map canvas"))
                .hasAttribute("aria-label", Pattern.compile("the line lies (above|below) the picture"));
        assertThatTheLossAxisOutlivesAChangeOfColours(page);
        next(page, 40);
        assertThat(page.value("train-loss")).isBetween(17.0, 21.0);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    @Tag("nightly")
    void theSimpleNetworkForgetsAndTheLstmRemembers() {
        Playground page = card("p12");
        assertThat(page.page().locator("#network .layer")).containsText("Simple RNN");
        page.train(28);
        assertThat(page.value("test-metric")).isBetween(0.4, 0.6);
        next(page, 28);
        assertThat(page.page().locator("#network .layer")).containsText("LSTM");
        assertThat(page.value("test-metric")).isEqualTo(1);
        assertThat(page.complaints()).isEmpty();
    }

    private static void assertThatTheLossAxisOutlivesAChangeOfColours(Playground page) {
        String chart = "Chart.getChart(document.querySelector('loss-chart').shadowRoot.querySelector('canvas'))";
        // What came with the end of the run is drawn in the animation frame after it.
        page.page()
                .waitForFunction("() => { const loss = document.getElementById('loss');"
                        + " return !loss.hasNewFrame && loss.drawn().x.length > 1; }");
        Object top = page.page()
                .evaluate("() => { window.old = " + chart + "; window.oldOptions = window.old.config.options;"
                        + " return window.old.scales.y.max; }");
        page.click("scheme");
        page.page().waitForFunction("() => window.old.config.options !== window.oldOptions");
        assertThat(page.page().evaluate("() => window.old.scales.y.max")).isEqualTo(top);
    }

    private Playground card(String id) {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        press(page, id);
        return page;
    }

    private static void press(Playground page, String id) {
        page.click("card-" + id);
        page.page().locator("#card-" + id + "[aria-pressed=true]").waitFor();
        page.awaitStatus("ready");
    }

    /** The card's button changes one thing and starts; then it trains to the end of so many epochs. */
    private static void next(Playground page, int epochs) {
        page.click("card-next");
        page.awaitStatus("training");
        page.click("play");
        page.awaitStatus("paused");
        page.click("reset");
        page.awaitStatus("ready");
        page.train(epochs);
    }
}
