package downhill.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Links;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.NoNormalization;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.support.Browser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Layers, units, weights and error signal as the graph draws them, by what is seen of it. */
@PageTest
class NetworkOnThePageTest {

    /** What can be picked of a network, point by point: for each unit the box of its points, and how many colours are in it. */
    private static final String UNITS = """
            () => {
              const graph = document.getElementById('network');
              const canvas = graph.shadowRoot.querySelector('canvas');
              const box = canvas.getBoundingClientRect();
              const scale = canvas.width / canvas.clientWidth;
              const columns = [...graph.shadowRoot.querySelectorAll('.layer')].map(each => Math.round(parseFloat(each.style.left)));
              const found = new Map();
              let at;
              const listen = event => {
                event.stopImmediatePropagation();
                const { layer, row, column } = event.detail;
                if (row < 0 || column >= 0) {
                  return;
                }
                const name = `${layer} ${row}`;
                const { left, right, top, bottom } = found.get(name) ?? { left: at.x, right: at.x, top: at.y, bottom: at.y };
                found.set(name, { left: Math.min(left, at.x), right: Math.max(right, at.x), top: Math.min(top, at.y), bottom: Math.max(bottom, at.y) });
              };
              addEventListener('pick', listen, true);
              for (let y = 50; y < canvas.clientHeight - 34; y += 2) {
                for (const middle of columns) {
                  for (let x = middle - 30; x <= middle + 30; x += 2) {
                    at = { x, y };
                    canvas.dispatchEvent(new MouseEvent('click', { clientX: box.x + x, clientY: box.y + y }));
                  }
                }
              }
              removeEventListener('pick', listen, true);
              const context = canvas.getContext('2d');
              return [...found].map(([name, { left, right, top, bottom }]) => {
                const inner = [left + 4, top + 4, right - left - 8, bottom - top - 8].map(each => Math.round(each * scale));
                const { data } = context.getImageData(...inner);
                const colours = new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(i * 4, i * 4 + 3).join()));
                const [layer, row] = name.split(' ').map(Number);
                return { layer, row, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, colours: colours.size };
              });
            }""";

    /** Of each bar below a layer the share that is not of the colour of its track. */
    private static final String BARS = """
            () => {
              const root = document.getElementById('network').shadowRoot;
              const canvas = root.querySelector('canvas');
              const scale = canvas.width / canvas.clientWidth;
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.color = 'var(--dh-track)';
              const track = getComputedStyle(probe).color;
              probe.remove();
              const columns = [...root.querySelectorAll('.layer')].map(each => parseFloat(each.style.left));
              return columns.map(x => {
                const { data } = canvas.getContext('2d').getImageData(Math.round((x - 22) * scale), Math.round((canvas.clientHeight - 23) * scale), Math.round(44 * scale), 1);
                const pixels = Array.from({ length: data.length / 4 }, (_, i) => `rgb(${data[4 * i]}, ${data[4 * i + 1]}, ${data[4 * i + 2]})`);
                return pixels.filter(each => each !== track).length / pixels.length;
              });
            }""";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Test
    void eightLayersOfSixteenUnitsAreSeenAndCanBePickedAndEachUnitShowsWhatItComputes() {
        Playground page = Playground.open(browser.newContext(1440, 900, false), port, "x/" + Links.encode(deep()));
        page.click("epoch-step");
        page.awaitAtLeast("epoch", 1);
        page.awaitStatus("paused");
        List<Unit> units = units(page);
        assertThat(units.stream().filter(unit -> unit.layer() <= 8))
                .hasSize(8 * 16)
                .allSatisfy(unit -> {
                    assertThat(unit.width()).isGreaterThanOrEqualTo(9);
                    assertThat(unit.height()).isGreaterThanOrEqualTo(9);
                    assertThat(unit.colours()).isGreaterThan(2);
                });
        List<Double> bars = bars(page);
        for (int layer = 0; layer < 8; layer++) {
            double signal = page.errorSignal().get(layer).doubleValue();
            assertThat(bars.get(layer)).isCloseTo((Math.log10(signal) + 8) / 10, offset(0.06));
        }
        Unit last = units.stream()
                .filter(unit -> unit.layer() == 8 && unit.row() == 15)
                .findFirst()
                .orElseThrow();
        page.page().locator("network-graph canvas").click(new Locator.ClickOptions().setPosition(last.x(), last.y()));
        PlaywrightAssertions.assertThat(page.page().locator(".dh-chosen-weight"))
                .containsText("Layer 8: b[16]");

        page.click("card-p12");
        PlaywrightAssertions.assertThat(page.page().locator("network-graph canvas"))
                .hasAttribute("aria-label", Pattern.compile(".*Each unit shows its state.*Unrolled over 40 moments.*"));
        page.page().waitForCondition(() -> page.ink("network", "--dh-accent") > 50);
        page.page()
                .waitForCondition(() ->
                        units(page).stream().filter(unit -> unit.layer() == 1).allMatch(unit -> unit.colours() > 2));
        assertThat(page.complaints()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Unit> units(Playground page) {
        return ((List<Map<String, Number>>) page.page().evaluate(UNITS))
                .stream()
                        .map(each -> new Unit(
                                each.get("layer").intValue(),
                                each.get("row").intValue(),
                                each.get("x").doubleValue(),
                                each.get("y").doubleValue(),
                                each.get("width").doubleValue(),
                                each.get("height").doubleValue(),
                                each.get("colours").intValue()))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Double> bars(Playground page) {
        return ((List<Number>) page.page().evaluate(BARS))
                .stream().map(Number::doubleValue).toList();
    }

    private record Unit(int layer, int row, double x, double y, double width, double height, int colours) {}

    private static Experiment deep() {
        Dense layer = new Dense(16, new Tanh(), new XavierUniform(1), new NoNormalization());
        return Cards.first().withSubject(new Network(Collections.nCopies(8, layer), new XavierUniform(1)));
    }
}
