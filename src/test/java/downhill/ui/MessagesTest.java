package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void aTextComesFromTheBundleInEveryLocale() {
        assertThat(new Messages().getTranslation("error.back", Locale.GERMAN)).isEqualTo("Open Downhill");
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
