package downhill.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page costs on the wire: prints, and asserts nothing. */
@PageTest
@Tag("bench")
class PushBenchTest {
    private static final double MILLIS = 10_000;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void bytesAndFramesOfTheCards() {
        for (String card : new String[] {"p0", "p8", "p9"}) {
            measure(card, null);
        }
        for (String lens :
                new String[] {"One layer", "Sizes by layer", "Relative step", "Compass", "One update", "Valley walls"
                }) {
            measure("p0", lens);
        }
        measure("p12", "Through time");
    }

    private void measure(String card, @Nullable String lens) {
        BrowserContext context = browser.newContext(1440, 900, false);
        AtomicLong received = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        AtomicLong sentBytes = new AtomicLong();
        Page tab = context.newPage();
        tab.onWebSocket(socket -> {
            socket.onFrameReceived(frame -> {
                received.incrementAndGet();
                bytes.addAndGet(
                        frame.text() == null
                                ? frame.binary().length
                                : frame.text().length());
            });
            socket.onFrameSent(frame -> {
                sent.incrementAndGet();
                sentBytes.addAndGet(
                        frame.text() == null
                                ? frame.binary().length
                                : frame.text().length());
            });
        });
        Playground page = Playground.at(tab, port, "");
        page.click("card-" + card);
        page.awaitStatus("ready");
        if (lens != null) {
            page.click("microscope");
            page.choose("lens", lens);
        }
        page.click("play");
        page.awaitStatus("training");
        long[] before = {received.get(), bytes.get(), sent.get(), sentBytes.get(), page.framesPainted("loss")};
        tab.waitForTimeout(MILLIS);
        double frames = page.framesPainted("loss") - before[4];
        System.out.printf(
                "%s%s: %.1f frames/s, %.0f bytes a frame, %.2f messages a frame, %.2f answers a frame of %.0f bytes%n",
                card,
                lens == null ? "" : ", " + lens,
                frames / MILLIS * 1000,
                (bytes.get() - before[1]) / frames,
                (received.get() - before[0]) / frames,
                (sent.get() - before[2]) / frames,
                (double) (sentBytes.get() - before[3]) / (sent.get() - before[2]));
        context.close(); // a page that is left trains no more beside the next one
    }
}
