package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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

    /** Where the line of the crosshair stands, in pixels of the page. */
    private static double crosshair(Playground page, String id) {
        return page.at(id).locator(".crosshair").boundingBox().x;
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

    /** What is drawn in the same animation frame has the same time of the document. */
    private static void afterARestTheLossIsDrawnFirstAndElseAllAtOnce(Playground page) {
        @SuppressWarnings("unchecked")
        List<Number> frames = (List<Number>) page.page()
                .evaluate("async () => {"
                        + " const elements = ['network', 'gradient-timeline', 'loss'].map(id => document.getElementById(id));"
                        + " const round = () => Promise.all(elements.map(each => new Promise(done => {"
                        + "   each.draw = () => { delete each.draw; done(document.timeline.currentTime); return each.draw(); };"
                        + "   each.repaint(); })));"
                        + " await new Promise(done => setTimeout(done, 400));"
                        + " return [...await round(), ...await round()]; }");
        List<Double> at = frames.stream().map(Number::doubleValue).toList();
        assertThat(at.get(2)).isLessThan(at.get(0));
        assertThat(at.get(0)).isEqualTo(at.get(1));
        assertThat(at.subList(3, 6)).containsOnly(at.get(3));
    }

    @Test
    void theCrosshairReadsTheSameUpdateInAllChartsByMouseAndByKeys() {
        Playground page = trained(60);
        // What was drawn where nobody sees it, before the first rows came, has left nothing behind.
        page.page().waitForFunction("() => Object.keys(Chart.instances).length === 2");
        BoundingBox box = plot(page, "loss").boundingBox();
        page.page().mouse().move(box.x + box.width / 2, box.y + 20);
        Map<String, String> loss = read(page, "loss");
        assertThat(loss).containsKeys("Update", "Train", "Test", "Rate", "Gradient norm");
        assertThat(read(page, "gradient-timeline")).containsEntry("Update", loss.get("Update"));
        assertThat(read(page, "gradient-timeline")).containsKeys("Layer 1", "Layer 2", "Output");
        // The heat map lies below the curves, update by update.
        assertThat(crosshair(page, "gradient-timeline")).isCloseTo(crosshair(page, "loss"), within(1.0));
        assertThat(crosshair(page, "loss")).isCloseTo(box.x + box.width / 2, within(1.5 * box.width / 60));

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
        afterARestTheLossIsDrawnFirstAndElseAllAtOnce(page);
        assertThat(pale(page)).isZero();
        smoothingIsAnAverageWithoutBiasAndLeavesTheRateAlone(page);
        assertThat(pale(page)).isGreaterThan(50); // the curve as it is stays, faint
        theLegendSwitchesCurvesOffAndOn(page);
        assertThat(page.complaints()).isEmpty();
    }

    /** Points that are drawn in the pale colour of the exact training curve. */
    private static int pale(Playground page) {
        return ((Number) page.page()
                        .evaluate("async () => {"
                                + " const { colour } = await import(new URL('elements/colour.js', document.baseURI));"
                                + " const canvas = document.getElementById('loss').shadowRoot.querySelector('canvas');"
                                + " return Chart.getChart(canvas).data.datasets"
                                + ".filter(set => set.borderColor === colour('--dh-train-raw'))"
                                + ".reduce((sum, set) => sum + set.data.length, 0); }"))
                .intValue();
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
        fingersShowAPartAndLeaveScrollingToThePage(page, whole);
        assertThat(page.complaints()).isEmpty();
    }

    private static void fingersShowAPartAndLeaveScrollingToThePage(Playground page, Locator whole) {
        page.click("epoch-step");
        page.awaitAtLeast("update", 20);
        page.page().setViewportSize(390, 800);
        plot(page, "loss").scrollIntoViewIfNeeded();
        BoundingBox box = plot(page, "loss").boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        Fingers fingers = new Fingers(page.page());
        fingers.drag(new double[][] {{x, y}}, new double[][] {{x - 80, y}});
        assertThat(whole).isHidden();
        fingers.drag(new double[][] {{x - 30, y}, {x + 30, y}}, new double[][] {{x - 90, y}, {x + 90, y}});
        assertThat(whole).isVisible();
        List<Double> spread = range(page);
        assertThat(spread.get(1) - spread.get(0)).isBetween(0.25, 0.45);
        fingers.drag(new double[][] {{x, y}}, new double[][] {{x + 40, y}});
        List<Double> dragged = range(page);
        assertThat(dragged.getFirst()).isLessThan(spread.getFirst());
        assertThat(dragged.get(1) - dragged.get(0)).isCloseTo(spread.get(1) - spread.get(0), within(1e-6));
        double scrolled = scrolled(page);
        fingers.drag(new double[][] {{x, y}}, new double[][] {{x, y - 60}});
        page.page().waitForFunction("before => document.scrollingElement.scrollTop !== before", scrolled);
        assertThat(range(page).getFirst()).isCloseTo(dragged.getFirst(), within(1e-9)); // as near as sums come
        box = plot(page, "loss").boundingBox();
        fingers.tap(x, box.y + box.height / 2);
        fingers.tap(x + 2, box.y + box.height / 2);
        assertThat(whole).isHidden();
    }

    private static double scrolled(Playground page) {
        return ((Number) page.page().evaluate("() => document.scrollingElement.scrollTop")).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Double> range(Playground page) {
        List<Number> range = (List<Number>)
                page.page()
                        .evaluate(
                                "() => { const { min, max } = document.getElementById('loss').hoverRange(); return [min, max]; }");
        return range.stream().map(Number::doubleValue).toList();
    }

    /** Touches of a screen, as the browser gets them from one. */
    private record Fingers(CDPSession session) {
        private static final int PIECES = 6;

        Fingers(Page tab) {
            this(tab.context().newCDPSession(tab));
            JsonObject on = new JsonObject();
            on.addProperty("enabled", true);
            on.addProperty("maxTouchPoints", 2);
            session.send("Emulation.setTouchEmulationEnabled", on);
        }

        void drag(double[][] from, double[][] to) {
            touch("touchStart", from);
            for (int piece = 1; piece <= PIECES; piece++) {
                double[][] between = new double[from.length][];
                for (int i = 0; i < from.length; i++) {
                    between[i] = new double[] {
                        from[i][0] + (to[i][0] - from[i][0]) * piece / PIECES,
                        from[i][1] + (to[i][1] - from[i][1]) * piece / PIECES
                    };
                }
                touch("touchMove", between);
            }
            touch("touchEnd", new double[0][]);
        }

        void tap(double x, double y) {
            touch("touchStart", new double[][] {{x, y}});
            touch("touchEnd", new double[0][]);
        }

        private void touch(String type, double[][] points) {
            JsonArray all = new JsonArray();
            for (int i = 0; i < points.length; i++) {
                JsonObject point = new JsonObject();
                point.addProperty("x", points[i][0]);
                point.addProperty("y", points[i][1]);
                point.addProperty("id", i);
                all.add(point);
            }
            JsonObject event = new JsonObject();
            event.addProperty("type", type);
            event.add("touchPoints", all);
            session.send("Input.dispatchTouchEvent", event);
        }
    }

    private static List<?> ranges(Playground page) {
        return (List<?>) page.page()
                .evaluate("() => ['loss', 'gradient-timeline'].map(id => document.getElementById(id).hoverRange())"
                        + ".map(range => range.min + ' ' + range.max)");
    }

    private static void theLegendSwitchesCurvesOffAndOn(Playground page) {
        Locator test = page.at("loss").locator("button[data-key=test]");
        assertThat(test).hasAttribute("aria-pressed", "true");
        assertThat(page.ink("loss", "--dh-test")).isGreaterThan(100);
        test.click();
        assertThat(test).hasAttribute("aria-pressed", "false");
        page.page().waitForCondition(() -> page.ink("loss", "--dh-test") == 0);
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
