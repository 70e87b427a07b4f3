package downhill.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people with disabilities from using a page, by the rules of axe-core. */
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything serious or critical, a line for each place. */
    @SuppressWarnings("unchecked")
    static List<String> serious(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>)
                page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
                        + ".filter(rule => ['serious', 'critical'].includes(rule.impact))"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.target.flat().join(' ') + ': '"
                        + " + node.failureSummary.replaceAll(/\\s+/g, ' ') + ' ' + node.html.slice(0, 160))))");
    }
}
