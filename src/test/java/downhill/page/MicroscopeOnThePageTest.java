package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.support.Browser;
import java.util.List;
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
                .waitForFunction("() => document.getElementById('descent-compass')?.frame.cosines"
                        + ".filter(each => Math.abs(each) <= 1 && each !== 0).length === 2");
        PlaywrightAssertions.assertThat(page.at("descent-compass").locator("li").nth(2))
                .containsText("cosine");
        page.click("microscope-close");
        page.page().waitForFunction("() => document.getElementById('gradient-maps').frame?.layers.length === 3");
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
