package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.support.Browser;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class TrainingOnThePageTest {
    private static final List<String> ELEMENTS = List.of("loss", "gradient-timeline", "gradient-maps", "output");

    /** How answers are drawn, which of them, and the measure of how good they are, where it is no plane of classes. */
    private static final Map<String, String[]> KINDS = Map.of(
            "plane", new String[] {"plane", "grid", "R²"},
            "line", new String[] {"curve", "curve", "R²"},
            "sine", new String[] {"curve", "curve", "R²"},
            "auto_mpg", new String[] {"curve", "curve", "R²"},
            "iris", new String[] {"confusion", "matrix", "accuracy"},
            "mauna_loa_co2", new String[] {"forecast", "ahead", "R²"},
            "sine_continuation", new String[] {"forecast", "ahead", "R²"});

    /** Panels of which a part lies outside of the window. */
    private static final String OUT_OF_VIEW = """
            () => [...document.querySelectorAll('.dh-bar, .dh-story, .dh-panel')].filter(each => {
              const { top, bottom, left, right } = each.getBoundingClientRect();
              return each.checkVisibility() && (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth);
            }).map(each => each.className)""";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void playMovesEpochLossesAndAllFourElementsAndNothingJumps() {
        Playground page = open("");
        Object boxes = boxes(page);
        assertThat((List<?>) page.page().evaluate(OUT_OF_VIEW)).isEmpty();
        double train = page.value("train-loss");
        double test = page.value("test-loss");
        assertThat(page.at("play").getAttribute("aria-pressed")).isEqualTo("false");
        Object answers = page.page().evaluate("() => document.getElementById('output').answers.grid");
        page.click("play");
        page.awaitAtLeast("epoch", 30);
        page.page().waitForFunction("first => document.getElementById('output').answers.grid !== first", answers);
        assertThat(page.at("play").getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.value("train-loss")).isLessThan(train);
        assertThat(page.value("test-loss")).isLessThan(test);
        ELEMENTS.forEach(id -> assertThat(page.framesPainted(id)).as(id).isGreaterThan(10));
        page.click("play");
        page.awaitStatus("paused");
        assertThat(boxes(page)).isEqualTo(boxes);
        page.page().setViewportSize(1024, 768);
        assertThat(sideways(page)).isLessThanOrEqualTo(0);
        assertThat(page.complaints()).isEmpty();
    }

    private static int sideways(Playground page) {
        return ((Number) page.page().evaluate("() => document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    private static Object boxes(Playground page) {
        return page.page()
                .evaluate(
                        "() => [...document.querySelectorAll('.dh-panel, .dh-bar > *, .dh-story > *')]"
                                + ".map(e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].join(); })");
    }

    @Test
    void oneUpdateLightsItsBatchUpAndOneEpochAndResetDoWhatTheySay() {
        Playground page = open("");
        String start = page.fingerprint();
        page.click("step");
        page.awaitAtLeast("update", 1);
        assertThat(page.value("update")).isEqualTo(1);
        List<Number> first = lit(page);
        page.click("step");
        page.awaitAtLeast("update", 2);
        List<Number> second = lit(page);
        assertThat(first).hasSize(10).doesNotHaveDuplicates().doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(10).doesNotHaveDuplicates();
        page.click("epoch-step");
        page.awaitAtLeast("update", 20);
        assertThat(page.value("update")).isEqualTo(20);
        assertThat(page.value("epoch")).isEqualTo(1);
        page.click("reset");
        page.awaitStatus("ready");
        assertThat(page.fingerprint()).isEqualTo(start);
        page.click("new-seed");
        page.page().waitForFunction("old => document.getElementById('fingerprint').dataset.value !== old", start);
    }

    /**
     * The examples around which the picture of the output is another one without its batch: those of the batch, if each of
     * them is so, and nothing else is.
     */
    @SuppressWarnings("unchecked")
    private static List<Number> lit(Playground page) {
        return (List<Number>) page.page()
                .evaluate("async () => {"
                        + "const { placing, squareBox } = await import(new URL('elements/plot.js', document.baseURI));"
                        + "const { float32 } = await import(new URL('elements/codec.js', document.baseURI));"
                        + "const output = document.getElementById('output');"
                        + "const square = output.shadowRoot.querySelector('.square');"
                        + "const canvas = square.querySelector('canvas');"
                        + "const ratio = canvas.width / square.clientWidth;"
                        + "const painted = async () => { const old = output.framesPainted;"
                        + "  while (output.framesPainted === old) { await new Promise(requestAnimationFrame); }"
                        + "  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; };"
                        + "const { frame } = output;"
                        + "output.frame = { ...frame, batch: [] };"
                        + "const without = await painted();"
                        + "output.frame = frame;"
                        + "const with_ = await painted();"
                        + "const at = placing(squareBox(square.clientWidth), output.data);"
                        + "const points = float32(output.data.points);"
                        + "const places = frame.batch.map(i => [at.x(points[i * 4]) * ratio, at.y(points[i * 4 + 1]) * ratio]);"
                        + "const touched = new Set();"
                        + "for (let p = 0; p < without.length; p += 4) {"
                        + "  if ([0, 1, 2, 3].some(k => without[p + k] !== with_[p + k])) {"
                        + "    const [x, y] = [p / 4 % canvas.width + 0.5, Math.floor(p / 4 / canvas.width) + 0.5];"
                        + "    const near = frame.batch.filter((_, k) => Math.hypot(x - places[k][0], y - places[k][1]) < 9 * ratio);"
                        + "    near.length ? near.forEach(i => touched.add(i)) : touched.add(-1);"
                        + "  } }"
                        + "return [...touched]; }");
    }

    @Test
    void choicesChangeWhileItTrains() {
        Playground page = open("");
        page.click("play");
        page.awaitAtLeast("update", 20);
        String before = page.link();
        page.choose("optimizer", "Adam");
        page.type("learning-rate", "0.007");
        page.choose("schedule", "A little every epoch");
        page.more("dh-training");
        page.type("size", "25");
        page.choose("clipping", "Clip the norm");
        double update = page.value("update");
        page.awaitAtLeast("update", update + 50);
        assertThat(page.status()).isEqualTo("training");
        assertThat(page.value("learning-rate-now")).isLessThan(0.007);
        assertThat(page.link()).isNotEqualTo(before);
        page.click("play");
        page.awaitStatus("paused");
        Playground copy = open(page.link());
        assertThat(copy.at("learning-rate").locator("input").inputValue()).isEqualTo("0.007");
        copy.more("dh-training");
        assertThat(copy.at("size").locator("input").inputValue()).isEqualTo("25");
        assertThat(copy.complaints()).isEmpty();
    }

    private static void penguinsTrain(Playground page) {
        page.page().locator("#dataset [data-id=penguins]").click();
        page.awaitStatus("ready");
        page.page().waitForFunction("() => document.getElementById('output').data?.kind === 'confusion'");
        page.train(20);
        assertThat(page.value("test-loss")).isLessThan(0.3);
        assertThat(page.value("test-metric")).isGreaterThan(0.9);
    }

    @Test
    void everyDataSetTrainsFromItsPictureAndNothingIsAskedOfAnyOtherServer() {
        BrowserContext context = browser.newContext(1440, 900, false);
        Set<String> hosts = new HashSet<>();
        context.onRequest(request ->
                hosts.add(request.url().replaceFirst("^(data|blob):.*", "").replaceFirst("^\\w+://([^/]*)/.*", "$1")));
        Playground page = Playground.open(context, port, "");
        for (String id : List.of(
                "blobs",
                "moons",
                "xor",
                "spiral",
                "plane",
                "line",
                "sine",
                "auto_mpg",
                "iris",
                "mauna_loa_co2",
                "sine_continuation",
                "rings")) {
            String start = page.fingerprint();
            page.page().locator("#dataset [data-id=" + id + "]").click();
            page.awaitOther(start);
            int painted = page.framesPainted("output");
            page.click("epoch-step");
            page.awaitAtLeast("epoch", 1);
            page.page().waitForFunction("old => document.getElementById('output').framesPainted > old", painted);
            itsAnswersAreDrawnInTheirOwnWay(page, id);
            if (id.equals("iris")) {
                PlaywrightAssertions.assertThat(page.at("output").locator("td"))
                        .hasText(Collections.nCopies(9, Pattern.compile("\\d+")).toArray(Pattern[]::new));
            } else if (KINDS.containsKey(id) && !id.equals("plane")) {
                page.page().waitForCondition(() -> page.ink("output", "--dh-train") > 50);
            }
        }
        page.click("card-p0"); // from its own settings, and nothing to lose
        page.awaitStatus("ready");
        penguinsTrain(page);
        hosts.remove("");
        assertThat(hosts).containsExactly("localhost:" + port);
        assertThat(page.complaints()).isEmpty();
    }

    private static void itsAnswersAreDrawnInTheirOwnWay(Playground page, String data) {
        String[] expected = KINDS.getOrDefault(data, new String[] {"plane", "grid", "accuracy"});
        page.page()
                .waitForFunction(
                        "([kind, answer]) => { const { data, answers } = document.getElementById('output');"
                                + " return data.kind === kind && answers[answer]?.length > 0; }",
                        List.of(expected[0], expected[1]));
        PlaywrightAssertions.assertThat(page.page().locator(".dh-output .dh-reading"))
                .hasText(Pattern.compile("Test " + expected[2] + "\\s*-?\\d.*"));
    }

    @Test
    void theSameLinkGivesTheSameNumbersAndCurvesAlsoInAThrottledBrowser() {
        Playground first = open("");
        Playground second = open(first.link());
        throttle(second);
        for (Playground page : List.of(first, second)) {
            page.train(50);
            assertThat(page.value("epoch")).isEqualTo(50);
        }
        assertThat(second.fingerprint()).hasSize(12).isEqualTo(first.fingerprint());
        for (Playground page : List.of(first, second)) {
            page.page().waitForFunction("() => document.getElementById('loss').drawn().x.length === 1001");
        }
        assertThat(second.drawn()).isEqualTo(first.drawn());
    }

    private static void throttle(Playground playground) {
        CDPSession session = playground.page().context().newCDPSession(playground.page());
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", 6);
        session.send("Emulation.setCPUThrottlingRate", rate);
    }

    @Test
    void aPhoneShowsItAllWithoutSidewaysScrolling() {
        Playground page = Playground.open(browser.newContext(390, 844, true), port, "");
        page.click("play");
        page.awaitAtLeast("epoch", 2);
        assertThat(sideways(page)).isLessThanOrEqualTo(0);
        assertThat(page.page()
                        .evaluate(
                                "() => new Set([...document.querySelectorAll('.dh-panel')].filter(each => each.checkVisibility())"
                                        + ".map(each => each.getBoundingClientRect().x)).size"))
                .isEqualTo(1); // one column
        ELEMENTS.forEach(id -> {
            page.at(id).scrollIntoViewIfNeeded();
            assertThat(page.at(id).isVisible()).as(id).isTrue();
        });
        assertThat(page.complaints()).isEmpty();
    }

    private Playground open(String address) {
        return Playground.open(browser.newContext(1440, 900, false), port, address);
    }
}
