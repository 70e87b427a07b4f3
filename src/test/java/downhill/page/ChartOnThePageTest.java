package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import downhill.support.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The charts over time as somebody reads them. */
@PageTest
class ChartOnThePageTest {
    private static final double WEIGHT = 0.8 * 0.99;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground trained(double updates) {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("play");
        page.awaitAtLeast("update", updates);
        page.click("play");
        page.awaitStatus("paused");
        page.page()
                .waitForFunction("() => document.getElementById('loss').drawn().x.length"
                        + " > Number(document.getElementById('update').dataset.value)");
        return page;
    }

    private static Locator plot(Playground page, String id) {
        return page.at(id).locator(".plot");
    }

    /** What the crosshair reads in a chart: labels and texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> read(Playground page, String id) {
        return (Map<String, String>) page.page()
                .evaluate(
                        "id => { const box = document.getElementById(id).shadowRoot.querySelector('.readings');"
                                + " return box.hidden ? {} : Object.fromEntries([...box.querySelectorAll('dt')]"
                                + ".map(term => [term.textContent, term.nextElementSibling.textContent])); }",
                        id);
    }

    @Test
    void theCrosshairReadsTheSameUpdateInAllChartsByMouseAndByKeys() {
        Playground page = trained(60);
        BoundingBox box = plot(page, "loss").boundingBox();
        page.page().mouse().move(box.x + box.width / 2, box.y + 20);
        Map<String, String> loss = read(page, "loss");
        assertThat(loss).containsKeys("Update", "Train", "Test", "Rate", "Gradient norm");
        assertThat(read(page, "gradient-timeline")).containsEntry("Update", loss.get("Update"));
        assertThat(read(page, "gradient-timeline")).containsKeys("Layer 1", "Layer 2", "Output");

        page.page().mouse().move(5, 5);
        plot(page, "gradient-timeline").focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("ArrowRight");
        page.page().keyboard().press("ArrowRight");
        assertThat(read(page, "gradient-timeline")).containsEntry("Update", "2");
        assertThat(read(page, "loss")).containsEntry("Update", "2");
        assertThat(plot(page, "gradient-timeline").getAttribute("aria-valuetext"))
                .startsWith("Update 2, Layer 1 ");
        page.page().keyboard().press("Escape");
        assertThat(read(page, "loss")).isEmpty();
        smoothingIsAnAverageWithoutBiasAndLeavesTheRateAlone(page);
        theLegendSwitchesCurvesOffAndOn(page);
        assertThat(page.complaints()).isEmpty();
    }

    private static void smoothingIsAnAverageWithoutBiasAndLeavesTheRateAlone(Playground page) {
        Locator slider = page.at("loss").locator("#smoothing");
        assertThat(slider).hasAccessibleName("Smoothing");
        slider.evaluate("slider => { slider.value = 80;"
                + " ['input', 'change'].forEach(type => slider.dispatchEvent(new Event(type))); }");
        plot(page, "loss").focus();
        for (int update : List.of(1, 9)) {
            page.page().keyboard().press("Home");
            for (int i = 0; i < update; i++) {
                page.page().keyboard().press("ArrowRight");
            }
            Map<String, String> read = read(page, "loss");
            assertThat(read).containsEntry("Update", Integer.toString(update)).containsEntry("Rate", "0.03");
            assertThat(Double.parseDouble(read.get("Train, smoothed")))
                    .isCloseTo(average(page.drawn().get("train"), update), within(1e-5));
        }
    }

    /** Of the first rows, each weighing less the longer it is ago. */
    private static double average(List<Number> values, int last) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i <= last; i++) {
            double weight = Math.pow(WEIGHT, last - i);
            sum += weight * values.get(i).doubleValue();
            weights += weight;
        }
        return sum / weights;
    }

    @Test
    void aPartOfTheRunIsShownInAllChartsUntilTheWholeRunIsWanted() {
        Playground page = trained(60);
        Page tab = page.page();
        BoundingBox box = plot(page, "loss").boundingBox();
        tab.mouse().move(box.x + box.width / 4, box.y + 20);
        tab.mouse().down();
        tab.mouse().move(box.x + box.width / 2, box.y + 30);
        tab.mouse().up();
        Locator whole = page.at("loss").locator(".whole");
        assertThat(whole).isVisible();
        List<?> ranges = ranges(page);
        assertThat(ranges.getFirst()).isEqualTo(ranges.getLast());
        assertThat(ranges.getFirst().toString()).doesNotStartWith("0 ");
        whole.click();
        assertThat(whole).isHidden();
        assertThat(ranges(page).getFirst().toString()).startsWith("0 ");

        plot(page, "gradient-timeline").focus();
        tab.keyboard().press("End");
        tab.keyboard().press("+");
        assertThat(whole).isVisible();
        assertThat(ranges(page).getFirst()).isEqualTo(ranges(page).getLast());
        page.choose("x-axis", "Epochs");
        assertThat(whole).isHidden();
        tab.mouse().move(box.x + box.width / 2, box.y + 20);
        tab.mouse().wheel(0, -100);
        assertThat(whole).isVisible();
        page.click("reset");
        assertThat(whole).isHidden();
        assertThat(page.complaints()).isEmpty();
    }

    private static List<?> ranges(Playground page) {
        return (List<?>) page.page()
                .evaluate("() => ['loss', 'gradient-timeline'].map(id => document.getElementById(id).hoverRange())"
                        + ".map(range => range.min + ' ' + range.max)");
    }

    private static void theLegendSwitchesCurvesOffAndOn(Playground page) {
        Locator test = page.at("loss").locator("button[data-key=test]");
        assertThat(test).hasAttribute("aria-pressed", "true");
        test.click();
        assertThat(test).hasAttribute("aria-pressed", "false");
        // It stays so whatever comes from the server.
        page.choose("x-axis", "Updates");
        double update = page.value("update");
        page.click("step");
        page.awaitAtLeast("update", update + 1);
        assertThat(test).hasAttribute("aria-pressed", "false");
        test.click();
        assertThat(test).hasAttribute("aria-pressed", "true");
    }
}
