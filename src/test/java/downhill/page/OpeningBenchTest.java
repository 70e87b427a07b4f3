package downhill.page;

import com.microsoft.playwright.BrowserContext;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Owner;
import downhill.share.Shared;
import downhill.share.ShortLinks;
import downhill.support.Browser;
import downhill.train.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long a link takes until its first frame is drawn, in a browser that has the page's files: prints, and asserts nothing. */
@PageTest
@Tag("bench")
class OpeningBenchTest {
    private static final int TIMES = 7;
    private static final String FIRST = "x/" + Links.encode(Cards.first());
    private static final String PLACED = """
            {"format":1,"data":{"dataset":{"id":"placed","values":[0.5,1,0,-1,0.25,1,2,2,1,-2,0.5,0]},"train":3,"test":1}}
            """;

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ShortLinks links;

    @Test
    void timeToOpen() throws InvalidExperiment {
        Recording points = new Recording(ExperimentCodec.read(PLACED), List.of());
        String kept = "s/" + links.put(Owner.random(), new Shared(points, Optional.empty(), "", ""));
        BrowserContext context = browser.newContext(1440, 900, false);
        Playground.open(context, port, "").page().close();
        measure(context, "self-contained", FIRST);
        measure(context, "short, with placed points", kept);
        measure(context, "moment at update 1,000", FIRST + "?at=1000");
        measure(context, "moment at update 100,000", FIRST + "?at=100000");
    }

    private void measure(BrowserContext context, String name, String address) {
        long[] millis = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long started = System.nanoTime();
            Playground page = Playground.open(context, port, address);
            millis[i] = (System.nanoTime() - started) / 1_000_000;
            page.page().close();
        }
        Arrays.sort(millis);
        System.out.printf("%s: median %d ms, from %d to %d%n", name, millis[TIMES / 2], millis[0], millis[TIMES - 1]);
    }
}
