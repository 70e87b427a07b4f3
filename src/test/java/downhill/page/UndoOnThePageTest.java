package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.support.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class UndoOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void whatARunCanTakeIsUndoneWhileItTrainsAndStillAfterAReload() {
        Playground page = open();
        assertThat(page.at("undo")).isDisabled();
        assertThat(page.at("redo")).isDisabled();
        page.click("play");
        page.awaitAtLeast("update", 10);
        page.type("learning-rate", "0.01");
        assertThat(page.at("undo")).isEnabled();
        page.choose("optimizer", "Adam");
        page.page().locator("#play").focus();
        page.page().keyboard().press("Control+z");
        assertThat(page.at("optimizer")).hasJSProperty("value", "momentum");
        assertThat(page.at("redo")).isEnabled();
        page.page().keyboard().press("Control+Shift+z");
        assertThat(page.at("optimizer")).hasJSProperty("value", "adam");
        assertThat(page.status()).isEqualTo("training");
        page.click("play");
        page.awaitStatus("paused");
        double update = page.value("update");
        page.page().reload();
        page.awaitFrame();
        assertThat(page.at("undo")).isEnabled();
        page.click("undo"); // the redone change, the undone one, then what came before both
        page.click("undo");
        page.click("undo");
        assertThat(page.at("optimizer")).hasJSProperty("value", "momentum");
        page.click("undo");
        assertThat(page.at("learning-rate").locator("input")).hasValue("0.03");
        assertThat(page.at("undo")).isDisabled();
        assertThat(page.value("update")).isEqualTo(update);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void whatNeedsNewWeightsSaysSoAndTheRunGoesOnUntilThatIsAccepted() {
        Playground page = open();
        page.choose("activation", "ReLU"); // nothing is lost yet
        assertThat(page.at("restart-note")).isHidden();
        page.click("epoch-step");
        page.awaitAtLeast("update", 20);
        String trained = page.fingerprint();
        page.choose("activation", "Sigmoid");
        assertThat(page.at("restart-note")).containsText("at update 20");
        page.click("restart-decline");
        assertThat(page.at("activation")).hasJSProperty("value", "relu");
        assertThat(page.fingerprint()).isEqualTo(trained);
        page.page().locator("network-graph [data-layer='0'] [data-units='1']").click();
        page.page().locator("network-graph [data-layer='0'] [data-units='1']").click();
        assertThat(page.at("restart-note")).isVisible();
        page.click("step");
        page.awaitAtLeast("update", 21);
        page.click("restart-accept");
        page.awaitStatus("ready");
        assertThat(page.at("restart-note")).isHidden();
        assertThat(page.page().locator("network-graph [data-layer='0'] .units b"))
                .hasText("10");
        page.click("undo");
        assertThat(page.page().locator("network-graph [data-layer='0'] .units b"))
                .hasText("8");
        page.click("undo");
        assertThat(page.at("activation")).hasJSProperty("value", "tanh");
        assertThat(page.at("undo")).isDisabled();
        page.click("redo");
        page.click("redo");
        assertThat(page.page().locator("network-graph [data-layer='0'] .units b"))
                .hasText("10");
        assertThat(page.complaints()).isEmpty();
    }

    private Playground open() {
        return Playground.open(browser.newContext(1440, 900, false), port, "");
    }
}
