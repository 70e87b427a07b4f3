package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.nn.WholeTime;
import downhill.train.WholeLoss.Method;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Value, gradient and Hessian of what descends, each against the one before. */
class WholeLossTest {

    static Map<String, Experiment> experiments() throws InvalidExperiment {
        return Map.of(
                "rings", Cards.first(),
                "many rows and a cost of weights", many(),
                "classes that count differently", classes(),
                "batch norm", CardRuns.experiment("p8", "norm", 1),
                "layer norm, residual, dropout", mixed(),
                "recurrent", recurrent(),
                "surface", surface());
    }

    static List<String> names() throws InvalidExperiment {
        return experiments().keySet().stream().sorted().toList();
    }

    private static Experiment many() throws InvalidExperiment {
        return ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "spiral", "train": 700, "test": 50},
                 "subject": {"layers": [{"id": "dense", "units": 9, "activation": "tanh"}]},
                 "training": {"l1": 0.01, "l2": 0.3}}""");
    }

    private static Experiment classes() throws InvalidExperiment {
        return ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "iris", "train": 100, "test": 50},
                 "subject": {"layers": [{"id": "dense", "units": 5, "activation": "softplus"}]},
                 "training": {"loss": "cross_entropy", "class_weights": [1, 5, 0.5]}}""");
    }

    private static Experiment mixed() throws InvalidExperiment {
        return ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "moons"}, "subject": {"layers": [
                   {"id": "dense", "units": 6, "activation": "gelu", "normalization": "layer_norm"},
                   {"id": "dense", "units": 6, "activation": "silu", "residual": true, "dropout": 0.5}]}}""");
    }

    private static Experiment recurrent() {
        return SequenceRuns.experiment(
                SequenceRuns.data(new RememberFirst(10, 1), 40),
                List.of(SequenceRuns.LSTM),
                false,
                new WholeTime(),
                0.1);
    }

    private static Experiment surface() throws InvalidExperiment {
        return ExperimentCodec.read("""
                {"format": 1, "subject": {"id": "surface", "surface": "himmelblau"},
                 "training": {"learning_rate": 0.001}}""");
    }

    private static double[] direction(int size) {
        Stream noise = Stream.of(2, Stream.Purpose.NOISE);
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
            v[i] = noise.normal() / Math.sqrt(size);
        }
        return v;
    }

    private static double[] moved(double[] from, double[] direction, double by) {
        double[] moved = from.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by * direction[i];
        }
        return moved;
    }

    private static double[] product(WholeLoss loss, double[] parameters, double[] direction) {
        double[] product = new double[parameters.length];
        for (int piece = 0; piece < loss.pieces(); piece++) {
            loss.addProduct(parameters, direction, piece, product);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGradientIsTheSlopeOfTheValue(String name) throws InvalidExperiment {
        Trainer trainer = CardRuns.afterUpdates(experiments().get(name), 30);
        WholeLoss loss = WholeLoss.of(trainer);
        double[] at = trainer.parameters();
        double[] v = direction(at.length);
        double difference = (loss.value(moved(at, v, 1e-5)) - loss.value(moved(at, v, -1e-5))) / 2e-5;
        double[] gradient = loss.gradient(at);
        assertThat(dot(gradient, v)).isCloseTo(difference, Offset.offset(1e-6 * (1 + Math.abs(difference))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProductIsTheChangeOfTheGradient(String name) throws InvalidExperiment {
        Trainer trainer = CardRuns.afterUpdates(experiments().get(name), 30);
        WholeLoss loss = WholeLoss.of(trainer);
        double[] at = trainer.parameters();
        double[] v = direction(at.length);
        double[] above = loss.gradient(moved(at, v, 1e-5));
        double[] below = loss.gradient(moved(at, v, -1e-5));
        double[] product = product(loss, at, v);
        double norm = Math.sqrt(Kernels.sumOfSquares(product, 0, product.length));
        assertThat(norm).isPositive();
        for (int i = 0; i < product.length; i++) {
            assertThat(product[i]).isCloseTo((above[i] - below[i]) / 2e-5, Offset.offset(1e-6 * norm));
        }
        assertThat(loss.method()).isEqualTo(name.equals("recurrent") ? Method.DIFFERENCES : Method.EXACT);
    }

    @Test
    void aSetOfManyRowsComesInPiecesAndItsValueIsTheLossPlusTheCostOfWeights() throws InvalidExperiment {
        Trainer trainer = CardRuns.afterUpdates(many(), 30);
        WholeLoss loss = WholeLoss.of(trainer);
        assertThat(loss.pieces()).isGreaterThan(1);
        double cost = 0;
        double[] parameters = trainer.parameters();
        for (var weight : loss.weights()) {
            for (int i = weight.offset(); i < weight.end(); i++) {
                cost += 0.01 * Math.abs(parameters[i]) + 0.15 * parameters[i] * parameters[i];
            }
        }
        assertThat(cost).isPositive();
        assertThat(loss.value(parameters)).isCloseTo(trainer.now().train() + cost, Offset.offset(1e-12));
    }

    @Test
    void ofAFullBatchItIsTheVeryLossThatDescendsBatchStatisticsIncluded() {
        Experiment norm = CardRuns.experiment("p8", "norm", 1);
        Experiment full = norm.withTraining(norm.training().withBatch(new FullBatch()));
        Trainer trainer = CardRuns.afterUpdates(full, 10);
        double[] here = trainer.parameters();
        double[] whole = WholeLoss.of(trainer).gradient(here);
        trainer.step(Needs.ALL);
        double[] raw = trainer.descent().gradient();
        for (int i = 0; i < whole.length; i++) {
            assertThat(whole[i]).isCloseTo(raw[i], Offset.offset(1e-12));
        }
    }

    @Test
    void simulatedPrecisionIsLeftOut() throws InvalidExperiment {
        Experiment rounded = ExperimentCodec.with(Cards.first(), "training.precision", "\"float16\"");
        Trainer trainer = CardRuns.afterUpdates(rounded, 10);
        double[] at = trainer.parameters();
        WholeLoss loss = WholeLoss.of(trainer);
        WholeLoss plain = WholeLoss.of(new Trainer(Cards.first()));
        assertThat(loss.value(at))
                .isEqualTo(plain.value(at))
                .isNotEqualTo(trainer.now().train());
    }
}
