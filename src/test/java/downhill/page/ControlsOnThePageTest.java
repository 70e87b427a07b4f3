package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.support.Browser;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What there is to choose: each explains itself, and does what it says. */
@PageTest
class ControlsOnThePageTest {
    private static final List<String> FORMULAS = List.of(
            "optimizer",
            "learning-rate",
            "batch-size",
            "schedule",
            "clipping",
            "loss-function",
            "l1",
            "l2",
            "class-weights",
            "precision",
            "activation",
            "initialiser",
            "normalization",
            "one-layer");

    /** Controls that can be seen and say nothing of themselves when somebody points at them. */
    private static final String SILENT = """
            () => [...document.querySelectorAll('.dh-bar, .dh-data, .dh-network, .dh-training')]
              .flatMap(panel => [...panel.querySelectorAll('vaadin-select, vaadin-text-field, vaadin-checkbox,'
                + 'vaadin-checkbox-group, .dh-bar vaadin-button')])
              .filter(control => control.checkVisibility() && !control.parentElement.closest('vaadin-checkbox-group'))
              .filter(control => !control.querySelector(':scope > vaadin-tooltip')?.text)
              .map(control => control.id || control.outerHTML)""";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void everyControlExplainsItselfHasItsFormulaAndDoesWhatItSays() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "");
        List.of("dh-data", "dh-network", "dh-training").forEach(page::more);
        page.at("seed").waitFor();
        assertThat((List<?>) page.page().evaluate(SILENT)).isEmpty();

        page.choose("normalization", "Layer norm");
        await(page, now -> now.network().layers().toString().contains("LayerNorm"));
        page.choose("clipping", "Clip the norm");
        await(page, now -> now.training().treatment().size() == 1);
        assertThat((List<?>) page.page().evaluate(SILENT)).isEmpty();
        Locator card = page.page().locator(".dh-formula-card");
        for (String id : FORMULAS) {
            page.click("formula-" + id);
            PlaywrightAssertions.assertThat(card).isVisible();
            PlaywrightAssertions.assertThat(card.locator("math").first()).isVisible();
            page.page().keyboard().press("Escape");
            PlaywrightAssertions.assertThat(card).isHidden();
        }

        page.choose("batch-size", "One example");
        await(page, now -> now.training().batch().toString().contains("[size=1]"));
        page.choose("batch-size", "All examples");
        await(page, now -> now.training().batch().toString().startsWith("FullBatch"));
        page.click("shuffle");
        await(page, now -> !now.training().shuffle());
        page.click("stop-when-diverged");
        await(page, now -> !now.training().stopWhenDiverged());
        page.choose("initialiser", "Zeros");
        await(page, now -> now.network().output().id().equals("zeros"));
        page.at("network").locator("[data-layers='1']").click();
        await(page, now -> now.network().layers().size() == 3);
        page.at("network").locator("[data-layers='-1']").click();
        await(page, now -> now.network().layers().size() == 2);
        assertThat(page.complaints()).isEmpty();
    }

    private static void await(Playground page, Predicate<Experiment> is) {
        page.page().waitForCondition(() -> is.test(experiment(page)));
    }

    private static Experiment experiment(Playground page) {
        try {
            return Links.decode(page.link().replaceFirst("^x/", ""));
        } catch (InvalidExperiment e) {
            throw new AssertionError(e);
        }
    }
}
