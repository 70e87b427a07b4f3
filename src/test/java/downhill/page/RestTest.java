package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import downhill.support.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody looks at, or does not change, costs nothing. */
@PageTest
class RestTest {
    private static final String PAINTED = "document.getElementById('output')?.framesPainted > 0";
    private static final double MILLIS = 10_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private String address(String path) {
        return "http://localhost:%d/downhill/%s".formatted(port, path);
    }

    @Test
    void aHiddenTabGetsNoFurtherFramesAndCatchesUpLaterAndAPageWhoseRunRestsGetsNone() throws Exception {
        BrowserContext context = browser.newContext(1440, 900, false);
        Page blank = context.newPage();
        try (RealTab tab = new RealTab(blank, address(""))) {
            play(tab);
            double seen;
            try (AutoCloseable _ = tab.hide()) {
                seen = standStill(blank, tab);
                long before = tab.messages();
                String run = tab.read("location.pathname.replace(/.*downhill\\//, '') + location.search");
                Playground witness = Playground.open(context, port, run);
                witness.awaitAtLeast("update", seen + 200);
                assertThat(update(tab)).isEqualTo(seen);
                assertThat(tab.messages()).isEqualTo(before);
                witness.page().close();
            }
            tab.await(value() + " >= " + (seen + 200));

            tab.read("document.getElementById('play').click()");
            tab.await("document.getElementById('status').dataset.status === 'paused'");
            double rested = standStill(blank, tab);
            long before = tab.messages();
            Playground next = Playground.open(context, port, "");
            next.click("epoch-step");
            next.awaitAtLeast("epoch", 1);
            assertThat(update(tab)).isEqualTo(rested);
            assertThat(tab.messages()).isEqualTo(before);
        }
    }

    private static void play(RealTab tab) {
        tab.await(PAINTED);
        tab.read("document.getElementById('play').click()");
        tab.await(value() + " >= 20");
    }

    private static String value() {
        return "Number(document.getElementById('update').dataset.value)";
    }

    private static double update(RealTab tab) {
        return Double.parseDouble(tab.read(value()));
    }

    /** The update that is shown once no message has come for half a second. */
    private static double standStill(Page clock, RealTab tab) {
        long[] last = {-1, System.nanoTime()};
        clock.waitForCondition(() -> {
            if (tab.messages() != last[0]) {
                last[0] = tab.messages();
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > 500_000_000;
        });
        return update(tab);
    }

    /** Prints, and asserts nothing. */
    @Test
    @Tag("bench")
    void whatAHiddenTabAndAPageThatRestsCost() throws Exception {
        Page blank = browser.newContext(1440, 900, false).newPage();
        try (RealTab tab = new RealTab(blank, address(""))) {
            play(tab);
            print(blank, tab, "training in front");
            try (AutoCloseable _ = tab.hide()) {
                standStill(blank, tab);
                print(blank, tab, "training in a hidden tab");
            }
            tab.read("document.getElementById('play').click()");
            tab.await("document.getElementById('status').dataset.status === 'paused'");
            standStill(blank, tab);
            print(blank, tab, "paused in front");
        }
    }

    private static void print(Page clock, RealTab tab, String what) {
        long[] before = {tab.messages(), tab.characters()};
        double work = tab.work();
        clock.waitForTimeout(MILLIS);
        System.out.printf(
                "%s: %d messages, %d bytes, %.0f ms of work in ten seconds%n",
                what, tab.messages() - before[0], tab.characters() - before[1], 1000 * (tab.work() - work));
    }
}
