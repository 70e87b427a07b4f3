package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Task;
import downhill.data.Blobs;
import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.LossFit;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.math.Golden.Tolerance;
import downhill.nn.CrossEntropy;
import downhill.nn.Float64;
import downhill.nn.Loss;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.WholeTime;
import downhill.nn.XavierUniform;
import downhill.optim.Constant;
import downhill.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that count more than others: the weighted mean of PyTorch's losses. */
class ClassWeightsTest {
    private static final DataSpec BLOBS = new DataSpec(new Blobs(3, 0.5), 11, 5, 1, true);
    private static final DataSpec RINGS = new DataSpec(new Rings(0.1), 11, 5, 1, true);
    private static final Network LINEAR = new Network(List.of(), new XavierUniform(1));
    private static final List<Double> UNEVEN = List.of(0.5, 3.0, 1.25);

    private static Training training(Loss loss, int batch, List<Double> weights) {
        return new Training(
                loss,
                new Sgd(),
                0.1,
                new Constant(),
                new MiniBatch(batch),
                false,
                List.of(),
                0,
                0,
                0,
                weights,
                new Float64(),
                true);
    }

    private static Trainer trainer(DataSpec data, Loss loss, int batch, List<Double> weights) {
        Experiment first = Cards.first().withData(data).withSubject(LINEAR);
        return new Trainer(first.withTraining(training(loss, batch, weights)));
    }

    private static double[] parameters(Trainer trainer) {
        return trainer.network().values().parameters();
    }

    static List<Arguments> everyLoss() {
        List<Arguments> all = new ArrayList<>();
        LossFit.fitting(Task.MULTICLASS).forEach(loss -> all.add(Arguments.of(BLOBS, loss)));
        LossFit.fitting(Task.BINARY).forEach(loss -> all.add(Arguments.of(RINGS, loss)));
        return all;
    }

    private static List<Double> weightsFor(DataSpec data) {
        return UNEVEN.subList(0, data.dataset().labels().classes().size());
    }

    /** The weighted loss of the first rows, from the predictions of now. */
    private static double byHand(Trainer trainer, Loss loss, int rows, List<Double> weights) {
        NetworkGround ground = trainer.network();
        Examples train = ground.data().train();
        int units = ground.model().units();
        double[] prediction = ground.evaluator().predict(ground.working(), train.x(), 0, rows);
        double sum = 0;
        double total = 0;
        for (int r = 0; r < rows; r++) {
            double[] wanted = new double[loss.targetColumns(units)];
            loss.encode(train.y()[r], units, wanted, 0);
            double[] answer = Arrays.copyOfRange(prediction, r * units, (r + 1) * units);
            double weight = weights.get((int) train.y()[r]);
            sum += weight * loss.sum(answer, wanted, 1, units);
            total += weight;
        }
        return sum / total * (loss.scale(rows) * rows);
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void theLossIsTheWeightedMeanAndTheGradientIsItsOwn(DataSpec data, Loss loss) {
        List<Double> weights = weightsFor(data);
        for (int batch : new int[] {1, 4, 11}) {
            Trainer trainer = trainer(data, loss, batch, weights);
            double[] p = parameters(trainer);
            double expected = byHand(trainer, loss, batch, weights);
            double[] differences = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                double kept = p[i];
                p[i] = kept + 1e-6;
                double above = byHand(trainer, loss, batch, weights);
                p[i] = kept - 1e-6;
                differences[i] = (above - byHand(trainer, loss, batch, weights)) / 2e-6;
                p[i] = kept;
            }
            trainer.step(Needs.ALL);
            assertThat(trainer.history().last().batchMax()).isCloseTo(expected, within(1e-12));
            new Tolerance(1e-7, 1e-7).check("gradient", trainer.descent().gradient(), differences);
        }
    }

    @Test
    void theGradientOfCrossEntropyIsTheOneOfTheFormula() {
        Trainer trainer = trainer(BLOBS, new CrossEntropy(), 11, UNEVEN);
        Examples train = trainer.network().data().train();
        double[] p = parameters(trainer).clone();
        double[] expected = new double[p.length];
        double total = 0;
        for (int r = 0; r < 11; r++) {
            total += UNEVEN.get((int) train.y()[r]);
        }
        for (int r = 0; r < 11; r++) {
            double[] e = new double[3];
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                e[k] = Math.exp(p[2 * k] * train.x()[2 * r] + p[2 * k + 1] * train.x()[2 * r + 1] + p[6 + k]);
                sum += e[k];
            }
            int label = (int) train.y()[r];
            for (int k = 0; k < 3; k++) {
                double d = UNEVEN.get(label) / total * (e[k] / sum - (k == label ? 1 : 0));
                expected[2 * k] += d * train.x()[2 * r];
                expected[2 * k + 1] += d * train.x()[2 * r + 1];
                expected[6 + k] += d;
            }
        }
        trainer.step(Needs.ALL);
        new Tolerance(1e-12, 1e-14).check("gradient", trainer.descent().gradient(), expected);
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void equalWeightsOfAnySizeAreNoWeights(DataSpec data, Loss loss) {
        int classes = data.dataset().labels().classes().size();
        double[] plain = firstGradient(data, loss, List.of());
        for (double weight : new double[] {1, 8, 0.3}) {
            double[] weighted = firstGradient(data, loss, Collections.nCopies(classes, weight));
            new Tolerance(2e-15, 1e-15).check("gradient", weighted, plain);
        }
    }

    private static double[] firstGradient(DataSpec data, Loss loss, List<Double> weights) {
        Trainer trainer = trainer(data, loss, 11, weights);
        trainer.step(Needs.ALL);
        return trainer.descent().gradient().clone();
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void aClassOfNoWeightTeachesNothing(DataSpec data, Loss loss) {
        List<Double> weights = new ArrayList<>(weightsFor(data));
        weights.set(1, 0.0);
        // Row by row: those of the class leave everything as it was, the others do not.
        Trainer trainer = trainer(data, loss, 1, weights);
        Examples train = trainer.network().data().train();
        int ignored = 0;
        for (int r = 0; r < train.rows(); r++) {
            double[] before = parameters(trainer).clone();
            assertThat(trainer.step(Needs.ALL)).isTrue();
            if (train.y()[r] == 1) {
                ignored++;
                assertThat(parameters(trainer)).isEqualTo(before);
                assertThat(trainer.history().last().batchMax()).isZero();
                assertThat(trainer.descent().gradient()).containsOnly(0);
            }
        }
        assertThat(ignored).isPositive();
        assertThat(parameters(trainer)).isNotEqualTo(parameters(trainer(data, loss, 1, weights)));
    }

    @Test
    void everyMomentCountsAsMuchAsItsClass() {
        DataSpec data = new DataSpec(new RememberFirst(3, 1), 6, 4, 1, true);
        Rnn cell = new Rnn(2, new Tanh(), new XavierUniform(1), new XavierUniform(1), 0);
        Network network = new Network(List.of(cell), new XavierUniform(1), true, new WholeTime());
        Loss loss = LossFit.fitting(Task.BINARY).getFirst();
        List<Double> weights = List.of(2.0, 0.5);
        Trainer trainer =
                new Trainer(Cards.first().withData(data).withSubject(network).withTraining(training(loss, 6, weights)));
        NetworkGround ground = trainer.network();
        double[] prediction = ground.evaluator()
                .predict(ground.working(), ground.data().train().x(), 0, 6);
        double[] labels = ground.data().train().y();
        double sum = 0;
        double total = 0;
        for (int a = 0; a < 6 * 3; a++) {
            double weight = weights.get((int) labels[a]);
            sum += weight * loss.sum(new double[] {prediction[a]}, new double[] {labels[a]}, 1, 1);
            total += weight;
        }
        trainer.step(Needs.ALL);
        assertThat(trainer.history().last().batchMax()).isCloseTo(sum / total, within(1e-14));
    }

    @Test
    void whatIsMeasuredOnWholeSetsIsNotWeighted() {
        Trainer plain = trainer(BLOBS, new CrossEntropy(), 11, List.of());
        Trainer weighted = trainer(BLOBS, new CrossEntropy(), 11, UNEVEN);
        assertThat(CardRuns.sets(weighted)).isEqualTo(CardRuns.sets(plain));
        assertThat(weighted.chance()).isEqualTo(plain.chance());
    }
}
