package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody brings his own data along: a table, or points. */
@PageTest
class OwnDataOnThePageTest {
    private static final String GOOD = "height;width;kind\n"
            + IntStream.range(0, 40)
                    .mapToObj(i -> "%d,5;%d;%s".formatted(i % 7, i, i % 2 == 0 ? "cat" : "dog"))
                    .collect(Collectors.joining("\n"));

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private static void upload(Page page, String text) {
        page.locator("#own-upload input[type=file]")
                .setInputFiles(new FilePayload("mine.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets a file fall where files may. */
    private static void drop(Page page, String text) {
        page.evaluate(
                "text => { const files = new DataTransfer();"
                        + " files.items.add(new File([text], 'mine.csv', { type: 'text/csv' }));"
                        + " document.getElementById('own-upload').dispatchEvent("
                        + "new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })); }",
                text);
    }

    private static String picture(Playground playground) {
        byte[] shot = playground.at("output").locator("canvas").screenshot();
        return Base64.getEncoder().encodeToString(shot);
    }

    @Test
    void aTableIsLookedAtItsProblemsAreNamedByLineAndColumnAndItIsLearned() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        Page page = playground.page();
        playground.click("own-data");
        upload(page, "a,b,c\n1,2,3\n4,five,6\n7,8,9\n");
        assertThat(playground.at("own-problems")).hasText(Pattern.compile("^line 3, column b: five is not a number.*"));
        assertThat(playground.at("own-table-use")).isDisabled();
        drop(page, "a,b\n1,2\n3\n");
        assertThat(playground.at("own-problems")).containsText("line 3 has 1 values");

        upload(page, GOOD);
        assertThat(playground.at("own-summary")).containsText("40 of 40 rows can be used, with 2 inputs; 2 classes");
        assertThat(playground.at("own-preview").locator("tbody tr")).hasCount(5);
        assertThat(playground.at("own-problems")).isEmpty();
        playground.choose("own-target", "width");
        assertThat(playground.at("own-summary")).containsText("with 3 inputs; a number is learned");
        playground.at("own-features").getByText("kind").click();
        assertThat(playground.at("own-summary")).containsText("with 1 inputs");
        playground.click("own-table-use");
        assertThat(playground.at("own-table-use")).isHidden();

        assertThat(playground.at("own-data")).hasText("Your own table");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        page.reload();
        playground.awaitFrame();
        assertThat(playground.at("own-data")).hasText("Your own table");
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void pointsArePlacedByPointerAndByKeysAndTheOutputIsLookedAtInTwoWays() {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        Page page = playground.page();
        playground.click("own-data");
        playground.click("own-points");
        Locator plane = page.locator("point-brush canvas");
        BoundingBox box = plane.boundingBox();
        page.mouse().move(box.x + 0.3 * box.width, box.y + 0.2 * box.height);
        page.mouse().down();
        page.mouse().move(box.x + 0.6 * box.width, box.y + 0.2 * box.height, new Mouse.MoveOptions().setSteps(12));
        page.mouse().up();
        assertThat(playground.at("own-points-trouble")).containsText("there must be two labels");
        assertThat(playground.at("own-points-use")).isDisabled();
        plane.press("2");
        for (String key : new String[] {"Shift+ArrowDown", "Space", "ArrowRight", "Space", "ArrowRight", "Enter"}) {
            plane.press(key);
        }
        Locator status = page.locator("point-brush .status");
        assertThat(status).containsText("3 of class 2");
        plane.press("Delete");
        assertThat(status).not().containsText("3 of class 2");
        page.locator("point-brush [part=undo]").click();
        assertThat(status).containsText("3 of class 2");
        playground.click("own-points-use");
        assertThat(playground.at("own-data")).hasText("Your own points");
        playground.click("epoch-step");
        playground.awaitAtLeast("epoch", 1);
        playground.awaitStatus("paused");

        String shades = picture(playground);
        playground.click("output-look");
        playground.at("discrete").click();
        page.keyboard().press("Escape");
        assertThat(playground.at("discrete")).isHidden();
        String classes = picture(playground);
        assertThat(classes).isNotEqualTo(shades);
        playground.click("output-look");
        playground.at("show-test").click();
        page.keyboard().press("Escape");
        assertThat(playground.at("show-test")).isHidden();
        assertThat(picture(playground)).isNotEqualTo(classes);
        assertThat(playground.complaints()).isEmpty();
    }

    @Test
    void furtherInputsOfAPlaneAreChosenAndBeginAnew() throws InvalidExperiment {
        Playground playground = Playground.open(browser.newContext(1440, 900, false), port, "");
        playground.more("dh-data");
        playground.at("derived").getByText("x1²").click();
        playground.awaitFrame();
        playground.click("step");
        playground.awaitAtLeast("update", 1);
        assertThat(Links.decode(playground.link().replaceFirst("^x/", ""))
                        .data()
                        .inputs())
                .isEqualTo(3);
        assertThat(playground.at("derived").locator("vaadin-checkbox[checked]")).hasCount(1);
        assertThat(playground.complaints()).isEmpty();
    }
}
