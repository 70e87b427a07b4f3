package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.nn.Activation;
import downhill.nn.Bend;
import downhill.nn.Identity;
import downhill.nn.LeakyRelu;
import downhill.nn.Relu;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import org.junit.jupiter.api.Test;

class SlopeTallyTest {

    private static SlopeTally tally(Activation activation, int units, double... z) {
        SlopeTally tally = new SlopeTally(activation);
        add(tally, activation, units, z);
        return tally;
    }

    private static void add(SlopeTally tally, Activation activation, int units, double... z) {
        double[] values = new double[z.length];
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            values[i] = activation.value(z[i]);
            slopes[i] = activation.slope(z[i], values[i]);
        }
        tally.add(new Bend(units, slopes, values));
    }

    @Test
    void aSigmoidIsSaturatedBelowOneTwentiethOfAQuarter() {
        // s(1 - s) = 0.0125 at z = log(s / (1 - s)) with s = (1 + sqrt(0.95)) / 2
        double s = (1 + Math.sqrt(0.95)) / 2;
        double z = Math.log(s / (1 - s));
        SlopeTally tally = tally(new Sigmoid(), 2, z + 1e-9, -z - 1e-9, z - 1e-9, 0);
        assertThat(tally.saturated()).isEqualTo(0.5);
        assertThat(tally.meanSlope()).isCloseTo((3 * 0.0125 + 0.25) / 4, within(1e-9));
        assertThat(tally.dead()).isZero();
    }

    @Test
    void nothingSaturatesWhereNothingBends() {
        SlopeTally tally = tally(new Identity(), 1, -1e9, 0, 1e9);
        assertThat(tally.saturated()).isZero();
        assertThat(tally.meanSlope()).isEqualTo(1);
        assertThat(tally.dead()).isZero();
    }

    @Test
    void aUnitIsDeadOnlyIfItAnswersZeroToEveryRowOfEveryPiece() {
        SlopeTally tally = tally(new Relu(), 3, -1, -1, 1, -2, -2, -2);
        assertThat(tally.dead()).isEqualTo(2.0 / 3);
        assertThat(tally.saturated()).isEqualTo(5.0 / 6);
        add(tally, new Relu(), 3, -1, 4, -1);
        assertThat(tally.dead()).isEqualTo(1.0 / 3);
        assertThat(tally.meanSlope()).isEqualTo(2.0 / 9);
    }

    @Test
    void allZeroInputsKillNoUnitThatStillPassesBlameBack() {
        assertThat(tally(new Tanh(), 1, 0, 0).dead()).isZero();
        assertThat(tally(new LeakyRelu(0.01), 1, -5, 0).dead()).isZero();
    }
}
