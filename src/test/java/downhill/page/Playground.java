package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page as a person uses it, through its handles. */
final class Playground {
    private static final double PATIENCE = 60_000;

    private static final String INK = """
            ([id, token, strip]) => {
              const canvas = document.getElementById(id).shadowRoot.querySelector('canvas');
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.color = `var(${token})`;
              const [r, g, b, share = 1] = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number);
              const clear = share < 1 ? 3 : 0; // what shines through is rounded
              const near = (i, value) => Math.abs(data[i] - value) <= clear;
              probe.remove();
              const { data } = canvas.getContext('2d').getImageData(...(strip ?? [0, 0, canvas.width, canvas.height]));
              let found = 0;
              for (let i = 0; i < data.length; i += 4) {
                found += near(i + 3, 255 * share) && near(i, r) && near(i + 1, g) && near(i + 2, b);
              }
              return found;
            }""";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Playground(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens an address below the server's root and waits until the first frame is drawn. */
    static Playground open(BrowserContext context, int port, String address) {
        return at(context.newPage(), port, address);
    }

    /** Likewise in a tab that exists. */
    static Playground at(Page tab, int port, String address) {
        Playground playground = new Playground(tab);
        playground.page.navigate("http://localhost:%d/downhill/%s".formatted(port, address));
        playground.awaitFrame();
        return playground;
    }

    /** Opens an address and waits for nothing. */
    static Playground begin(BrowserContext context, int port, String address) {
        Playground playground = new Playground(context.newPage());
        playground.page.navigate("http://localhost:%d/downhill/%s".formatted(port, address));
        return playground;
    }

    Page page() {
        return page;
    }

    /** What the browser's console complained about. */
    List<String> complaints() {
        return complaints;
    }

    Locator at(String id) {
        return page.locator("#" + id);
    }

    void click(String id) {
        at(id).click();
    }

    /** The plain number of a reading. */
    double value(String id) {
        String text = at(id).getAttribute("data-value");
        return switch (text) {
            case null -> Double.NaN;
            case "" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    String fingerprint() {
        return at("fingerprint").getAttribute("data-value");
    }

    String status() {
        return at("status").getAttribute("data-status");
    }

    int framesPainted(String id) {
        return ((Number) page.evaluate("id => document.getElementById(id).framesPainted", id)).intValue();
    }

    /** Pixels of an element's first picture that have a colour of the theme. */
    int ink(String id, String token) {
        return ((Number) page.evaluate(INK, List.of(id, token))).intValue();
    }

    /** Those within a strip of it: x, y, width, height in pixels of the picture. */
    int ink(String id, String token, List<Number> strip) {
        return ((Number) page.evaluate(INK, List.of(id, token, strip))).intValue();
    }

    void awaitFrame() {
        page.waitForFunction(
                "() => location.search.includes('run=')"
                        + " && ['loss', 'gradient-timeline', 'gradient-maps', 'output']"
                        + ".map(id => document.getElementById(id))"
                        + ".every(element => element && (element.framesPainted > 0 || !element.checkVisibility()))",
                null,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }

    void awaitStatus(String status) {
        assertThat(at("status"))
                .hasAttribute("data-status", status, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }

    /** Waits until a reading is at least so large. */
    void awaitAtLeast(String id, double least) {
        page.waitForFunction(
                "([id, least]) => Number(document.getElementById(id).dataset.value) >= least",
                List.of(id, least),
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }

    /** Picks an entry of a menu by what it says, also of one that shows only a few at first. */
    void choose(String id, String label) {
        click(id);
        Locator options = page.locator("#" + id + " [role=option]:visible");
        options.first().waitFor();
        if (options.allTextContents().stream().noneMatch(text -> text.strip().equals(label))) {
            options.last().click();
        }
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .locator("visible=true")
                .click();
    }

    /** Types into a field and leaves it. */
    void type(String id, String text) {
        Locator input = at(id).locator("input");
        input.fill(text);
        input.press("Enter");
        input.blur();
    }

    /** Waits for another state than this one; agrees to new weights, if the page asks. */
    void awaitOther(String fingerprint) {
        page.waitForFunction(
                "old => document.getElementById('fingerprint').dataset.value !== old"
                        + " || !document.getElementById('restart-note').hidden",
                fingerprint);
        if (at("restart-note").isVisible()) {
            click("restart-accept");
        }
        page.waitForFunction("old => document.getElementById('fingerprint').dataset.value !== old", fingerprint);
    }

    /** Opens the folded part of a panel. */
    void more(String panel) {
        Locator summary = page.locator("." + panel + " vaadin-details-summary");
        if (page.locator("." + panel + " vaadin-details[opened]").count() == 0) {
            summary.click();
        }
    }

    /** Trains as fast as possible and stops after so many epochs. */
    void train(int epochs) {
        more("dh-training");
        type("stop-after", Integer.toString(epochs));
        choose("speed", "Full speed");
        click("play");
        awaitStatus("finished");
    }

    /** The loss curves as they are drawn: x, train, test. */
    @SuppressWarnings("unchecked")
    Map<String, List<Number>> drawn() {
        return (Map<String, List<Number>>) page.evaluate("() => {"
                + "const {x, train, test} = document.getElementById('loss').drawn();"
                + "return {x: [...x], train: [...train], test: [...test]}; }");
    }

    /** The error signal of each layer, the output layer last; null where it is not finite. */
    @SuppressWarnings("unchecked")
    List<Number> errorSignal() {
        return (List<Number>) page.evaluate("() => document.getElementById('gradient-timeline').frame.current");
    }

    /** The address without the live run: what somebody copies to share the experiment. */
    String link() {
        return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/downhill/", "");
    }
}
