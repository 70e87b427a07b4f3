package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.data.AutoMpg;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.diagnose.Evidence;
import downhill.diagnose.Evidence.Quantity;
import downhill.diagnose.Remedy;
import downhill.diagnose.Rule;
import downhill.diagnose.Rules;
import downhill.diagnose.Verdict;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Mse;
import downhill.nn.Zeros;
import downhill.optim.Sgd;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testpages.BlankPage;

/** What a verdict says: what, with its number, why, and one thing to try. */
class VerdictTextTest {
    static {
        // Without Spring, Vaadin finds its texts by this property.
        System.setProperty("vaadin.i18n.provider", TestTexts.class.getName());
    }

    private static final Set<String> KEYS =
            ResourceBundle.getBundle("messages.ui", Locale.ENGLISH).keySet();

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    /** Of every card and variant, and of raw inputs: the verdicts of its first updates, one for each story. */
    static Stream<Verdict> verdicts() {
        Map<String, Verdict> found = new TreeMap<>();
        Cards.all().stream()
                .filter(card -> !card.id().equals("p9"))
                .map(Card::all)
                .flatMap(List::stream)
                .map(Card.Variant::experiment)
                .forEach(experiment -> collect(experiment, found));
        collect(rawInputs(), found);
        return new ArrayList<>(found.values()).stream();
    }

    private static Experiment rawInputs() {
        Experiment line = Cards.find("p1").orElseThrow().start().experiment();
        return line.withData(new DataSpec(new AutoMpg(true), 290, 100, 1, false))
                .withSubject(new Network(List.of(), new Zeros()))
                .withTraining(line.training()
                        .withLoss(new Mse())
                        .withOptimizer(new Sgd(), 0.1)
                        .withBatch(new FullBatch()));
    }

    private static void collect(Experiment experiment, Map<String, Verdict> found) {
        Trainer trainer = new Trainer(experiment);
        boolean going = true;
        for (int i = 0; i <= 300 && going; i++) {
            for (Verdict verdict : trainer.verdicts()) {
                found.put(verdict.rule() + verdict.evidence().variant() + verdict.confirmed(), verdict);
            }
            going = trainer.step(Needs.NOTHING);
        }
        trainer.verdicts()
                .forEach(
                        verdict -> found.put(verdict.rule() + verdict.evidence().variant(), verdict));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void aVerdictOfARunReadsWell(Verdict verdict) {
        readsWell(VerdictText.of(verdict, 9));
        assertThat(VerdictText.of(verdict, 9).what().startsWith("Suspected: ")).isNotEqualTo(verdict.confirmed());
    }

    private static void readsWell(VerdictText text) {
        for (String part : List.of(text.title(), text.what(), text.why(), text.attempt())) {
            assertThat(part).isNotBlank();
            assertThat(part).doesNotContainPattern("[{}]|NaN|null|\\d{7}|\\.\\d{7}|verdict\\.|remedy\\.");
        }
        assertThat(text.line()).endsWith(".").contains(". ");
    }

    @Test
    void theExampleOfTheBook() {
        Verdict verdict = new Verdict(
                "vanishing",
                true,
                70,
                new Evidence(
                        "sigmoid",
                        List.of(new Quantity("received", 4.012e-5), new Quantity("passed_back", 0.2361)),
                        List.of(1, 8)),
                Remedy.RELU_HE);
        VerdictText text = VerdictText.of(verdict, 9);
        assertThat(text.what()).isEqualTo("Layer 1 receives 1/25,000 of the signal of Layer 8.");
        assertThat(text.why()).startsWith("A sigmoid passes back at most a quarter; here each layer passes back 0.24.");
        assertThat(text.attempt()).isEqualTo("Try ReLU with He.");
    }

    @Test
    void everyStoryOfEveryRuleHasItsFourParts() {
        for (Rule rule : Rules.all()) {
            String key = "verdict." + rule.id();
            assertThat(KEYS).contains(key, key + ".try");
            for (String variant : rule.variants()) {
                for (String part : List.of(".what", ".why")) {
                    assertThat(KEYS.contains(key + part) || KEYS.contains(key + part + "." + variant))
                            .as(key + part + "." + variant)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyRemedyHasASentence() {
        assertThat(KEYS)
                .containsAll(Arrays.stream(Remedy.values())
                        .map(remedy -> "remedy." + remedy.id())
                        .toList());
    }

    @Test
    void noTextIsForARuleThatIsNone() {
        List<String> ids = Rules.all().stream().map(Rule::id).toList();
        assertThat(KEYS.stream()
                        .filter(key -> key.startsWith("verdict.") && !key.equals("verdict.suspected"))
                        .map(key -> key.split("\\.", -1)[1]))
                .allSatisfy(id -> assertThat(ids).contains(id));
    }
}
