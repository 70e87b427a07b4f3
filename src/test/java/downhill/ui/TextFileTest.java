package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Reading of files that people bring along. */
class TextFileTest {
    private static final String TEXT = "Größe;Maß;Preis €";

    @Test
    void umlautsSurviveWhoeverWroteTheFile() {
        assertThat(TextFile.decode(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(TextFile.decode(TEXT.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(TEXT);
    }
}
