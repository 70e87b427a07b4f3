package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.data.AutoMpg;
import downhill.data.Blobs;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Line;
import downhill.data.MaunaLoaCo2;
import downhill.data.Penguins;
import downhill.data.Rings;
import downhill.data.Scaler;
import downhill.data.SeattleTemperature;
import downhill.data.SineContinuation;
import downhill.data.X1Squared;
import downhill.data.X1X2;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Zeros;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of linear models whose answers are known. */
class PictureTest {

    /** A linear model with these numbers: weights by output, then biases. */
    private static Picture picture(Dataset dataset, double... parameters) {
        Experiment linear = Cards.first().withDataset(dataset).withSubject(new Network(List.of(), new Zeros()));
        Trainer trainer = new Trainer(linear);
        double[] into = trainer.network().values().parameters();
        assertThat(into).hasSameSizeAs(parameters);
        System.arraycopy(parameters, 0, into, 0, into.length);
        return new Probe(trainer)
                .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                .picture();
    }

    private static int code(byte code) {
        return Byte.toUnsignedInt(code);
    }

    @Test
    void aPlaneHasTheLargestSecondInputAtTheTopAndTheFirstGrowsToTheRight() {
        Picture.Plane up = (Picture.Plane) picture(new Rings(0.015), 0, 3, 0);
        Picture.Plane right = (Picture.Plane) picture(new Rings(0.015), 3, 0, 0);
        int size = up.size();
        assertThat(up.grid()).hasSize(size * size);
        assertThat(up.winner()).isEmpty();
        for (int i = 1; i < size; i++) {
            assertThat(code(up.grid()[i * size])).isLessThanOrEqualTo(code(up.grid()[(i - 1) * size]));
            assertThat(code(right.grid()[i])).isGreaterThanOrEqualTo(code(right.grid()[i - 1]));
        }
        assertThat(code(up.grid()[0])).isGreaterThan(250);
        assertThat(code(up.grid()[size * size - 1])).isLessThan(4);
        assertThat(code(right.grid()[0])).isLessThan(4);
        assertThat(code(right.grid()[size - 1])).isGreaterThan(250);
    }

    @Test
    void derivedInputsAreDrawnOverTheTwoThatTheyComeFrom() {
        Experiment linear = Cards.first()
                .withData(DataSpec.of(new Rings(0.015), 1).withDerived(List.of(new X1Squared(), new X1X2())))
                .withSubject(new Network(List.of(), new Zeros()));
        Trainer trainer = new Trainer(linear);
        assertThat(trainer.network().model().inputs()).isEqualTo(4);
        System.arraycopy(
                new double[] {0, 0, 2, 0, 0}, 0, trainer.network().values().parameters(), 0, 5);
        Picture.Plane bowl = (Picture.Plane) new Probe(trainer)
                .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                .picture();
        int size = bowl.size();
        for (int row = 0; row < size; row++) {
            assertThat(code(bowl.grid()[row * size])).isGreaterThan(250);
            assertThat(code(bowl.grid()[row * size + size / 2])).isLessThan(100);
            assertThat(code(bowl.grid()[row * size + size - 1])).isGreaterThan(250);
            assertThat(bowl.grid()[row * size + 3]).isEqualTo(bowl.grid()[3]);
        }
    }

    @Test
    void aStandardisedTargetIsDrawnInItsOriginalUnit() {
        DataSpec data = new DataSpec(new Line(1), 60, 60, 1, true, false, true, List.of());
        Experiment linear =
                Cards.first().withDataset(new Line(1)).withData(data).withSubject(new Network(List.of(), new Zeros()));
        Picture.Curve mean = (Picture.Curve) new Probe(new Trainer(linear))
                .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                .picture();
        double[] raw =
                new DataSpec(new Line(1), 60, 60, 1, true).prepare().train().y();
        assertThat(mean.points()[1]).isCloseTo(Arrays.stream(raw).average().orElseThrow(), within(1e-12));
    }

    @Test
    void aNetworkThatKnowsNothingPaintsTheMiddle() {
        Picture.Plane plane = (Picture.Plane) picture(new Rings(0.015), 0, 0, 0);
        assertThat(plane.grid()).containsOnly((byte) 127);
    }

    @Test
    void answersThatAreNotFiniteHaveACodeOfTheirOwn() {
        Picture.Plane plane = (Picture.Plane) picture(new Rings(0.015), 0, 0, Double.NaN);
        assertThat(plane.grid()).containsOnly((byte) 255);
    }

    @Test
    void severalClassesPaintTheWinnerAndHowSureItIs() {
        Picture.Plane plane = (Picture.Plane) picture(new Blobs(3, 0.25), 0, 0, 0, 0, 0, 0, 0, 2, 0);
        assertThat(plane.winner()).hasSameSizeAs(plane.grid()).containsOnly((byte) 1);
        double sure = Math.exp(2) / (Math.exp(2) + 2);
        assertThat(plane.grid()).containsOnly((byte) Math.round(sure * 254));
    }

    @Test
    void aCurveIsInOriginalUnitsFromLeftToRight() {
        Picture.Curve curve = (Picture.Curve) picture(new Line(1), 0, 7);
        double[] points = curve.points();
        for (int i = 2; i < points.length; i += 2) {
            assertThat(points[i]).isGreaterThan(points[i - 2]);
        }
        for (int i = 1; i < points.length; i += 2) {
            assertThat(points[i]).isEqualTo(7);
        }
        assertThat(points[0]).isBetween(-1.0, 0.5);
        assertThat(points[points.length - 2]).isBetween(9.5, 11.0);
    }

    @Test
    void aCurveOfAStandardisedInputHasTheSlopeOfOriginalUnits() {
        Picture.Curve curve = (Picture.Curve) picture(new Line(1), 1, 0);
        Trainer trainer = new Trainer(Cards.first().withDataset(new Line(1)));
        double[] points = curve.points();
        double slope = (points[3] - points[1]) / (points[2] - points[0]);
        assertThat(slope).isCloseTo(1 / trainer.network().data().scaler().scale()[0], within(1e-9));
    }

    @Test
    void aConfusionHasTheTrueClassInItsRows() {
        double[] always = new double[15];
        always[14] = 5;
        Picture.Confusion confusion = (Picture.Confusion) picture(new Penguins(), always);
        Trainer trainer = new Trainer(Cards.first().withDataset(new Penguins()));
        for (int truth = 0; truth < 3; truth++) {
            int label = truth;
            int count = (int) Arrays.stream(trainer.network().data().test().y())
                    .filter(y -> y == label)
                    .count();
            assertThat(confusion.counts().get(truth)).containsExactly(0, 0, count);
        }
    }

    /** Of three numbers the answer is the last and half of how much it has grown. */
    private static double grown(double before, double last) {
        return last + 0.5 * (last - before);
    }

    @Test
    void aForecastIsMadeOfTrueNumbersStepByStepAndOfItsOwnAnswersAlone() {
        for (Dataset series :
                List.of(new MaunaLoaCo2(3), new SeattleTemperature(3), new SineContinuation(3, 20, 0.1))) {
            DataSpec data = new DataSpec(series, 300, 200, 1, true, false, true, List.of());
            Trainer trainer = new Trainer(
                    Cards.first().withDataset(series).withData(data).withSubject(new Network(List.of(), new Zeros())));
            double[] weights = {0, -0.5, 1.5, 0};
            System.arraycopy(weights, 0, trainer.network().values().parameters(), 0, 4);
            float[] ahead = ((Picture.Scatter) new Probe(trainer)
                            .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                            .picture())
                    .ahead();
            double[] truth = data.stretch();
            assertThat(truth).hasSize(3 + 24);
            assertThat(ahead).hasSize(2 * 24);
            Scaler scaler = trainer.network().data().scaler();
            double before = scaler.scaled(0, truth[1]);
            double last = scaler.scaled(0, truth[2]);
            for (int t = 0; t < 24; t++) {
                double stepwise = grown(scaler.scaled(0, truth[t + 1]), scaler.scaled(0, truth[t + 2]));
                double said = trainer.network().data().originalTarget(grown(before, last));
                assertThat((double) ahead[2 * t])
                        .isCloseTo(trainer.network().data().originalTarget(stepwise), within(1e-4));
                assertThat((double) ahead[2 * t + 1]).isCloseTo(said, within(1e-4));
                before = last;
                last = scaler.scaled(0, said);
            }
        }
    }

    @Test
    void aScatterHasTruthPredictionAndPartOfTrainingAndTestRows() {
        Picture.Scatter scatter = (Picture.Scatter) picture(new AutoMpg(false), 0, 0, 0, 0, 0, 0, 23);
        Trainer trainer = new Trainer(Cards.first().withDataset(new AutoMpg(false)));
        int train = Math.min(Evaluator.CHUNK, trainer.network().data().train().rows());
        float[] pairs = scatter.pairs();
        assertThat(pairs).hasSize(3 * (train + 100));
        assertThat(scatter.ahead()).isEmpty();
        for (int i = 0; i < train + 100; i++) {
            boolean test = i >= train;
            double truth = test
                    ? trainer.network().data().test().y()[i - train]
                    : trainer.network().data().train().y()[i];
            assertThat(pairs[3 * i]).isEqualTo((float) truth);
            assertThat(pairs[3 * i + 1]).isEqualTo(23);
            assertThat(pairs[3 * i + 2]).isEqualTo(test ? 1 : 0);
        }
    }
}
