package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import downhill.support.Browser;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The browser reads cells as the server writes them: the texts are those of {@code ShadesTest}. */
@PageTest
class CellsInTheBrowserTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private static Object read(Page page, String reader, String text) {
        return page.evaluate(
                "async ([reader, text]) => { const codec = await import(new URL('elements/codec.js', document.baseURI));"
                        + " return Array.from(codec[reader](text)); }",
                List.of(reader, text));
    }

    @Test
    void aSignStandsForTheLetterBeforeItAsOftenAsItSays() {
        Page page =
                Playground.open(browser.newContext(1440, 900, false), port, "").page();
        assertThat(read(page, "cellCodes", "A~~")).isEqualTo(Collections.nCopies(49, 0));
        assertThat(read(page, "cellCodes", "A+!A~"))
                .isEqualTo(Stream.of(List.of(0, 254, 254), Collections.nCopies(25, 0))
                        .flatMap(List::stream)
                        .toList());
        assertThat(read(page, "cellCodes", "A+A")).isEqualTo(List.of(0, 254, 0));
        assertThat(read(page, "cellCodes", "/!f")).isEqualTo(List.of(255, 255, 127));
        assertThat(read(page, "cellClasses", "AC#JA!")).isEqualTo(List.of(0, 2, 2, 2, 9, 0, 0));
        assertThat(read(page, "cellCodes", "")).isEqualTo(List.of());
    }
}
