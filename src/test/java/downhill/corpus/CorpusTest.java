package downhill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.corpus.Referee.Judged;
import downhill.diagnose.Rule;
import downhill.diagnose.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every rule over every experiment of the corpus against labels that do not know the rules. The figures in the
 * documentation of {@code downhill.diagnose} come from here: {@code ./mvnw test -Pnightly -Dtest=CorpusTest} prints them
 * and writes each disagreement, with its experiment, to {@code target/corpus}.
 */
class CorpusTest {
    private static final double ENOUGH = 0.95;

    /** Most runs, as a share, of which a label may be unsure. */
    private static final double UNSURE = 0.1;

    /** Fewest runs that have what a rule looks for. */
    private static final int FEWEST = 12;

    private static final int EVERY = 10;

    /** Rules that do not reach it yet: the list must tell the truth in both directions. */
    private static final List<String> NOT_YET = List.of("plateau");

    @Test
    void everyRuleHasALabel() {
        assertThat(Labels.ALL.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::id).toList());
    }

    @Test
    void theCorpusIsLargeAndTheSameEachTime() {
        List<Case> cases = Design.cases(Design.SEED);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(300).isEqualTo(Design.cases(Design.SEED));
        assertThat(cases.stream().map(Case::experiment).distinct()).hasSameSizeAs(cases);
        assertThat(cases).noneMatch(Design.cases(Design.HOLDOUT)::contains);
    }

    /** Too few for figures of each rule: those of all rules together that reach them. */
    @Test
    void onAPartOfTheCorpusRulesAndLabelsAgree() throws Exception {
        List<Case> part = Design.cases(Design.SEED).stream()
                .filter(each -> each.number() % EVERY == 0)
                .toList();
        assertTogether(table("part", Referee.judge(part)));
    }

    @Test
    @Tag("nightly")
    void everyRuleIsPreciseAndMissesLittle() throws Exception {
        List<Tally> tallies = table("corpus", Referee.judge(Design.cases(Design.SEED)));
        for (Tally tally : tallies) {
            assertThat((double) tally.abstained() / tally.runs())
                    .as(tally.rule() + ": unsure")
                    .isLessThan(UNSURE);
        }
        assertThat(tallies.stream()
                        .filter(tally ->
                                tally.positives() < FEWEST || tally.precision() < ENOUGH || tally.recall() < ENOUGH)
                        .map(Tally::rule))
                .as("rules that do not reach %s both", ENOUGH)
                .containsExactlyInAnyOrderElementsOf(NOT_YET);
    }

    /** Drawn from another seed: rules and labels were written with the first one in view. */
    @Test
    @Tag("nightly")
    void theRulesHoldOnACorpusOfAnotherSeed() throws Exception {
        assertTogether(table("holdout", Referee.judge(Design.cases(Design.HOLDOUT))));
    }

    private static void assertTogether(List<Tally> tallies) {
        List<Tally> reached = tallies.stream()
                .filter(tally -> !NOT_YET.contains(tally.rule()))
                .toList();
        double both = reached.stream().mapToInt(Tally::both).sum();
        assertThat(both / reached.stream().mapToInt(Tally::predicted).sum()).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(both / reached.stream().mapToInt(Tally::positives).sum()).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static List<Tally> table(String name, List<Judged> judged) throws IOException {
        List<Tally> tallies =
                Labels.ALL.keySet().stream().map(rule -> Tally.of(rule, judged)).toList();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: %d experiments", name, judged.size()));
        lines.add(Tally.head());
        tallies.forEach(tally -> lines.add(tally.line()));
        lines.forEach(System.out::println);
        lines.add("");
        Labels.ALL.keySet().forEach(rule -> lines.addAll(Tally.disagreements(rule, judged)));
        Path folder = Files.createDirectories(Path.of("target", "corpus"));
        Files.write(folder.resolve(name + ".txt"), lines);
        return tallies;
    }
}
