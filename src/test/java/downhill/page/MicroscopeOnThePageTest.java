package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.support.Browser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The microscope lies where the gradients of every weight are, and what it does not show is not sent. */
@PageTest
class MicroscopeOnThePageTest {
    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Playground open() {
        return Playground.open(browser.newContext(1440, 900, false), port, "");
    }

    @Test
    void histogramsAndCompassAreShownInThePlaceOfTheMapsAndNothingElseMoves() {
        Playground page = open();
        List<Object> before = places(page);
        page.click("microscope");
        page.choose("lens", "Sizes by layer");
        awaitPicture(page, "layer-histograms");
        assertThat(counts(page)).containsExactly(16, 64, 8);
        assertThat(places(page)).isEqualTo(before);
        page.page().evaluate("() => { document.getElementById('gradient-maps').frame = null; }");
        page.click("step");
        page.awaitAtLeast("update", 1);
        page.choose("sizes-of", "Gradients of the last batch");
        page.page()
                .waitForFunction("() => document.getElementById('layer-histograms').frame.layers[1].positive"
                        + ".reduce((a, b) => a + b) > 0");
        assertThat(counts(page)).containsExactly(16, 64, 8);
        assertThat(page.page().evaluate("() => document.getElementById('gradient-maps').frame"))
                .as("a map that is covered")
                .isNull();
        page.choose("lens", "Compass");
        page.page()
                .waitForFunction("() => document.getElementById('descent-compass')?.frame?.cosines"
                        + "?.filter(each => Math.abs(each) <= 1 && each !== 0).length === 2");
        PlaywrightAssertions.assertThat(page.at("descent-compass").locator("li").nth(2))
                .containsText("cosine");
        page.click("microscope-close");
        page.page().waitForFunction("() => document.getElementById('gradient-maps').frame?.layers.length === 3");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aClickOnAnEdgeTakesItsUpdatesApartAndOneOnAUnitShowsItsLayer() {
        Playground page = open();
        click(page, "(left, right) => (left + right) / 2 + 20");
        PlaywrightAssertions.assertThat(page.at("weight-anatomy")).containsText("Its next update is taken apart");
        setsWhatIsTyped(page);
        page.click("step");
        PlaywrightAssertions.assertThat(page.at("weight-anatomy")).containsText("Weight after the update");
        PlaywrightAssertions.assertThat(page.at("weight-anatomy")).containsText("p=p−lr·v");
        page.click("weight-check");
        PlaywrightAssertions.assertThat(page.at("weight-found")).containsText("Relative error");
        assertThat(Double.parseDouble(page.at("weight-found")
                        .textContent()
                        .replaceFirst("(?s).*Relative error ([^ ]*)\\. ?.*", "$1")
                        .replace('−', '-')))
                .isLessThan(1e-4);
        page.type("weight-row", "8");
        page.page().waitForFunction("() => document.getElementById('network').chosen.row === 7");
        page.click("step");
        PlaywrightAssertions.assertThat(page.at("weight-anatomy")).containsText("Update 2.");
        click(page, "(left, right) => right");
        awaitPicture(page, "layer-curve");
        PlaywrightAssertions.assertThat(page.at("lens-layer")).containsText("Layer 2");
        PlaywrightAssertions.assertThat(page.at("layer-curve")).containsText("mean slope here");
        PlaywrightAssertions.assertThat(page.at("layer-curve")).containsText("dead");
        setsTheBias(page);
        page.choose("lens", "Relative step");
        PlaywrightAssertions.assertThat(page.at("relative-steps"))
                .containsText("typical early in training: 0.001 to 0.01");
        assertThat(page.complaints()).isEmpty();
    }

    /** The chosen weight is told by the graph, and its field has the keyboard. */
    private static void setsWhatIsTyped(Playground page) {
        PlaywrightAssertions.assertThat(page.at("weight-now")).containsText("= ");
        PlaywrightAssertions.assertThat(page.at("weight-value").locator("input"))
                .isFocused();
        String before = page.at("train-loss").getAttribute("data-value");
        page.page().keyboard().type("20000");
        page.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.at("weight-value")).containsText("is not between -10000 and 10000");
        page.page().keyboard().press("ControlOrMeta+a");
        page.page().keyboard().type("2");
        page.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.at("weight-now")).hasText("= 2");
        PlaywrightAssertions.assertThat(page.at("train-loss")).not().hasAttribute("data-value", before);
        PlaywrightAssertions.assertThat(page.at("update")).hasAttribute("data-value", "0");
        page.click("undo");
        PlaywrightAssertions.assertThat(page.at("train-loss")).hasAttribute("data-value", before);
        PlaywrightAssertions.assertThat(page.at("undo")).isDisabled();
        page.click("redo");
        PlaywrightAssertions.assertThat(page.at("weight-now")).hasText("= 2");
        PlaywrightAssertions.assertThat(page.at("train-loss")).not().hasAttribute("data-value", before);
        page.click("reset");
        PlaywrightAssertions.assertThat(page.at("undo")).isDisabled();
    }

    /** The unit's bias is told where the weight was, and with the keyboard alone it is found among the weights. */
    private static void setsTheBias(Playground page) {
        PlaywrightAssertions.assertThat(page.page().locator(".dh-chosen-weight"))
                .containsText("Layer 2: b[1]");
        PlaywrightAssertions.assertThat(page.at("weight-value").locator("input"))
                .isFocused();
        page.page().keyboard().type("0.5");
        page.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.at("weight-now")).hasText("= 0.5");
        page.choose("lens", "One update");
        PlaywrightAssertions.assertThat(page.at("weight-layer")).containsText("Layer 2, biases");
        PlaywrightAssertions.assertThat(page.at("weight-column")).isHidden();
        page.choose("weight-layer", "Output, biases");
        PlaywrightAssertions.assertThat(page.page().locator(".dh-chosen-weight"))
                .containsText("Output: b[1]");
    }

    /** Clicks on what can be picked at an x between the columns of the first two hidden layers. */
    private static void click(Playground page, String where) {
        @SuppressWarnings("unchecked")
        List<Number> point = (List<Number>) page.page()
                .evaluate(
                        "([where]) => {"
                                + " const root = document.getElementById('network').shadowRoot;"
                                + " const canvas = root.querySelector('canvas');"
                                + " const box = canvas.getBoundingClientRect();"
                                + " const [left, right] = [...root.querySelectorAll('.layer')].map(each => parseFloat(each.style.left));"
                                + " const x = box.x + eval(where)(left, right);"
                                + " for (let y = box.y + 60; y < box.bottom; y += 2) {"
                                + "   canvas.style.cursor = '';"
                                + "   canvas.dispatchEvent(new PointerEvent('pointermove', {clientX: x, clientY: y}));"
                                + "   if (canvas.style.cursor === 'pointer') { return [x, y]; }"
                                + " } return null; }",
                        List.of(where));
        assertThat(point).isNotNull();
        page.page().mouse().click(point.get(0).doubleValue(), point.get(1).doubleValue());
    }

    /** Its axis counts updates, whatever that of the other charts counts. */
    private static void theCrosshairIsInTheValleyToo(Playground page) {
        page.click("step");
        page.awaitAtLeast("update", 1);
        page.click("step");
        page.awaitAtLeast("update", 2);
        page.page().waitForFunction("() => document.getElementById('loss').drawn().x.length === 3");
        page.at("valley-walls").locator(".plot").focus();
        page.page().keyboard().press("End");
        Matcher walls = Pattern.compile(
                        "Updates(\\d)Steepness of the valley walls[\\d.e−-]+A parabola would diverge above.*")
                .matcher(read(page, "valley-walls"));
        assertThat(walls.matches()).isTrue();
        assertThat(read(page, "loss")).startsWith("Update" + walls.group(1) + "Epoch");
        page.page().keyboard().press("Escape");
        assertThat(read(page, "loss")).isEmpty();
        page.at("loss").locator(".plot").focus();
        page.page().keyboard().press("End");
        assertThat(read(page, "valley-walls")).startsWith("Updates");
        page.page().keyboard().press("Escape");
        assertThat(read(page, "valley-walls")).isEmpty();
    }

    private static String read(Playground page, String id) {
        return (String) page.page()
                .evaluate(
                        "id => { const box = document.getElementById(id).shadowRoot.querySelector('.readings');"
                                + " return box.hidden ? '' : box.textContent; }",
                        id);
    }

    @Test
    void onlyMemoryIsLookedAtThroughTimeAndOnlyWholeBatchesHaveALineInTheValley() {
        Playground page = open();
        page.click("microscope");
        page.choose("lens", "Valley walls");
        PlaywrightAssertions.assertThat(page.at("valley-walls")).containsText("There is no line here");
        page.click("card-p1");
        page.awaitStatus("ready");
        PlaywrightAssertions.assertThat(page.at("valley-walls")).containsText("real networks often train right at it");
        PlaywrightAssertions.assertThat(page.at("valley-walls")).containsText("A parabola would diverge above");
        PlaywrightAssertions.assertThat(page.page().locator(".dh-weights")).isHidden();
        page.click("microscope-close");
        page.click("microscope-weights");
        PlaywrightAssertions.assertThat(page.at("valley-walls")).isVisible();
        PlaywrightAssertions.assertThat(page.page().locator(".dh-weights")).isHidden();
        theCrosshairIsInTheValleyToo(page);
        page.click("card-p12");
        page.page()
                .waitForFunction("() => document.getElementById('lens').items.some(each => each.value === 'MEMORY')");
        page.choose("lens", "Through time");
        awaitPicture(page, "blame-chart");
        PlaywrightAssertions.assertThat(page.at("blame-chart")).containsText("39 moments back");
        page.click("card-p0");
        PlaywrightAssertions.assertThat(page.at("lens")).containsText("One layer");
        assertThat(page.complaints()).isEmpty();
    }

    /** Where the pictures of the first look are. */
    @SuppressWarnings("unchecked")
    private static List<Object> places(Playground page) {
        return (List<Object>) page.page()
                .evaluate("() => ['network', 'loss', 'gradient-timeline', 'output'].flatMap(id => {"
                        + " const {x, y, width, height} = document.getElementById(id).getBoundingClientRect();"
                        + " return [x, y, width, height].map(Math.round); })");
    }

    private static void awaitPicture(Playground page, String id) {
        page.page().waitForFunction("id => document.getElementById(id)?.framesPainted > 0", id);
    }

    /** How many numbers each layer's histogram holds. */
    @SuppressWarnings("unchecked")
    private static List<Integer> counts(Playground page) {
        return (List<Integer>)
                page.page()
                        .evaluate(
                                "() => document.getElementById('layer-histograms').frame.layers.map(layer =>"
                                        + " [...layer.negative, layer.zeros, ...layer.positive, layer.nonFinite].reduce((a, b) => a + b))");
    }
}
