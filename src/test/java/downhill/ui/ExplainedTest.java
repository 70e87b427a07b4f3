package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.choice.Catalogue;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Validation;
import downhill.math.Stream;
import downhill.math.Tensor;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.Model;
import downhill.nn.Precision;
import downhill.nn.Slope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import testpages.BlankPage;

/** What formulas say is what the engine does. */
class ExplainedTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    private static String text(String html) {
        return html.replaceAll("</div>|</h4>", " ").replaceAll("<[^>]+>|&#x206[12];", "");
    }

    private static List<String> activations() {
        return Catalogue.of(Activation.class).ids();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void theFormulasOfAnActivationAndOfItsSlopeAreItsOwn(String id) {
        Activation activation = ExperimentCodec.choice(Activation.class, id).orElseThrow();
        String value = Catalogue.term(activation.getClass()).formula();
        String slope = Objects.requireNonNull(activation.getClass().getAnnotation(Slope.class))
                .value();
        Map<String, String> known = FormulaHtml.known(activation, Map.of());
        for (double z : new double[] {-4.3, -2.1, -0.7, -0.3, 0.2, 0.8, 1.9, 3.4, 6.7}) {
            double f = activation.value(z);
            FormulaMeaning meaning = new FormulaMeaning(Map.of("z", z, "f", f));
            assertThat(meaning.of(FormulaReader.read(value, known)))
                    .as("%s at %s", value, z)
                    .isCloseTo(f, within(2e-4));
            assertThat(meaning.of(FormulaReader.read(slope, known)))
                    .as("%s at %s", slope, z)
                    .isCloseTo(activation.slope(z, f), within(2e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xavier_uniform",
                "xavier_normal",
                "kaiming_uniform",
                "kaiming_normal",
                "lecun_uniform",
                "lecun_normal",
                "pytorch_default"
            })
    void anInitialisersWidthIsThatOfItsDraws(String id) throws Exception {
        Experiment experiment = ExperimentCodec.with(
                ExperimentCodec.with(Cards.first(), "subject.output", "\"" + id + "\""),
                "subject.layers",
                "[{\"id\":\"dense\",\"units\":500,\"initialiser\":\"" + id + "\"}]");
        String numbers =
                text(InitialiserFormula.of(experiment, null).orElseThrow().numbers());
        double told = Double.parseDouble(numbers.replaceAll("(?s)^Layer 1.*?=([0-9.]+) Output.*$", "$1"));
        Model model = Validation.model(experiment);
        Tensor weights = model.layers().getFirst().weights().getFirst();
        double[] parameters = new double[weights.end()];
        Initialiser initialiser = experiment.network().output();
        initialiser.fill(parameters, weights, Stream.of(5, Stream.Purpose.WEIGHTS));
        double[] drawn = Arrays.copyOfRange(parameters, weights.offset(), weights.end());
        double width = Catalogue.term(initialiser.getClass()).formula().startsWith("U")
                ? Arrays.stream(drawn).map(Math::abs).max().orElseThrow()
                : Math.sqrt(Arrays.stream(drawn).map(w -> w * w).average().orElseThrow());
        assertThat(told).isCloseTo(width, within(0.06 * width));
    }

    @Test
    void layersOfOneSizeAreToldTogether() throws Exception {
        String layer = "{\"id\":\"dense\",\"units\":8}";
        Experiment experiment = ExperimentCodec.with(
                Cards.first(), "subject.layers", "[" + layer + "," + layer + "," + layer + "," + layer + "]");
        assertThat(text(InitialiserFormula.of(experiment, null).orElseThrow().numbers()))
                .startsWith("Layer 1 a=1·62+8=0.7746 Layer 2 … Layer 4 a=1·68+8=0.6124 Output");
    }

    @ParameterizedTest
    @CsvSource({"float64, 53, 2.22e-16", "float32, 24, 1.192e-7", "bfloat16, 8, 0.0078", "float16, 11, 0.00097"})
    void aPrecisionSaysHowFineItIs(String id, int bits, String epsilon) throws Exception {
        Precision precision = ExperimentCodec.choice(Precision.class, id).orElseThrow();
        assertThat(TrainingFormulas.bits(precision)).isEqualTo(bits);
        Experiment experiment = ExperimentCodec.with(Cards.first(), "training.precision", "\"" + id + "\"");
        assertThat(TrainingFormulas.precision(experiment, null)
                        .orElseThrow()
                        .facts()
                        .getFirst())
                .startsWith(bits + " significant bits")
                .contains(epsilon);
    }

    @Test
    void aBatchSaysHowManyUpdatesItMakes() throws Exception {
        assertThat(TrainingFormulas.batch(Cards.first(), null).orElseThrow().facts())
                .containsExactly("Each update takes 10 of 200 training examples: 20 updates make an epoch.");
        Experiment odd = ExperimentCodec.with(Cards.first(), "training.batch", "{\"id\":\"mini_batch\",\"size\":64}");
        assertThat(TrainingFormulas.batch(odd, null).orElseThrow().facts().getFirst())
                .endsWith("4 updates make an epoch, the last of them with 8.");
    }

    @Test
    void aLayerSaysWhatItLearnsAndDrops() throws Exception {
        Experiment experiment = ExperimentCodec.with(Cards.first(), "subject.layers[1].dropout", "0.2");
        Explained layer = NetworkFormulas.layer(experiment, 1).orElseThrow();
        assertThat(text(layer.letters())).isEqualTo("a=f(Wx+b) ");
        assertThat(layer.facts().getFirst()).startsWith("8 units read 8 inputs each: 72 numbers");
        assertThat(layer.facts().getLast()).contains("probability 0.8 and multiplies it by 1.25");
    }

    @Test
    void classWeightsAreToldWhereTheyAreNotAllOne() throws Exception {
        Experiment weighted = ExperimentCodec.with(Cards.first(), "training.class_weights", "[1, 2.5]");
        assertThat(TrainingFormulas.classWeights(weighted, null).orElseThrow().facts())
                .containsExactly("class 0: 1 · class 1: 2.5");
        assertThat(TrainingFormulas.classWeights(Cards.first(), null)
                        .orElseThrow()
                        .facts())
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsEscaped() {
        String html = new Explained("<b>", "a < b", "", "", List.of("<i>"), "x & y").html();
        assertThat(html).contains("&lt;b&gt;", "a &lt; b", "&lt;i&gt;", "x &amp; y");
    }
}
