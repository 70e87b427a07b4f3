package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessExtension;
import downhill.diagnose.Evidence;
import downhill.diagnose.Evidence.Quantity;
import downhill.diagnose.Remedy;
import downhill.diagnose.Rule;
import downhill.diagnose.Rules;
import downhill.diagnose.Verdict;
import downhill.train.Needs;
import downhill.train.RuleCases;
import downhill.train.Trainer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Set<String> KEYS = Messages.bundle(Locale.ENGLISH).keySet();

    @RegisterExtension
    final BrowserlessExtension vaadin = new BrowserlessExtension().withViewPackages(BlankPage.class);

    /** A verdict of a run, and how many layers its network has with its output layer. */
    record Told(Verdict verdict, int layers) {
        String story() {
            return verdict.rule() + "." + verdict.evidence().variant();
        }

        @Override
        public String toString() {
            return story() + (verdict.confirmed() ? "" : ", suspected");
        }
    }

    /** Updates that a run goes on for when its verdict is passed: numbers may still overflow. */
    private static final int AFTERWARDS = 30;

    /** What is said of every run that a rule must condemn, each story once. */
    private static final Collection<Told> ALL = told();

    private static Collection<Told> told() {
        Map<String, Told> found = new TreeMap<>();
        RuleCases.all().filter(RuleCases.Case::guilty).forEach(guilty -> collect(guilty, found));
        return found.values();
    }

    private static void collect(RuleCases.Case guilty, Map<String, Told> found) {
        Trainer trainer = new Trainer(guilty.of().apply(1));
        int layers = trainer.experiment().network().layers().size() + 1;
        boolean going = true;
        long until = guilty.updates();
        while (going && trainer.update() < until) {
            going = trainer.step(Needs.NOTHING);
            for (Verdict verdict : trainer.verdicts()) {
                Told told = new Told(verdict, layers);
                found.putIfAbsent(told.toString(), told);
                if (verdict.confirmed() && verdict.rule().equals(guilty.rule())) {
                    until = Math.min(until, trainer.update() + AFTERWARDS);
                }
            }
        }
    }

    static Stream<Told> verdicts() {
        return ALL.stream();
    }

    @Test
    void everyStoryOfEveryRuleIsToldOfSomeRun() {
        List<String> stories = Rules.all().stream()
                .flatMap(rule -> rule.variants().stream().map(variant -> rule.id() + "." + variant))
                .toList();
        assertThat(ALL.stream().filter(told -> told.verdict().confirmed()).map(Told::story))
                .containsExactlyInAnyOrderElementsOf(stories);
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void aVerdictOfARunReadsWell(Told told) {
        VerdictText text = VerdictText.of(told.verdict(), told.layers());
        readsWell(text);
        assertThat(text.what().startsWith("Suspected: "))
                .isNotEqualTo(told.verdict().confirmed());
    }

    private static void readsWell(VerdictText text) {
        for (String part : List.of(text.title(), text.what(), text.why(), text.attempt())) {
            assertThat(part).isNotBlank();
            assertThat(part).doesNotContainPattern("[{}]|NaN|∞|null|verdict\\.|remedy\\.");
            assertThat(part)
                    .as("three digits")
                    .doesNotContainPattern("(?<![.\\d])\\d{4}|(?<!\\d)0\\.0*[1-9]\\d{3}|[1-9]\\d*\\.\\d{3}");
            assertThat(part).as("one word for one change").doesNotContainPattern("(?i)\\bsteps?\\b|\\biterations?\\b");
        }
        assertThat(text.what()).as("its number").containsPattern("\\d").endsWith(".");
        assertThat(text.why()).matches("[A-Z].*\\.");
        assertThat(text.attempt()).matches("(Try|Start|Scale|Clip) .*\\.");
        assertThat(text.line()).as("short").hasSizeLessThan(300);
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
        assertThat(text.what()).isEqualTo("Layer 1 receives 1/25,000 of layer 8's signal.");
        assertThat(text.why())
                .startsWith(
                        "A sigmoid passes back at most a quarter; with its weights each layer here passes back 0.24.");
        assertThat(text.attempt()).isEqualTo("Try ReLU with He.");
    }

    @Test
    void theOutputLayerIsCalledSo() {
        Evidence evidence =
                new Evidence("", List.of(new Quantity("step", 2.5e-7), new Quantity("fastest", 0.0154)), List.of(9));
        Verdict frozen = new Verdict("frozen_layer", true, 70, evidence, Remedy.ADAM);
        assertThat(VerdictText.of(frozen, 9).what())
                .isEqualTo("An update changes the output layer's weights by 1/4,000,000 of their size,"
                        + " those of another layer by 1/65.");
        assertThat(VerdictText.of(frozen, 10).what()).contains(" layer 9's weights");
    }

    @Test
    void unitsAreCounted() {
        Evidence evidence = new Evidence("", List.of(new Quantity("alike", 2), new Quantity("units", 2)), List.of(1));
        assertThat(VerdictText.of(new Verdict("symmetry", false, 0, evidence, null), 2)
                        .what())
                .isEqualTo("Suspected: 2 of layer 1's 2 units have the weights of another.");
    }

    @Test
    void adamBringsNothingBack() {
        assertThat(Rules.find("vanishing").orElseThrow().variants()).allSatisfy(variant -> {
            Evidence evidence = new Evidence(
                    variant, List.of(new Quantity("received", 1e-4), new Quantity("passed_back", 0.3)), List.of(1, 8));
            assertThat(VerdictText.of(new Verdict("vanishing", true, 70, evidence, null), 9)
                            .why())
                    .contains("Adam re-scales small gradients; it does not bring back lost information.");
        });
    }

    @Test
    void clippingAlwaysIsASmallerLearningRate() {
        Evidence evidence = new Evidence("", List.of(new Quantity("share", 0.98), new Quantity("norm", 41)), List.of());
        VerdictText text = VerdictText.of(new Verdict("clipped_always", true, 99, evidence, Remedy.WIDER_CLIP), 3);
        assertThat(text.what()).isEqualTo("98 % of the last updates were clipped; the gradient is usually 41 long.");
        assertThat(text.why()).contains("you are really using a smaller learning rate");
    }

    @Test
    void ofASurfaceNobodyGuesses() {
        for (String variant : Rules.find("diverged").orElseThrow().variants()) {
            Evidence evidence =
                    new Evidence(variant, List.of(new Quantity("update", 86), new Quantity("rate", 2.1)), List.of());
            assertThat(VerdictText.of(new Verdict("diverged", true, 86, evidence, null), 1)
                            .line())
                    .doesNotContain("guess");
        }
        assertThat(KEYS.stream()
                        .filter(key -> key.startsWith("diverged."))
                        .map(Messages.bundle(Locale.ENGLISH)::getString))
                .allSatisfy(text -> assertThat(text).doesNotContain("guess"));
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
