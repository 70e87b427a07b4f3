package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.nn.Mae;
import downhill.train.Needs;
import downhill.train.OtherStarts;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The space of the two weights of a line, against least squares by hand and against runs. */
class TwoWeightsTest {

    private static Experiment card(String id) {
        return Cards.find(id).orElseThrow().start().experiment();
    }

    private static TwoWeights computed(Experiment experiment) {
        TwoWeights space = new TwoWeights(experiment);
        assertThat(space.progress()).isZero();
        while (space.advance()) {
            assertThat(space.progress()).isBetween(0.0, 1.0);
        }
        return space;
    }

    /** Weight and bias of the line with the least squares, by the formula of every textbook. */
    private static double[] leastSquares(Experiment experiment) {
        Prepared data = experiment.data().prepare().flat();
        Examples train = data.train();
        int n = train.rows();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += train.x()[i] / n;
            meanY += train.y()[i] / n;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (train.x()[i] - meanX) * (train.y()[i] - meanY);
            xx += (train.x()[i] - meanX) * (train.x()[i] - meanX);
        }
        return new double[] {xy / xx, meanY - xy / xx * meanX};
    }

    @ParameterizedTest
    @CsvSource({"p1, 1e-9", "p5, 1e-9", "p11, 1e-5"})
    void theClosedFormIsThatOfLeastSquares(String card, double precision) {
        TwoWeights space = computed(card(card));
        double[] expected = leastSquares(card(card));
        double[] bottom = space.bottom().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(bottom[i]).isCloseTo(expected[i], within(precision * Math.abs(expected[i])));
            assertThat(bottom[i]).isStrictlyBetween(space.low(i), space.high(i));
            assertThat(space.start()[i]).isStrictlyBetween(space.low(i), space.high(i));
        }
    }

    @Test
    void everyHeightIsTheTrueLossAtItsWeights() {
        Experiment line = card("p1");
        TwoWeights space = computed(line);
        WholeLoss loss = WholeLoss.of(new Trainer(line));
        double[] heights = space.heights();
        int last = TwoWeights.SIDE - 1;
        assertThat(heights[0]).isCloseTo(loss.value(new double[] {space.low(0), space.high(1)}), within(1e-10));
        assertThat(heights[heights.length - 1])
                .isCloseTo(loss.value(new double[] {space.high(0), space.low(1)}), within(1e-10));
        assertThat(heights[last]).isCloseTo(loss.value(new double[] {space.high(0), space.high(1)}), within(1e-10));
        assertThat(space.floor())
                .isLessThanOrEqualTo(Arrays.stream(heights).min().orElseThrow() + 1e-12);
    }

    @Test
    void aLossThatIsNoParabolaHasNoClosedFormButAPicture() {
        Experiment line = card("p1");
        TwoWeights space = computed(line.withTraining(line.training().withLoss(new Mae())));
        assertThat(space.bottom()).isEmpty();
        double[] squares = computed(line).bottom().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(squares[i]).isStrictlyBetween(space.low(i), space.high(i));
        }
        assertThat(space.heights()).doesNotContain(Double.NaN);
    }

    @Test
    void aPenaltyMovesTheLowestPointTowardsZero() throws InvalidExperiment {
        Experiment line = card("p1");
        double[] free = computed(line).bottom().orElseThrow();
        double[] held = computed(ExperimentCodec.with(line, "training.l2", "1"))
                .bottom()
                .orElseThrow();
        assertThat(Math.abs(held[0])).isLessThan(Math.abs(free[0]));
        Trainer trainer = new Trainer(ExperimentCodec.with(line, "training.l2", "1"));
        for (int i = 0; i < 1000; i++) {
            trainer.step(Needs.NOTHING);
        }
        assertThat(trainer.parameters()[0]).isCloseTo(held[0], within(1e-9));
        assertThat(trainer.parameters()[1]).isCloseTo(held[1], within(1e-9));
    }

    @Test
    void otherStartsTrainAlikeAndBeginWhereTheyShould() {
        Experiment line = card("p1");
        TwoWeights space = computed(line);
        List<double[]> starts = space.around(OtherStarts.STARTS);
        OtherStarts others = new OtherStarts(line, starts);
        while (others.advance()) {
            assertThat(others.progress()).isBetween(0.0, 1.0);
        }
        assertThat(others.ways()).hasSize(OtherStarts.STARTS);
        double[] bottom = space.bottom().orElseThrow();
        for (int i = 0; i < starts.size(); i++) {
            double[] way = others.ways().get(i);
            assertThat(way[0]).isEqualTo(starts.get(i)[0]);
            assertThat(way[1]).isEqualTo(starts.get(i)[1]);
            assertThat(way[way.length - 2]).isCloseTo(bottom[0], within(1e-6));
            assertThat(way[way.length - 1]).isCloseTo(bottom[1], within(1e-6));
        }
    }

    @Test
    void anUpdateFromTheUsualStartIsTheSameAsThatOfTheRun() {
        Experiment line = card("p1");
        OtherStarts others = new OtherStarts(line, List.of(new double[] {0, 0}));
        while (others.advance()) {
            // All of it.
        }
        Trainer trainer = new Trainer(line);
        trainer.step(Needs.NOTHING);
        assertThat(others.ways().getFirst()).startsWith(0, 0, trainer.parameters()[0], trainer.parameters()[1]);
    }

    @Test
    void whatHasMoreWeightsHasNoSuchSpace() {
        assertThatThrownBy(() -> new TwoWeights(card("p0")).advance()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OtherStarts(card("p0"), List.of(new double[] {0, 0})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OtherStarts(card("p7"), List.of(new double[] {0, 0})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OtherStarts(card("p1"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
