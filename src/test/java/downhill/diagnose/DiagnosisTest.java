package downhill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Task;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Facts FACTS = new Facts(true, Task.BINARY, Math.log(2), 200, 200, List.of());
    private static final Experiment DEEP =
            Cards.find("p8").orElseThrow().start().experiment();
    private static final double[] HEALTHY = signal(1e-2, 0.9);
    private static final double[] VANISHED = signal(1e-2, 0.24);

    private final Diagnosis diagnosis = new Diagnosis(FACTS, DEEP);
    private long update;

    /** Of eight hidden layers and the output layer, towards the input. */
    private static double[] signal(double last, double factor) {
        double[] delta = new double[9];
        delta[8] = last;
        for (int l = 7; l >= 0; l--) {
            delta[l] = delta[l + 1] * factor;
        }
        return delta;
    }

    private static Vitals vitals(long update, double loss, double norm, double[] delta) {
        double[] steps = new double[delta.length];
        Arrays.fill(steps, 1e-3);
        return new Vitals(
                update,
                false,
                new Vitals.Sets(loss, loss, 0.5, 0.5),
                loss,
                0.1,
                norm,
                0,
                Vitals.Around.UNKNOWN,
                new Vitals.Layers(delta, steps, new double[delta.length], new double[delta.length], 1e-3));
    }

    private void observe(int times, double[] delta) {
        for (int i = 0; i < times; i++) {
            diagnosis.observe(vitals(update++, 0.69, 0.1, delta));
        }
    }

    private Optional<Verdict> verdict(String rule) {
        return diagnosis.verdicts().stream()
                .filter(verdict -> verdict.rule().equals(rule))
                .findFirst();
    }

    @Test
    void nothingIsSaidOfVanishingBeforeUpdateTwenty() {
        observe(20, VANISHED);
        assertThat(verdict("vanishing")).isEmpty();
    }

    @Test
    void aVerdictIsOnlySuspectedUntilItsWindowIsFull() {
        observe(20 + 49, VANISHED);
        assertThat(verdict("vanishing")).hasValueSatisfying(verdict -> {
            assertThat(verdict.confirmed()).isFalse();
            assertThat(verdict.since()).isBetween(20L, 30L);
        });
        observe(1, VANISHED);
        assertThat(verdict("vanishing"))
                .hasValueSatisfying(verdict -> assertThat(verdict.confirmed()).isTrue());
    }

    @Test
    void fourFifthsOfTheWindowSetAVerdictAndFewerDoNot() {
        observe(20 + 11, HEALTHY);
        observe(39, VANISHED);
        assertThat(verdict("vanishing")).isEmpty();
        observe(1, VANISHED);
        assertThat(verdict("vanishing")).isPresent();
    }

    @Test
    void aVerdictStandsUntilFewerThanTwoFifthsOfTheWindowHoldIt() {
        observe(20 + 50, VANISHED);
        observe(30, HEALTHY);
        assertThat(verdict("vanishing")).isPresent();
        observe(1, HEALTHY);
        assertThat(verdict("vanishing")).isEmpty();
    }

    @Test
    void aNetworkOfThreeHiddenLayersDoesNotVanish() {
        assertThat(new Vitals.Layers(new double[] {1e-9, 1e-5, 1, 1}, new double[4], new double[4], new double[4], 0)
                        .received())
                .isLessThan(1e-3);
        Experiment shallow = DEEP.withSubject(
                DEEP.network().withLayers(DEEP.network().layers().subList(0, 3)));
        assertThat(Rules.find("vanishing").orElseThrow().applies(FACTS, shallow))
                .isFalse();
        assertThat(Rules.find("vanishing").orElseThrow().applies(FACTS, DEEP)).isTrue();
    }

    @Test
    void tinySignalsAreNoTroubleByThemselves() {
        observe(200, signal(1e-12, 0.9));
        assertThat(verdict("vanishing")).isEmpty();
    }

    @Test
    void aSignalThatShrinksLittleALayerHasNotVanished() {
        observe(200, signal(1, 0.61));
        assertThat(verdict("vanishing")).isEmpty();
    }

    @Test
    void whatIsPassedBackIsTheSlopeOverTheHiddenLayers() {
        double[] delta = signal(1, 0.24);
        delta[8] = 1e6;
        Vitals.Layers layers = new Vitals.Layers(delta, new double[9], new double[9], new double[9], 0);
        assertThat(layers.passedBack()).isBetween(0.2399999, 0.2400001);
        assertThat(layers.received()).isBetween(4.5e-5, 4.7e-5);
    }

    @Test
    void oneOrTwoGradientsSayNothingOfWhatIsUsual() {
        diagnosis.observe(vitals(update++, 0.69, 0, HEALTHY));
        diagnosis.observe(vitals(update++, 0.69, 1e-6, HEALTHY));
        observe(60, HEALTHY);
        assertThat(verdict("exploding")).isEmpty();
    }

    @Test
    void anEditBeginsAllWindowsAnew() {
        observe(20 + 50, VANISHED);
        diagnosis.edited(withRate(0.2), update);
        assertThat(diagnosis.verdicts()).isEmpty();
        observe(4, HEALTHY);
        observe(45, VANISHED);
        assertThat(verdict("vanishing"))
                .hasValueSatisfying(verdict -> assertThat(verdict.confirmed()).isFalse());
    }

    private static Experiment withRate(double rate) {
        Training training = DEEP.training();
        return DEEP.withTraining(training.withOptimizer(training.optimizer(), rate));
    }

    @Test
    void anotherNumberOfEpochsBeginsNothingAnew() {
        observe(20 + 50, VANISHED);
        diagnosis.edited(DEEP.withTraining(DEEP.training().withEpochs(7)), update);
        assertThat(verdict("vanishing")).isPresent();
    }

    @Test
    void anEditLateInARunLeavesFewSamplesToJudgeBy() {
        observe(300, HEALTHY);
        diagnosis.edited(withRate(0.2), update);
        observe(49, HEALTHY);
        assertThat(diagnosis.verdicts()).isEmpty();
        observe(51, HEALTHY);
        assertThat(verdict("not_learning")).isPresent();
    }

    @Test
    void whatGoesOnWhereItStoodGoesItsOwnWay() {
        observe(20 + 50, VANISHED);
        Diagnosis copy = new Diagnosis(FACTS, DEEP);
        copy.resume(diagnosis.state());
        List<Verdict> then = copy.verdicts();
        observe(100, HEALTHY);
        assertThat(copy.verdicts()).isEqualTo(then);
        assertThat(verdict("vanishing")).isEmpty();
    }

    @Test
    void aLongGradientIsNoExplosionWhileTheLossFalls() {
        for (; update < 30; update++) {
            diagnosis.observe(vitals(update, 1 - 0.01 * (double) update, 0.1, HEALTHY));
        }
        diagnosis.observe(vitals(update, 0.7, 50, HEALTHY));
        for (; update < 100; update++) {
            diagnosis.observe(vitals(update, 0.6, 0.1, HEALTHY));
        }
        assertThat(verdict("exploding")).isEmpty();
    }

    @Test
    void aLongGradientIsAnExplosionWhereTheLossDoesNotFall() {
        observe(30, HEALTHY);
        diagnosis.observe(vitals(update++, 3, 11, HEALTHY));
        for (int i = 0; i < 45; i++) {
            diagnosis.observe(vitals(update++, 3, 0.1, HEALTHY));
        }
        assertThat(verdict("exploding"))
                .hasValueSatisfying(verdict ->
                        assertThat(verdict.evidence().number("times")).isBetween(109.0, 111.0));
    }

    @Test
    void aRunThatEndsIsJudgedByWhatThereIs() {
        diagnosis.observe(vitals(0, 0.7, 0, HEALTHY));
        Vitals last = vitals(1, 0.7, 0.1, HEALTHY);
        diagnosis.observe(new Vitals(
                1, true, last.sets(), Double.POSITIVE_INFINITY, 0.1, Double.NaN, 0, last.around(), last.layers()));
        assertThat(verdict("diverged")).hasValueSatisfying(verdict -> {
            assertThat(verdict.confirmed()).isTrue();
            assertThat(verdict.evidence().variant()).isEqualTo("not_finite");
        });
        assertThat(verdict("lr_too_high"))
                .hasValueSatisfying(verdict -> assertThat(verdict.confirmed()).isTrue());
    }

    @Test
    void rulesHaveNamesOfTheirOwn() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates().hasSize(15);
        assertThat(Rules.all()).allSatisfy(rule -> assertThat(rule.window()).isBetween(1, 64));
    }
}
