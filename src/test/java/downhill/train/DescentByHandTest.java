package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A straight line trained by the engine, and again here in a few lines of arithmetic. */
class DescentByHandTest {
    private static final Experiment LINE =
            Cards.find("p1").orElseThrow().start().experiment();

    private static Experiment line(int batch, boolean shuffle) {
        var t = LINE.training();
        return LINE.withTraining(new downhill.experiment.Training(
                t.loss(), t.optimizer(), 0.05, t.schedule(), new MiniBatch(batch), shuffle, t.treatment(), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 59, 60, 1000})
    void everyBatchAndTheSmallerLastOneTakesTheMeanOfItsOwnRows(int size) {
        Trainer trainer = new Trainer(line(size, true));
        Examples train = trainer.network().data().train();
        double w = 0;
        double b = 0;
        for (int update = 0; update < 150; update++) {
            int[] rows = trainer.batches().upcoming();
            double dw = 0;
            double db = 0;
            for (int row : rows) {
                double error = w * train.x()[row] + b - train.y()[row];
                dw += 2 * error * train.x()[row] / rows.length;
                db += 2 * error / rows.length;
            }
            w -= 0.05 * dw;
            b -= 0.05 * db;
            trainer.step(Needs.NOTHING);
            assertThat(trainer.network().values().parameters()[0]).isCloseTo(w, within(1e-10));
            assertThat(trainer.network().values().parameters()[1]).isCloseTo(b, within(1e-10));
        }
    }

    @Test
    void anEpochShowsEveryRowOnceInAnOrderOfItsOwn() {
        Trainer trainer = new Trainer(line(7, true));
        List<List<Integer>> orders = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> order = new ArrayList<>();
            while (order.size() < 60) {
                int[] rows = trainer.batches().upcoming();
                assertThat(rows).hasSize(order.size() == 56 ? 4 : 7);
                IntStream.of(rows).forEach(order::add);
                trainer.step(Needs.NOTHING);
            }
            assertThat(order)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 60).boxed().toList());
            orders.add(order);
        }
        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void withoutShufflingEveryEpochGoesThroughTheRowsInTurn() {
        Trainer trainer = new Trainer(line(25, false));
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int from = 0; from < 60; from += 25) {
                assertThat(trainer.batches().upcoming())
                        .containsExactly(
                                IntStream.range(from, Math.min(60, from + 25)).toArray());
                trainer.step(Needs.NOTHING);
            }
        }
        assertThat(trainer.epoch()).isEqualTo(2);
    }

    @Test
    void allExamplesAreOneBatchAsLargeAsTheTrainingSet() {
        Trainer full = new Trainer(LINE.withTraining(LINE.training().withBatch(new FullBatch())));
        Trainer mini = new Trainer(LINE.withTraining(LINE.training().withBatch(new MiniBatch(60))));
        for (int update = 0; update < 30; update++) {
            full.step(Needs.NOTHING);
            mini.step(Needs.NOTHING);
        }
        assertThat(full.fingerprint()).isEqualTo(mini.fingerprint());
        assertThat(full.epoch()).isEqualTo(30);
    }

    @Test
    void aSingleTrainingRowIsEnough() {
        Experiment one = line(10, true).withData(new DataSpec(new Line(1), 1, 1, 1, true));
        Trainer trainer = new Trainer(one);
        for (int update = 0; update < 20; update++) {
            assertThat(trainer.step(Needs.NOTHING)).isTrue();
        }
        assertThat(trainer.epoch()).isEqualTo(20);
        assertThat(trainer.examples()).isEqualTo(20);
        assertThat(trainer.history().last().train()).isFinite();
    }

    @Test
    void scoresOfManyRowsAreMeansOverAllOfThem() {
        Trainer trainer = new Trainer(LINE.withData(new DataSpec(new Line(1), 700, 300, 1, true)));
        for (int update = 0; update < 10; update++) {
            trainer.step(Needs.NOTHING);
        }
        double[] p = trainer.network().values().parameters();
        Examples train = trainer.network().data().train();
        double mean = 0;
        double sum = 0;
        for (int r = 0; r < 700; r++) {
            mean += train.y()[r] / 700;
            sum += Math.pow(p[0] * train.x()[r] + p[1] - train.y()[r], 2);
        }
        double variance = 0;
        for (double y : train.y()) {
            variance += (y - mean) * (y - mean) / 700;
        }
        Evaluator.Score score = CardRuns.sets(trainer).train();
        assertThat(score.loss()).isCloseTo(sum / 700, within(1e-10));
        assertThat(score.metric()).isCloseTo(1 - sum / 700 / variance, within(1e-10));
        assertThat(trainer.chance()).isCloseTo(variance, within(1e-10));
    }
}
