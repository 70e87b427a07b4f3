package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.diagnose.Rule;
import downhill.diagnose.Rules;
import downhill.diagnose.Verdict;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule condemns what it must and spares near misses, over 20 seeds, of which at least 19 are right. */
class VerdictsTest {
    private static final int FEW_SEEDS = 5;
    private static final int LONG = 300;

    static Stream<RuleCases.Case> cases() {
        return RuleCases.all();
    }

    static Stream<RuleCases.Case> longCases() {
        return RuleCases.all().filter(each -> each.updates() >= LONG);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleTellsTheGuiltyFromNearMisses(RuleCases.Case each) throws Exception {
        int seeds = each.updates() < LONG ? CardRuns.SEEDS : FEW_SEEDS;
        assertThat(CardRuns.keeping(seeds, seed -> isRight(each, seed))).hasSizeGreaterThanOrEqualTo(seeds - 1);
    }

    @ParameterizedTest
    @MethodSource("longCases")
    @Tag("nightly")
    void aRuleTellsTheGuiltyFromNearMissesOverAllSeeds(RuleCases.Case each) throws Exception {
        assertThat(CardRuns.keeping(CardRuns.SEEDS, seed -> isRight(each, seed)))
                .hasSizeGreaterThanOrEqualTo(CardRuns.SEEDS - 1);
    }

    private static boolean isRight(RuleCases.Case each, long seed) {
        return confirms(each.of().apply(seed), each.updates(), each.rule()) == each.guilty();
    }

    /** Whether a run confirms a verdict at any time. */
    static boolean confirms(Experiment experiment, long updates, String rule) {
        return first(
                        experiment,
                        updates,
                        verdict -> verdict.confirmed() && verdict.rule().equals(rule))
                .isPresent();
    }

    /** The first verdict of a run that is as wanted. */
    static Optional<Verdict> first(Experiment experiment, long updates, Predicate<Verdict> wanted) {
        Trainer trainer = new Trainer(experiment);
        boolean going = true;
        while (going) {
            List<Verdict> found = trainer.verdicts().stream().filter(wanted).toList();
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
            going = trainer.divergence() == null && trainer.update() < updates;
            trainer.step(Needs.NOTHING);
        }
        return Optional.empty();
    }

    @Test
    void everyRuleHasTwoThatTriggerItAndTwoNearMisses() {
        for (Rule rule : Rules.all()) {
            List<RuleCases.Case> own = RuleCases.all()
                    .filter(each -> each.rule().equals(rule.id()))
                    .toList();
            assertThat(own.stream().filter(RuleCases.Case::guilty))
                    .as(rule.id())
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(own.stream().filter(each -> !each.guilty()))
                    .as(rule.id())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
