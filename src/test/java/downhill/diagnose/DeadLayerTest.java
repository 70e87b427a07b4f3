package downhill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Task;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An error signal whose way back ends at a layer that lets nothing pass. */
class DeadLayerTest {
    private static final Facts FACTS = new Facts(true, Task.BINARY, Math.log(2), 200, 200, List.of());
    private static final Experiment DEEP =
            Cards.find("p8").orElseThrow().start().experiment();

    /** Of eight hidden layers and the output layer, towards the input. */
    private static double[] signal(double last, double factor) {
        double[] delta = new double[9];
        delta[8] = last;
        for (int l = 7; l >= 0; l--) {
            delta[l] = delta[l + 1] * factor;
        }
        return delta;
    }

    private static Vitals.Layers layers(double... delta) {
        return new Vitals.Layers(
                delta, new double[delta.length], new double[delta.length], new double[delta.length], 0);
    }

    @Test
    void aDeadLayerAnywhereLetsNothingPassAndIsNoGapInTheSlope() {
        for (int dead = 1; dead < 8; dead++) {
            double[] delta = signal(1, 0.9);
            Arrays.fill(delta, 0, dead, 0);
            assertThat(layers(delta).passedBack()).as("dead: %d", dead).isZero();
            assertThat(layers(delta).received()).isZero();
        }
        // A residual connection leads round a layer that lets nothing pass.
        double[] delta = signal(1, 0.5);
        delta[5] = 0;
        assertThat(layers(delta).passedBack()).isBetween(0.4999999, 0.5000001);
        assertThat(layers(1, 0, 1).passedBack()).isNaN();
    }

    @Test
    void whereTheLastLayerIsDeadTheWayBackEndsThere() {
        double[] nothing = new double[9];
        nothing[8] = 0.5;
        Experiment relu = Remedy.RELU_HE.apply(DEEP);
        double[] dead = new double[9];
        dead[7] = 1;
        for (Experiment each : List.of(relu, DEEP)) {
            Diagnosis fresh = new Diagnosis(FACTS, each);
            for (long i = 0; i < 70; i++) {
                fresh.observe(new Vitals(
                        i,
                        false,
                        new Vitals.Sets(0.69, 0.69, 0.5, 0.5),
                        0.69,
                        0.1,
                        0.1,
                        0,
                        Vitals.Around.UNKNOWN,
                        new Vitals.Layers(nothing, new double[9], dead, new double[9], 0)));
            }
            List<Verdict> found = fresh.verdicts().stream()
                    .filter(verdict -> verdict.rule().equals("vanishing"))
                    .toList();
            // A sigmoid cannot die: without any signal there is nothing to compare.
            assertThat(found).hasSize(each.equals(relu) ? 1 : 0);
            found.forEach(verdict -> {
                assertThat(verdict.evidence().variant()).isEqualTo("cut");
                assertThat(verdict.evidence().number("received")).isZero();
                assertThat(verdict.evidence().layers()).containsExactly(1, 8);
            });
        }
    }
}
