package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.support.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class RunsOfAPageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void reloadFindsTheRunStillTraining() {
        Playground page = open("");
        page.click("play");
        page.awaitAtLeast("epoch", 5);
        String address = page.page().url();
        double update = page.value("update");
        page.page().reload();
        page.awaitFrame();
        assertThat(page.page().url()).isEqualTo(address);
        page.awaitAtLeast("update", update);
        assertThat(page.status()).isEqualTo("training");
        page.page().waitForFunction("least => document.getElementById('loss').drawn().x.length > least", 100);
    }

    @Test
    void somebodyElseWatchesALiveRunAndHisFirstCommandStartsOneOfHisOwn() {
        Playground owner = open("");
        owner.click("epoch-step");
        owner.awaitAtLeast("epoch", 1);
        String live = owner.page().url().replaceFirst(".*/downhill/", "");
        Playground guest = open(live);
        guest.awaitAtLeast("update", 20);
        assertThat(guest.fingerprint()).isEqualTo(owner.fingerprint());
        guest.click("step");
        guest.page().waitForURL(url -> !url.endsWith(live));
        guest.page().waitForFunction("() => document.getElementById('update').dataset.value === '1'");
        assertThat(owner.value("update")).isEqualTo(20);
    }

    @Test
    void anUnknownRunOpensTheExperimentOfTheLink() {
        Playground page = open("");
        String rings = page.link();
        page.page().locator("#dataset [data-id=moons]").click();
        page.page().waitForURL(url -> !url.contains(rings));
        Playground other = open(page.link() + "?run=AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(other.page().evaluate("() => document.getElementById('dataset').value"))
                .isEqualTo("moons");
        assertThat(other.status()).isEqualTo("ready");
    }

    @Test
    void aDamagedLinkAndAnIllegalValueAreExplainedAndThePageWorks() {
        Playground page = open("x/not-an-experiment");
        assertThat(page.at("notice").textContent()).contains("This link is damaged");
        page.type("learning-rate", "-3");
        page.page().locator("#learning-rate[invalid]").waitFor();
        assertThat(page.at("learning-rate").textContent()).contains("-3 is not between 1e-9 and 10000");
        assertThat(page.at("learning-rate").locator("input").inputValue()).isEqualTo("-3");
        page.click("step");
        page.awaitAtLeast("update", 1);
        assertThat(page.value("learning-rate-now")).isEqualTo(0.03);
        page.click("play");
        page.awaitAtLeast("epoch", 1);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void theExplodingCardAndAHugeLearningRateEndAsDivergedCanBeReplayedSlowlyAndThePageGoesOn() {
        Playground page = open("");
        page.click("card-p10");
        page.choose("speed", "Full speed");
        page.click("play");
        page.awaitStatus("diverged");
        assertThat(page.at("notice").textContent()).contains("Diverged at update");
        double end = page.value("update");
        page.click("replay-slowly");
        page.awaitStatus("training");
        page.awaitStatus("diverged");
        assertThat(page.value("update")).isEqualTo(end);
        page.click("card-p2");
        page.awaitStatus("ready");
        page.choose("optimizer", "Gradient descent (SGD)");
        page.type("learning-rate", "100");
        page.click("play");
        page.awaitStatus("diverged");
        page.click("card-p0");
        page.awaitStatus("ready");
        assertThat(page.at("notice").isVisible()).isFalse();
        page.click("play");
        page.awaitAtLeast("epoch", 2);
        numbersThatAreNotFiniteAreSeenInChartHeatMapAndReading(page);
        assertThat(page.complaints()).isEmpty();
    }

    private static void numbersThatAreNotFiniteAreSeenInChartHeatMapAndReading(Playground page) {
        page.click("card-p9");
        page.awaitStatus("ready");
        page.more("dh-network");
        page.type("gain", "1000");
        page.page().waitForFunction("() => document.getElementById('loss').drawn().train[0] > 1e6");
        page.click("play");
        page.awaitStatus("diverged");
        assertThat(page.at("train-loss").getAttribute("data-value")).isIn("NaN", "Infinity");
        assertThat(page.at("test-metric").getAttribute("data-value")).isEqualTo("NaN");
        assertThat(page.page().locator("#gradient-maps figcaption").first().textContent())
                .isEqualTo("not finite");
        Object seen = page.page()
                .evaluate("() => { const at = id => document.getElementById(id).frame;"
                        + " const last = atob(at('gradient-timeline').heat).slice(-at('gradient-timeline').layers);"
                        + " return at('loss').nonFiniteAt + ' ' + [...last].every(c => c.charCodeAt(0) === 255); }");
        assertThat(seen).isEqualTo(page.at("update").getAttribute("data-value") + " true");
        page.click("card-p0");
        page.awaitStatus("ready");
    }

    @Test
    void shareGivesTheLinkOfTheExperimentAndSaysWhetherItAloneGivesTheSameCurve() {
        Playground page = open("");
        String first = page.link();
        page.choose("optimizer", "Adam");
        page.page().waitForFunction("first => !location.pathname.endsWith(first)", first);
        page.click("share");
        String link = page.at("share-link").locator("input").inputValue();
        assertThat(link).endsWith("/downhill/" + page.link()).doesNotContain("run=");
        page.page().locator("#share-live").click();
        page.page().waitForFunction("() => document.querySelector('#share-link').value.includes('?run=')");
        page.page().locator("#share-start").click();
        page.page().getByText("bit for bit").waitFor();
        page.page().keyboard().press("Escape");
        page.click("step");
        page.awaitAtLeast("update", 1);
        String before = page.link();
        page.choose("optimizer", "Nesterov");
        page.page().waitForFunction("before => !location.pathname.endsWith(before)", before);
        page.click("share");
        page.page().getByText("changed while it trained").waitFor();
    }

    private Playground open(String address) {
        return Playground.open(browser.newContext(1440, 900, false), port, address);
    }
}
