package downhill.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import downhill.support.Browser;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Keys for programs in a real browser. */
@PageTest
class TokensOnThePageTest {

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    private String address(String path) {
        return "http://localhost:%d/downhill/%s".formatted(port, path);
    }

    @Test
    void aTokenIsShownOnceActsForThisBrowserAndCanBeTakenBack() {
        BrowserContext context = browser.newContext(1440, 900, false);
        Page page = context.newPage();
        page.navigate(address("mine"));
        page.locator("#mine-tokens").click();
        page.locator("#token-name input").fill("my laptop");
        page.locator("#token-make").click();
        Locator value = page.locator("#token-value input");
        assertThat(value).hasValue(Pattern.compile("downhill_[\\w-]{32}"));
        String token = value.inputValue();
        Locator rows = page.locator("#token-list li");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("my laptop");
        assertThat(page.locator("#token-api")).hasJSProperty("href", address("api/v1"));

        var bearer = RequestOptions.create()
                .setHeader("Authorization", "Bearer " + token)
                .setData(Map.of("card", "p1"));
        var started = context.request().post(address("api/v1/runs"), bearer);
        assertThat(started.status()).isEqualTo(201);
        String link = started.text().replaceFirst("(?s).*\"link\":\"/downhill/([^\"]*)\".*", "$1");
        Playground run = Playground.open(context, port, link);
        run.click("step");
        run.awaitAtLeast("update", 1);
        assertThat(run.page().url()).endsWith(link.replaceFirst(".*run=", "")); // its owner needs no run of his own

        page.reload();
        page.locator("#mine-tokens").click();
        assertThat(rows).hasCount(1);
        assertThat(page.locator("#token-value")).isHidden();
        rows.locator("vaadin-button").click();
        assertThat(rows).isHidden();
        assertThat(context.request().post(address("api/v1/runs"), bearer).status())
                .isEqualTo(401);
    }
}
