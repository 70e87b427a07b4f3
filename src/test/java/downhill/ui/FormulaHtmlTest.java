package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.Loss;
import downhill.nn.Normalization;
import downhill.optim.ClipNorm;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xml.sax.InputSource;
import testpages.BlankPage;

/** Formulas as the page draws them, and a screen reader reads them. */
class FormulaHtmlTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private static String html(Choice choice) {
        return choice instanceof Surface surface ? SurfaceFormula.html(surface) : FormulaHtml.letters(choice);
    }

    private static <T extends Choice> T choice(Class<T> family, String id) {
        return ExperimentCodec.choice(family, id).orElseThrow();
    }

    /** Without what stands for no sign. */
    private static String text(String html) {
        return html.replaceAll("</div>", " / ")
                .replaceAll("<[^>]+>|&#x206[12];", "")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&nbsp;", " ");
    }

    @Test
    void momentumIsReadWithItsNumbersAndWithoutWhatAddsNothing() {
        Optimizer momentum = choice(Optimizer.class, "momentum");
        assertThat(text(FormulaHtml.numbers(momentum, Map.of("lr", 0.028499999999999998))))
                .isEqualTo("v=g at first, then v=0.9·v+g / p=p−0.0285·v / ");
        assertThat(FormulaHtml.numbers(momentum, Map.of("lr", 0.03))).contains("<mn class=\"dh-own\">0.03</mn>");
        assertThat(text(FormulaHtml.letters(momentum))).contains("v=μ·v+(1−dampening)·g");
    }

    @Test
    void whatStandsForALimitIsFoundUnderItsLetter() {
        assertThat(FormulaHtml.numbers(new ClipNorm(1.5, 2), Map.of()))
                .contains("<mfrac><mn class=\"dh-own\">1.5</mn>")
                .contains("<msup><mn>10</mn><mn>−6</mn></msup>");
    }

    @Test
    void fractionsRootsPowersAndIndicesAreThose() {
        assertThat(FormulaHtml.letters(choice(Optimizer.class, "adam")))
                .contains("<msup><mi>g</mi><mn>2</mn></msup>")
                .contains("<msup><msub><mi>β</mi><mn>1</mn></msub><mi>t</mi></msup>")
                .contains("<msqrt><mfrac><mi>v</mi>")
                .contains("<mfrac><mfrac><mi>m</mi>");
        assertThat(FormulaHtml.numbers(choice(Schedule.class, "exponential"), Map.of("lr", 0.1)))
                .contains("<msup><mn class=\"dh-own\">0.95</mn><mi>t</mi></msup>");
        assertThat(FormulaHtml.letters(choice(Activation.class, "sigmoid")))
                .contains("<mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>z</mi>");
        assertThat(FormulaHtml.letters(choice(Loss.class, "nll"))).contains("<msub><mi>p</mi><mi>y</mi></msub>");
        assertThat(text(FormulaHtml.letters(choice(Treatment.class, "clip_norm"))))
                .contains("‖g‖>c");
    }

    @Test
    void whatDependsOnAConditionIsReadInLines() {
        assertThat(text(FormulaHtml.letters(choice(Activation.class, "elu")))).isEqualTo("{zif z>0α(ez−1)else / ");
        assertThat(FormulaHtml.letters(choice(Activation.class, "elu"))).contains("<mtable");
        assertThat(text(FormulaHtml.letters(choice(Loss.class, "huber"))))
                .startsWith("mean({d22if |d|≤δδ(|d|−δ2)else)");
    }

    @Test
    void wordsStandOutsideSoThatLinesCanBreakThere() {
        assertThat(FormulaHtml.letters(choice(Schedule.class, "one_cycle")))
                .contains("within a phase from <math")
                .doesNotContain("<mi>phase</mi>", "<mi>ends</mi>");
    }

    @Test
    void aNumberIsNeitherTakenForMoreDigitsOfAnotherNorForASubtraction() {
        assertThat(text(FormulaHtml.plain("2 a + b a + (1 - b) a^2 + a / b", Map.of("a", -3.0, "b", 0.5))))
                .isEqualTo("2·(−3)+0.5·(−3)+(1−0.5)·(−3)2+−30.5 / ");
        assertThat(text(FormulaHtml.plain("a + b x", Map.of("a", -3.0, "b", -1e-9))))
                .isEqualTo("−3+(−1·10−9)x / ");
    }

    @Test
    void theFormulaOfASurfaceCanGoOnInTheNextLine() {
        assertThat(SurfaceFormula.html(choice(Surface.class, "beale")).split("<math "))
                .hasSize(4);
        assertThat(SurfaceFormula.html(choice(Surface.class, "goldstein_price")).split("<math "))
                .hasSize(7);
        assertThat(text(SurfaceFormula.html(choice(Surface.class, "rosenbrock"))))
                .isEqualTo("f(x,y)=(a−x)2+b(y−x2)2 =(1−x)2+100(y−x2)2");
    }

    @Test
    void everyFormulaIsWellFormedAndSaysAllOfItsLetters() throws Exception {
        for (Class<? extends Choice> family : List.of(
                Optimizer.class,
                Schedule.class,
                Treatment.class,
                Loss.class,
                Activation.class,
                Initialiser.class,
                Normalization.class,
                Surface.class)) {
            for (String id : Catalogue.of(family).ids()) {
                Choice choice = choice(family, id);
                String html = html(choice);
                String xml = "<all>" + html.replace("&nbsp;", " ").replace("<wbr>", "") + "</all>";
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
                assertThat(text(html)).as(id).doesNotContain("^", "<m");
                long numbers = Catalogue.term(choice.getClass())
                        .formula()
                        .chars()
                        .filter(Character::isDigit)
                        .count();
                assertThat(text(html).chars().filter(Character::isDigit).count())
                        .as(id)
                        .isGreaterThanOrEqualTo(numbers);
                assertThat(FormulaHtml.numbers(choice, Map.of("lr", 0.1)))
                        .as(id)
                        .doesNotContain("null", "NaN");
            }
        }
    }
}
