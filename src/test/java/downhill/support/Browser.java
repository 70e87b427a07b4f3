package downhill.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Hands a test windows of the one Chromium that all tests share, and closes them after it.
 *
 * <p>Use: {@code @RegisterExtension final Browser browser = new Browser();}, then {@link #newContext}.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback {

    // no-sandbox: root has no sandbox, nor have most containers, and the tests open only this server's pages
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private ExtensionContext test;

    /** A window with cookies and cache of its own, in device-independent pixels. */
    public BrowserContext newContext(int width, int height, boolean dark) {
        return newContext(width, height, dark, "en-GB");
    }

    /** One whose browser speaks a language. */
    public BrowserContext newContext(int width, int height, boolean dark, String locale) {
        var options = new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        BrowserContext context = shared().browser().newContext(options);
        contexts.add(context);
        return context;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** JUnit closes what its root store holds after the last test. */
    private Shared shared() {
        return test.getRoot()
                .getStore(Namespace.create(Browser.class))
                .computeIfAbsent(Shared.class, key -> Shared.launch(), Shared.class);
    }

    private record Shared(Playwright playwright, com.microsoft.playwright.Browser browser) implements AutoCloseable {

        static Shared launch() {
            var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            BrowserType chromium = playwright.chromium();
            Path executable = Chromium.find(Path.of(chromium.executablePath()));
            var options = new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(ARGUMENTS);
            return new Shared(playwright, chromium.launch(options));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
