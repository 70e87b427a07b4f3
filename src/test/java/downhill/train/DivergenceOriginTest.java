package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.math.Tensor;
import downhill.nn.BatchNorm;
import downhill.nn.BceWithLogits;
import downhill.nn.Dense;
import downhill.nn.Float64;
import downhill.nn.Identity;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.Constant;
import downhill.optim.LossScale;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import downhill.train.Divergence.Cause;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the first number that is not finite arose, in networks whose numbers are set by hand. */
class DivergenceOriginTest {
    private static final int ROWS = 20;
    private static final Dense UNIT = new Dense(1, new Identity(), new Zeros(), new NoNormalization());

    private static Training training(Loss loss, Optimizer optimizer, double rate, boolean stop, Treatment... treated) {
        return new Training(
                loss,
                optimizer,
                rate,
                new Constant(),
                new FullBatch(),
                false,
                List.of(treated),
                0,
                0,
                0,
                List.of(),
                new Float64(),
                stop);
    }

    private static Experiment experiment(Dataset data, List<Layer> layers, Training training) {
        return Cards.first()
                .withData(new DataSpec(data, ROWS, ROWS, 1, true))
                .withSubject(new Network(layers, new Zeros()))
                .withTraining(training);
    }

    /** A chain of single units over a line, hidden ones and the output. */
    private static Trainer chain(int hidden, double rate) {
        return new Trainer(
                experiment(new Line(1), Collections.nCopies(hidden, UNIT), training(new Mse(), new Sgd(), rate, true)));
    }

    private static void set(Trainer trainer, String name, double value) {
        for (Tensor tensor : trainer.ground().layout().tensors()) {
            if (tensor.name().equals(name)) {
                Arrays.fill(trainer.ground().values().parameters(), tensor.offset(), tensor.end(), value);
                trainer.ground().changed();
                return;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
    }

    private static double largestInput(Trainer trainer) {
        return largest(trainer.network().data().train().x());
    }

    private static void assertOrigin(Trainer trainer, Cause cause, int layer, String operation, double lastFinite) {
        assertThat(trainer.step(Needs.NOTHING)).isFalse();
        assertThat(trainer.divergence().cause()).isEqualTo(cause);
        Divergence.Origin origin = trainer.divergence().origin();
        assertThat(origin.operation()).isEqualTo(operation);
        assertThat(origin.layer()).isEqualTo(layer);
        assertThat(origin.lastFinite()).isCloseTo(lastFinite, within(1e-12 * lastFinite));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void onTheWayForwardItIsTheLayerThatOverflows(int layer) {
        Trainer trainer = chain(3, 0.1);
        double[] weights = {1, 1, 1, 1};
        weights[layer - 1] = layer == 1 ? Double.MAX_VALUE : 1e200;
        if (layer > 1) {
            weights[layer - 2] = 1e200;
        }
        for (int l = 0; l < 4; l++) {
            set(trainer, 2 * l + ".weight", weights[l]);
        }
        double before = largestInput(trainer) * (layer == 1 ? 1 : 1e200);
        assertOrigin(trainer, Cause.LOSS_NOT_FINITE, layer, "forward " + 2 * (layer - 1) + ".linear", before);
    }

    @Test
    void aLossThatOverflowsBelongsToNoLayer() {
        Trainer trainer = chain(1, 0.1);
        set(trainer, "2.bias", 1e200);
        assertOrigin(trainer, Cause.LOSS_NOT_FINITE, 0, "loss", 1e200);
    }

    private static double meanError(Trainer trainer) {
        // All weights are zero but those behind zeros: the prediction is 0.
        return largest(trainer.network().data().train().y()) * 2 / ROWS;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void onTheWayBackItIsTheLayerWhoseWeightsItWasCarriedThrough(int above) {
        Trainer trainer = chain(4, 0.1);
        // The first unit gives 0, so that nothing is large on the way forward.
        for (int l = 1; l < 5; l++) {
            set(trainer, 2 * l + ".weight", 1);
        }
        set(trainer, 2 * above + ".weight", 1e300);
        set(trainer, 2 * (above + 1) + ".weight", 1e100);
        double before = meanError(trainer) * 1e100;
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, above + 1, "backward " + 2 * above + ".linear", before);
    }

    @Test
    void aGradientMayOverflowWhereTheWayBackDoesNot() {
        Trainer trainer = chain(1, 0.1);
        set(trainer, "0.bias", Double.MAX_VALUE);
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, 2, "gradient 2.linear", meanError(trainer));
    }

    @Test
    void anUpdateThatOverflowsNamesTheTensor() {
        Trainer trainer = chain(1, 1e4);
        set(trainer, "0.bias", 1e306);
        double[] p = trainer.ground().values().parameters();
        set(trainer, "2.weight", 1e-310);
        double[] before = p.clone();
        assertOrigin(trainer, Cause.PARAMETERS_NOT_FINITE, 2, "optimizer 2.weight", 1e-310);
        assertThat(p).isEqualTo(before);
    }

    @Test
    void aLossThatIsOnlyTooLargeHasNoOrigin() {
        Trainer trainer = chain(1, 0.1);
        set(trainer, "2.bias", 1e4);
        assertThat(trainer.step(Needs.NOTHING)).isFalse();
        assertThat(trainer.divergence().cause()).isEqualTo(Cause.LOSS_TOO_LARGE);
        assertThat(trainer.divergence().origin()).isNull();
    }

    /** A sequence through one recurrent unit without activation, and below it another one where two are wanted. */
    private static Trainer recurrent(int cells) {
        Rnn cell = new Rnn(1, new Identity(), new Zeros(), new Zeros(), 0);
        return new Trainer(experiment(
                new RememberFirst(30, 1),
                Collections.nCopies(cells, cell),
                training(new BceWithLogits(), new Sgd(), 0.1, true)));
    }

    @Test
    void aStateThatExplodesThroughTimeIsTheCellsOwn() {
        Trainer trainer = recurrent(1);
        set(trainer, "0.weight_ih", 1);
        set(trainer, "0.weight_hh", 1e30);
        assertOrigin(trainer, Cause.LOSS_NOT_FINITE, 1, "forward 0.rnn", largestInput(trainer));
    }

    @Test
    void aGradientThatExplodesThroughTimeIsTheCellsOwn() {
        Trainer trainer = recurrent(1);
        set(trainer, "0.weight_hh", 1e30);
        set(trainer, "2.weight", 1);
        // The loss by the logit is 1/2 over all rows; ten moments back it is 1e300 times that, and then too large.
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, 1, "backward 0.rnn", 0.5 / ROWS * 1e300);
    }

    @Test
    void aGradientThatExplodesInTheUpperOfTwoCellsIsNotTheLowerOnes() {
        Trainer trainer = recurrent(2);
        set(trainer, "1.weight_hh", 1e30);
        set(trainer, "1.weight_ih", 1);
        set(trainer, "3.weight", 1);
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, 2, "backward 1.rnn", 0.5 / ROWS * 1e300);
    }

    @Test
    void aGradientThatExplodesInTheLowerOfTwoCellsIsNotTheUpperOnes() {
        Trainer trainer = recurrent(2);
        set(trainer, "0.weight_hh", 1e30);
        set(trainer, "1.weight_ih", 1);
        set(trainer, "3.weight", 1);
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, 1, "backward 0.rnn", 0.5 / ROWS * 1e300);
    }

    @Test
    void whatACellIsHandedFromAboveIsNotItsOwn() {
        Rnn cell = new Rnn(1, new Identity(), new Zeros(), new Zeros(), 0);
        Trainer trainer = new Trainer(experiment(
                new RememberFirst(5, 1), List.of(cell, UNIT), training(new BceWithLogits(), new Sgd(), 0.1, true)));
        set(trainer, "2.weight", 1e300);
        set(trainer, "4.weight", 1e100);
        assertOrigin(trainer, Cause.GRADIENT_NOT_FINITE, 2, "backward 2.linear", 0.5 / ROWS * 1e100);
    }

    static Stream<Experiment> failing() {
        Layer normal = new Dense(3, new Relu(), new XavierUniform(1), new BatchNorm(1e-5, 0.1));
        Dense last = new Dense(2, new Identity(), new XavierUniform(1), new NoNormalization());
        List<Layer> layers = List.of(normal, last);
        Line line = new Line(1);
        return Stream.of(
                experiment(line, layers, training(new Mse(), new Sgd(), 1e4, true)),
                experiment(line, layers, training(new Mse(), new Momentum(0.9, 0), 10, true)),
                experiment(line, layers, training(new Mse(), new Adam(0.9, 0.999, 1e-8), 1e4, true)),
                experiment(line, layers, training(new Mse(), new Sgd(), 0.1, true, new LossScale(9e307))));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void theUpdateThatFailsDoesNotMoveTheRunningStatistics(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        double[] buffers = trainer.ground().values().buffers();
        double[] before = buffers.clone();
        while (trainer.step(Needs.NOTHING)) {
            assertThat(buffers).isNotEqualTo(before);
            before = buffers.clone();
            assertThat(trainer.update()).isLessThan(10_000);
        }
        assertThat(trainer.divergence()).isNotNull();
        assertThat(buffers).isEqualTo(before);
    }

    @Test
    void neitherDoNumbersThatAreNotFinite() {
        for (String tensor : List.of("0.weight", "3.weight")) {
            Trainer trainer = new Trainer(failing().findFirst().orElseThrow());
            double[] before = trainer.ground().values().buffers().clone();
            set(trainer, tensor, Double.NaN);
            assertThat(trainer.step(Needs.NOTHING)).isFalse();
            assertThat(trainer.divergence().origin().operation()).isEqualTo("forward " + tensor.charAt(0) + ".linear");
            assertThat(trainer.ground().values().buffers()).isEqualTo(before);
        }
    }
}
