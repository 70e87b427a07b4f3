package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import downhill.support.Browser;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class EditingOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void everyFormulaIsOneClickAwayWithTheRunsOwnNumbersAndTheDecayIsSeenBefore() {
        Playground page = open("");
        assertThat(page.at("schedule-curve")).isHidden();
        page.choose("schedule", "A little every epoch");
        assertThat(page.at("schedule-curve")).isVisible();
        assertThat(page.at("schedule-curve").getAttribute("aria-label")).contains("from 0.0300");
        page.click("formula-optimizer");
        var card = page.page().locator(".dh-formula-card");
        assertThat(card).containsText("v=g at first, then v=0.9·v+g");
        assertThat(card).containsText("p=p−0.03·v");
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        assertThat(card).isHidden();
        page.click("formula-optimizer");
        assertThat(card).containsText("p=p−0.0285·v");
        assertThat(card).containsText("At update 20");
        page.page()
                .waitForFunction("() => { const curve = document.getElementById('schedule-curve');"
                        + " const now = curve.shadowRoot.querySelector('.now').getBBox();"
                        + " return curve.mark > 0 && Math.abs(now.x - (4 + curve.mark * 192)) < 0.1; }");
        page.page().keyboard().press("Escape");
        assertThat(card).isHidden();
        page.click("formula-activation");
        assertThat(card).containsText("=1−f2");
        assertThat(card)
                .containsText(Pattern.compile("Mean slope of each layer now: Layer 1 0\\.\\d+ · Layer 2 0\\.\\d+"));
        page.page().keyboard().press("Escape");
        page.click("formula-learning-rate");
        assertThat(card).containsText("w=w−0.0285·g");
        page.page().keyboard().press("Escape");
        page.more("dh-training");
        page.click("formula-loss-function");
        assertThat(card).containsText("softplus");
        assertThat(card)
                .containsText(Pattern.compile(
                        "At update 20: 0\\.\\d+ on the training rows, 0\\.\\d+ on the test rows; guessing has 0\\.69"));
        page.page().keyboard().press("Escape");
        page.type("l2", "0.001");
        page.type("l1", "9".repeat(20_000)); // a browser sends such a message in pieces
        assertThat(page.at("l1")).containsText("This is not JSON");
        page.type("l1", "-1");
        assertThat(page.at("l1")).containsText("training.l1: -1 is not between 0 and 10.");
        page.type("class-weight-1", "-3");
        assertThat(page.at("class-weight-1")).containsText("training.class_weights: -3 is not between 0 and 1000.");
        page.type("class-weight-1", "2.5");
        page.click("undo");
        assertThat(page.at("class-weight-1").locator("input")).hasValue("1");
        page.click("redo");
        assertThat(page.at("class-weight-1").locator("input")).hasValue("2.5");
        page.choose("precision", "float32");
        assertThat(page.at("restart-note")).isVisible();
        page.click("restart-accept");
        page.awaitStatus("ready");
        page.type("seed", "7");
        page.click("undo");
        assertThat(page.at("seed").locator("input")).hasValue("1");
        Playground copy = open(page.link());
        copy.more("dh-training");
        assertThat(copy.at("l2").locator("input")).hasValue("0.001");
        assertThat(copy.at("class-weight-0").locator("input")).hasValue("1");
        assertThat(copy.at("class-weight-1").locator("input")).hasValue("2.5");
        assertThat(copy.at("precision")).hasJSProperty("value", "float32");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void oneLayerIsChangedAloneFoundByAClickOrByTheMenu() {
        Playground page = open("");
        page.page().locator("network-graph canvas").click(foot(page));
        assertThat(page.at("one-layer")).hasJSProperty("value", "0");
        page.choose("layer-activation", "ReLU");
        assertThat(page.at("activation")).hasJSProperty("value", "");
        page.type("layer-dropout", "0.2");
        page.choose("one-layer", "Layer 2");
        page.choose("layer-normalization", "Batch norm");
        assertThat(page.page().locator("network-graph small span"))
                .hasText(new String[] {"ReLU · dropout 0.2", "Tanh · Batch norm"});
        page.type("layer-dropout", "2");
        assertThat(page.at("layer-dropout")).containsText("is not between 0 and 0.95.");
        page.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Residual connection"))
                .click();
        assertThat(page.page().locator("network-graph small").nth(1)).containsText("residual");
        page.choose("activation", "Mish"); // not among the first few
        assertThat(page.at("activation")).hasJSProperty("value", "mish");
        page.click("card-p12");
        assertThat(page.page().locator("network-graph canvas"))
                .hasAttribute("aria-label", Pattern.compile(".*Unrolled over 40 moments.*"));
        page.choose("one-layer", "Layer 1");
        page.type("layer-units", "12");
        assertThat(page.page().locator("network-graph .units b")).hasText("12");
        assertThat(page.complaints()).isEmpty();
    }

    /** Where the foot of the first hidden layer is drawn. */
    private static Locator.ClickOptions foot(Playground page) {
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) page.page()
                .evaluate("() => {"
                        + "const graph = document.querySelector('network-graph').shadowRoot;"
                        + "const layer = graph.querySelector('.layer').getBoundingClientRect();"
                        + "const canvas = graph.querySelector('canvas').getBoundingClientRect();"
                        + "return [layer.x + layer.width / 2 - canvas.x, canvas.height - 20]; }");
        return new Locator.ClickOptions()
                .setPosition(at.get(0).doubleValue(), at.get(1).doubleValue());
    }

    private Playground open(String address) {
        return Playground.open(browser.newContext(1440, 900, false), port, address);
    }
}
