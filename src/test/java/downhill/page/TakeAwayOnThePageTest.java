package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.support.Browser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page gives out, each file clicked and read. */
@PageTest
class TakeAwayOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private Playground trained() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        return playground;
    }

    private Path file(Page page, String id) {
        Download download = page.waitForDownload(() -> page.locator("#" + id).click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private Path fromMenu(Playground playground, String menu, String id) {
        playground.click(menu);
        playground.at(id).waitFor();
        Path file = file(playground.page(), id);
        playground.page().keyboard().press("Escape");
        PlaywrightAssertions.assertThat(playground.at(id)).isHidden();
        return file;
    }

    @Test
    void measurementsComeAsTablesWithARowForEachUpdateThatWasMeasured() throws IOException {
        Playground playground = trained();
        List<String> csv = Files.readAllLines(fromMenu(playground, "take-loss", "take-series-csv"));
        List<String> lines = Files.readAllLines(fromMenu(playground, "take-loss", "take-series-jsonl"));
        assertThat(csv.getFirst()).startsWith("update,");
        assertThat(csv).hasSize(1 + 20 + 1); // the names, the start, and each of the first updates
        assertThat(lines).hasSize(csv.size() - 1).allMatch(line -> line.startsWith("{\"update\":"));
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void chartsComeAsPictures() throws IOException {
        Playground playground = trained();
        for (String chart : List.of("loss", "timeline")) {
            String svg = Files.readString(fromMenu(playground, "take-" + chart, "take-" + chart + "-svg"));
            assertThat(svg).startsWith("<svg").contains("<title", "<desc").endsWith("</svg>\n");
            BufferedImage png = ImageIO.read(fromMenu(playground, "take-" + chart, "take-" + chart + "-png")
                    .toFile());
            assertThat(png.getWidth()).isGreaterThan(1000);
        }
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void theWeightsComeWithTheFingerprintThatThePageShows() throws Exception {
        Playground playground = trained();
        playground.awaitStatus("paused");
        PlaywrightAssertions.assertThat(playground.at("fingerprint")).hasAttribute("data-value", Pattern.compile(".+"));
        String json = Files.readString(fromMenu(playground, "take-loss", "take-weights"));
        assertThat(json)
                .contains("\"update\": 20,", "\"fingerprint\": \"" + playground.fingerprint(), "\"0.weight\": [");
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void theExperimentComesAsJsonAndItsDataAsATable() throws Exception {
        Playground playground = trained();
        playground.click("share");
        playground.at("take-experiment").waitFor();
        String json = Files.readString(file(playground.page(), "take-experiment"));
        assertThat(ExperimentCodec.read(json)).isEqualTo(Cards.first());
        List<String> data = Files.readAllLines(file(playground.page(), "take-data"));
        assertThat(data).hasSize(1 + 200 + 200);
        assertThat(playground.complaints()).isEmpty();
    }
}
