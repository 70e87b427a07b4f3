package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Runs beside the one of the page. */
@PageTest
class CompareOnThePageTest {

    private static final List<String> RACERS =
            List.of("Learning rate 0.5", "Learning rate 0.1", "Learning rate 0.4", "Learning rate 0.3");

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private static Locator legend(Playground page, String name) {
        return page.at("loss").locator("button", new Locator.LocatorOptions().setHasText(name));
    }

    @Test
    void theOldCurveStaysBesideACopyWithOneThingChangedAndCanBeOpenedAndRemoved() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        assertThat(page.at("compare")).isHidden();
        page.click("epoch-step");
        page.awaitAtLeast("update", 20);
        page.awaitStatus("paused");
        double loss = page.value("train-loss");

        // The card's next step is the same network at another learning rate, begun anew.
        page.page()
                .locator(".dh-story vaadin-button, .dh-story > button")
                .last()
                .click();
        page.awaitStatus("training");
        page.awaitAtLeast("update", 20);
        page.click("play");
        assertThat(legend(page, "Learning rate 0.03")).isVisible();

        page.click("compare");
        Locator table = page.at("compare-table");
        assertThat(table).containsText("Learning rate 0.03");
        assertThat(table.locator("tbody tr")).hasCount(2);
        assertThat(table).containsText("no clipping");
        table.getByText("Open").click();
        page.page()
                .waitForFunction("loss => document.getElementById('train-loss').dataset.value === String(loss)", loss);
        assertThat(page.at("update")).hasAttribute("data-value", "20");
        assertThat(legend(page, "Learning rate 9")).isVisible();

        page.click("compare");
        page.page().locator("[id^=remove-run]").click();
        assertThat(page.at("compare-table").locator("tbody tr")).hasCount(1);
        assertThat(legend(page, "Learning rate 9")).hasCount(0);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void whatWasKeptIsThereAfterAReloadWithTheSameNumbersAndWhatWasRemovedIsNot() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.more("dh-training");
        for (String precision : List.of("float32", "bfloat16")) {
            page.click("epoch-step");
            page.awaitAtLeast("update", 20);
            page.awaitStatus("paused");
            String before = page.fingerprint();
            page.choose("precision", precision);
            page.awaitOther(before);
        }
        List<List<String>> kept = beside(page);
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();
        page.click("compare");
        Locator rows = page.at("compare-table").locator("tbody tr");
        assertThat(rows).hasCount(3);
        List<String> table = rows.allTextContents();

        reload(page);
        assertThat(beside(page)).isEqualTo(kept);
        page.click("compare");
        assertThat(rows).hasCount(3);
        assertThat(rows.allTextContents()).isEqualTo(table);
        page.page().locator("[id^=remove-run]").first().click();
        assertThat(rows).hasCount(2);

        reload(page);
        assertThat(beside(page)).isEqualTo(kept.subList(1, 2));
        page.page()
                .evaluate("() => { for (const key of Object.keys(localStorage).filter(each => each.includes('beside')))"
                        + " localStorage.setItem(key, '1 [{\"memo\": \"{}\", \"rows\": \"?\"}, null, 7]'); }");
        page.page().reload();
        page.awaitFrame();
        assertThat(page.at("notice")).containsText("3 runs beside this one could not be brought back");
        assertThat(page.at("compare")).isHidden();
        assertThat(page.complaints()).isEmpty();
    }

    private static void reload(Playground page) {
        page.page().reload();
        page.awaitFrame();
        assertThat(page.at("compare")).isVisible();
    }

    /** What the curves beside the page's own have at the end of the first epoch. */
    @SuppressWarnings("unchecked")
    private static List<List<String>> beside(Playground page) {
        page.page().waitForFunction("() => document.getElementById('loss').runs?.length > 0");
        return (List<List<String>>) page.page()
                .evaluate(
                        "() => document.getElementById('loss').readings(1e9, null).slice(-document.getElementById('loss')"
                                + ".runs.length)");
    }

    @Test
    void severalValuesOfOneFieldRaceSideBySide() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        Page tab = page.page();
        page.type("learning-rate", "0.05");
        page.more("dh-training");
        page.choose("clipping", "Clip the norm");
        page.click("compare");
        Locator suggested = page.at("race-values").locator("input");
        page.choose("race-field", "Optimizer");
        assertThat(suggested).hasValue(Pattern.compile(".*momentum.*"));
        page.choose("race-field", "Clip or rescale");
        assertThat(suggested).hasValue(Pattern.compile("none, clip_grad_norm, .*"));
        page.choose("race-field", "Layer 1 · Activation");
        assertThat(suggested).hasValue(Pattern.compile(".*tanh.*"));
        page.choose("race-field", "Learning rate");
        assertThat(suggested).hasValue(Pattern.compile("0\\.\\d+, .*"));
        page.type("race-values", "0.5");
        page.click("race-do");
        assertThat(page.at("race-values")).hasAttribute("invalid", "");
        page.type("race-values", "0.02, 0.5, 0.1, 0.4, 0.3");
        page.click("race-do");
        page.awaitStatus("training");
        for (String other : RACERS) {
            assertThat(legend(page, other)).isVisible();
        }
        tab.waitForFunction("() => { const loss = document.getElementById('loss');"
                + " const read = loss.readings(loss.hoverRange().max / 2, null) ?? [];"
                + " return read.filter(([label]) => label.startsWith('Learning rate 0.')).length === 4; }");
        assertThat(page.value("learning-rate-now")).isEqualTo(0.02);
        page.click("play");
        page.awaitStatus("paused");
        page.page().reload();
        page.awaitFrame();
        for (String other : RACERS) {
            assertThat(legend(page, other)).isVisible();
        }
        tab.waitForFunction("() => document.getElementById('loss').readings(0, null)"
                + ".filter(([label]) => label.startsWith('Learning rate 0.')).length === 4");
        page.click("compare");
        Locator rows = page.at("compare-table").locator("tbody tr");
        assertThat(rows).hasCount(1 + RACERS.size());
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("Learning rate")))
                .containsText(RACERS.toArray(String[]::new));
        // Of each: largest gradient, updates clipped, and whether all stayed finite.
        for (Locator row : rows.all()) {
            assertThat(row).containsText(Pattern.compile("\\d.*\\d+.%.*all finite", Pattern.DOTALL));
        }
        tab.getByText("Open").first().click();
        tab.waitForFunction("() => document.getElementById('learning-rate-now').dataset.value !== '0.02'");
        assertThat(legend(page, "Learning rate 0.02")).isVisible();
        tab.setViewportSize(390, 844);
        tab.waitForFunction("() => document.getElementById('loss').shadowRoot"
                + ".querySelector('[part=loss]').parentElement.clientHeight >= 130");
        assertThat(page.complaints()).isEmpty();
    }
}
