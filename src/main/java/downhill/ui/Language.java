package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a page the language that its visitor has chosen, else that of the browser; a cookie remembers the choice. */
@Component
class Language implements VaadinServiceInitListener {
    private static final String COOKIE = "downhill-language";
    private static final Duration LIFE = Duration.ofDays(365);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI page = init.getUI();
            chosen(VaadinRequest.getCurrent()).ifPresent(page::setLocale);
            page.getPage()
                    .executeJs(
                            "document.documentElement.lang = $0",
                            page.getLocale().getLanguage());
        });
    }

    /** Of a page that is to come. */
    static Locale of(VaadinRequest request) {
        return chosen(request).orElseGet(request::getLocale);
    }

    private static Optional<Locale> chosen(@Nullable VaadinRequest request) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(cookie -> known(cookie.getValue()).stream())
                        .findFirst();
    }

    private static Optional<Locale> known(String tag) {
        return Arrays.stream(new Locale[] {Locale.ENGLISH, Locale.GERMAN})
                .filter(locale -> locale.getLanguage().equals(tag))
                .findFirst();
    }

    /** The one that the page does not have. */
    static Locale other() {
        return Words.locale().getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.ENGLISH : Locale.GERMAN;
    }

    /** Loads the page anew in the other language; its run is in its address. */
    static void change(UI page) {
        page.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + '; Max-Age=' + $2 + '; SameSite=Lax; Path='"
                                + " + new URL(document.baseURI).pathname; location.reload()",
                        COOKIE,
                        other().getLanguage(),
                        (double) LIFE.toSeconds());
    }
}
