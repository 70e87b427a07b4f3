package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.diagnose.Remedy;
import downhill.diagnose.Verdict;
import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a verdict says to try clears it, in the cases where that is known to be a cure. */
class RemedyTest {
    private static final int SEEDS = 5;

    /** A verdict of an experiment, and what cures it within as many updates. */
    record Cure(String rule, Remedy remedy, int updates, LongFunction<Experiment> of) {
        @Override
        public String toString() {
            return rule + " by " + remedy.id();
        }
    }

    static Stream<Cure> cures() {
        return Stream.of(
                cure("vanishing", Remedy.RELU_HE, "eight sigmoid layers"),
                cure("not_learning", Remedy.FITTING_START, "thirty layers from Xavier"),
                cure("not_learning", Remedy.RELU_HE, "eight sigmoid layers"),
                cure("exploding", Remedy.FITTING_START, "weights too large"),
                cure("exploding", Remedy.STANDARDIZE, "raw inputs"),
                cure("diverged", Remedy.LOWER_RATE, "a line, beyond the limit"),
                cure("diverged", Remedy.LOWER_RATE, "a ravine, beyond the limit"),
                cure("lr_too_high", Remedy.LOWER_RATE, "a line, beyond the limit"),
                cure("lr_too_low", Remedy.HIGHER_RATE, "a little too slow"),
                cure("frozen_layer", Remedy.ADAM, "the first of eight sigmoid layers"),
                cure("symmetry", Remedy.FITTING_START, "all weights the same"),
                cure("symmetry", Remedy.FITTING_START, "all weights zero"),
                cure("raw_inputs", Remedy.STANDARDIZE, "weights of cars"),
                cure("raw_inputs", Remedy.STANDARDIZE, "weights of cars, clipped"),
                cure("ravine", Remedy.MOMENTUM, "card"),
                cure("chance_start", Remedy.STANDARDIZE_TARGET, "a target far from zero"),
                cure("chance_start", Remedy.ZERO_OUTPUT, "large weights"),
                cure("plateau", Remedy.LOWER_RATE, "a noisy curve at a constant rate"));
    }

    private static Cure cure(String rule, Remedy remedy, String name) {
        RuleCases.Case found = RuleCases.named(rule, name);
        return new Cure(rule, remedy, found.updates(), found.of());
    }

    @ParameterizedTest
    @MethodSource("cures")
    void theRemedyClearsTheVerdict(Cure cure) throws Exception {
        assertThat(CardRuns.keeping(SEEDS, seed -> cures(cure, seed))).hasSize(SEEDS);
    }

    private static boolean cures(Cure cure, long seed) {
        Experiment ill = cure.of().apply(seed);
        Verdict verdict = VerdictsTest.first(
                        ill,
                        cure.updates(),
                        each -> each.confirmed() && each.rule().equals(cure.rule()))
                .orElseThrow();
        assertThat(verdict.remedy()).isEqualTo(cure.remedy());
        Experiment cured = cure.remedy().apply(ill);
        return !VerdictsTest.confirms(cured, cure.updates(), cure.rule());
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void aRemedyMakesALegalExperimentOutOfEveryCase(Remedy remedy) {
        RuleCases.all()
                .map(each -> each.of().apply(1))
                .filter(Experiment::trainsNetwork)
                .forEach(experiment -> assertThat(Validation.problems(remedy.apply(experiment)))
                        .isEmpty());
    }

    @Test
    void clippingTooStopsAnExplosion() throws Exception {
        assertThat(CardRuns.keeping(SEEDS, seed -> {
                    Experiment exploding = CardRuns.experiment("p10", "start", seed);
                    return !VerdictsTest.confirms(Remedy.CLIP.apply(exploding), 200, "exploding");
                }))
                .hasSize(SEEDS);
    }
}
