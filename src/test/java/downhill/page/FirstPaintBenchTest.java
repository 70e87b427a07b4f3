package downhill.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import downhill.experiment.Cards;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How soon the page is of use, how smoothly it goes on, and how far its parts move: prints, and asserts nothing. */
@PageTest
@Tag("bench")
class FirstPaintBenchTest {
    private static final int TIMES = 30;
    private static final int FEW = 3;
    private static final double MILLIS = 10_000;
    private static final double SETTLED = 2_000;
    private static final double REACTION = 200;
    private static final double PRESS = 80;

    // Each moment is that at which the animation frame after begins, when the one before has been given to the screen;
    // what
    // else is drawn there is not in it.
    private static final String WATCH = """
            (() => {
              const seen = window.seen = {largest: 0, shifted: 0, moved: []};
              new PerformanceObserver(list => list.getEntries().forEach(each => seen.largest = each.startTime))
                  .observe({type: 'largest-contentful-paint', buffered: true});
              new PerformanceObserver(list => list.getEntries().filter(each => !each.hadRecentInput).forEach(each => {
                seen.shifted += each.value;
                each.sources.forEach(source => seen.moved.push(source.node?.id || source.node?.className || ''));
              })).observe({type: 'layout-shift', buffered: true});
              const frame = requestAnimationFrame;
              window.requestAnimationFrame = action => frame(at => {
                if (at !== seen.tick) {
                  seen.tick = at;
                  seen.began = performance.now();
                }
                action(at);
              });
              const look = () => {
                if (['output', 'network'].every(id => document.getElementById(id)?.framesPainted > 0)) {
                  seen.useful = performance.now();
                } else {
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
              addEventListener('click', event => {
                const [loss, update] = ['loss', 'update'].map(id => document.getElementById(id));
                const before = loss.framesPainted;
                const shown = () => {
                  if (loss.framesPainted > before && update.dataset.value > 0) {
                    requestAnimationFrame(() => seen.answered = seen.began - event.timeStamp);
                    heard.disconnect();
                  }
                };
                const heard = new MutationObserver(() => {
                  seen.arrived ??= performance.now() - event.timeStamp;
                  requestAnimationFrame(shown);
                });
                heard.observe(update, {attributes: true});
              }, {capture: true, once: true});
            })()
            """;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private Page open(BrowserContext context, String address) {
        Page tab = context.newPage();
        tab.addInitScript(WATCH);
        Playground.at(tab, port, address);
        tab.waitForFunction("() => window.seen.useful");
        return tab;
    }

    private static double seen(Page tab, String what) {
        return ((Number) tab.evaluate("what => window.seen[what]", what)).doubleValue();
    }

    // The outline stands in the page's HTML: it is painted at once or not at all.
    private static double firstPaint(Page tab) {
        return ((Number) tab.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
    }

    // A server that has run for a while is quicker than one that has just begun.
    private static void print(String name, double[] millis) {
        System.out.printf(
                "%s: median %.0f ms, from %.0f to %.0f; of the first three %.0f, of the second half %.0f%n",
                name,
                median(millis),
                Arrays.stream(millis).min().orElseThrow(),
                Arrays.stream(millis).max().orElseThrow(),
                median(Arrays.copyOf(millis, FEW)),
                median(Arrays.copyOfRange(millis, TIMES / 2, TIMES)));
    }

    private static double median(double[] some) {
        double[] sorted = some.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Test
    void timeToTheFirstPictureAndFromPlayToTraining() {
        double[] outline = new double[TIMES];
        double[] useful = new double[TIMES];
        double[] largest = new double[TIMES];
        double[] again = new double[TIMES];
        double[] played = new double[TIMES];
        double[] settled = new double[TIMES];
        double[] arrived = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            BrowserContext context = browser.newContext(1440, 900, false);
            Page cold = open(context, "");
            outline[i] = firstPaint(cold);
            useful[i] = seen(cold, "useful");
            largest[i] = seen(cold, "largest");
            cold.waitForTimeout(SETTLED);
            settled[i] = play(cold);
            arrived[i] = seen(cold, "arrived");
            cold.close();
            Page warm = open(context, "");
            again[i] = seen(warm, "useful");
            played[i] = play(warm);
            context.close();
        }
        print("question, examples and outline of the panels painted, nothing cached", outline);
        print("graph and output drawn, nothing cached", useful);
        print("largest contentful paint (texts; canvases do not count), nothing cached", largest);
        print("graph and output drawn, files cached", again);
        print("from Play, pressed at once, to the first update drawn", played);
        print("from Play, pressed two seconds after the first picture, to the first update drawn", settled);
        print("of it, until the page had that update", arrived);
    }

    private static double play(Page tab) {
        tab.locator("#play").hover();
        tab.waitForTimeout(REACTION);
        tab.locator("#play").click(new Locator.ClickOptions().setDelay(PRESS));
        tab.waitForFunction("() => window.seen.answered");
        double answered = seen(tab, "answered");
        tab.locator("#play").click(); // else its run takes from what comes next
        tab.waitForFunction("() => document.getElementById('status').dataset.status !== 'training'");
        return answered;
    }

    @Test
    void framesOfTheFirstCard() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        page.click("play");
        page.awaitStatus("training");
        for (int tenth = 0; tenth < 6; tenth++) {
            int before = page.framesPainted("loss");
            page.page().waitForTimeout(MILLIS);
            System.out.printf(
                    "%.1f frames/s in the 10 s from second %d%n",
                    (page.framesPainted("loss") - before) / MILLIS * 1000, tenth * 10);
        }
    }

    @Test
    void howFarThePartsOfThePageMove() {
        for (int width : new int[] {1440, 390}) {
            for (String card : List.of("p0", "p8", "p9", "p12")) {
                BrowserContext context = browser.newContext(width, width == 390 ? 844 : 900, false);
                Page tab = open(context, address(card));
                double opened = seen(tab, "shifted");
                tab.locator("#play").click();
                tab.waitForTimeout(MILLIS / 2);
                System.out.printf(
                        "%s, %d px wide: shifts of %.4f while it opens, %.4f while it trains; moved: %s%n",
                        card,
                        width,
                        opened,
                        seen(tab, "shifted") - opened,
                        tab.evaluate("() => window.seen.moved.join()"));
                context.close();
            }
        }
    }

    private static String address(String id) {
        return Cards.all().stream()
                .filter(card -> card.id().equals(id))
                .map(card -> "x/" + Links.encode(card.start().experiment()))
                .findFirst()
                .orElseThrow();
    }
}
