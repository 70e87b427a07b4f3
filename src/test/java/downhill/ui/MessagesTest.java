package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void aTextComesInTheLanguageThatIsAskedForAndElseInEnglish() {
        Messages messages = new Messages();
        assertThat(messages.getTranslation("error.back", Locale.of("de", "AT"))).isEqualTo("Downhill öffnen");
        assertThat(messages.getTranslation("error.back", Locale.UK)).isEqualTo("Open Downhill");
        assertThat(messages.getTranslation("error.back", Locale.FRENCH)).isEqualTo("Open Downhill");
    }

    @Test
    void digitsAreNeverGroupedByADecimalPoint() {
        assertThat(new Messages().getTranslation("whole", Locale.GERMAN, 12_345))
                .isEqualTo("12’345");
        assertThat(new Messages().getTranslation("whole", Locale.ENGLISH, 12_345))
                .isEqualTo("12,345");
    }

    @Test
    void aMissingTextThrowsInTests() {
        assertThatThrownBy(() -> new Messages().getTranslation("no.such.key", Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void aVisitorSeesTheKeyOfAMissingText() {
        assertThat(new Messages(false).getTranslation("no.such.key", Locale.ENGLISH))
                .isEqualTo("no.such.key");
    }
}
