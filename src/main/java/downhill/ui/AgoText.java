package downhill.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How long ago something was. */
final class AgoText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneOffset.UTC);

    private static final int DAYS = 7;

    private AgoText() {}

    static String of(Instant then, Instant now) {
        Duration past = Duration.between(then, now);
        if (past.toMinutes() < 1) {
            return Words.text("ago.now");
        }
        if (past.toHours() < 1) {
            return Words.text("ago.minutes", past.toMinutes());
        }
        if (past.toDays() < 1) {
            return Words.text("ago.hours", past.toHours());
        }
        return past.toDays() <= DAYS
                ? Words.text("ago.days", past.toDays())
                : DATE.withLocale(locale()).format(then);
    }

    private static Locale locale() {
        return Words.locale().equals(Locale.ENGLISH) ? Locale.UK : Words.locale();
    }
}
