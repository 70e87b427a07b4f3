package downhill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static Histogram of(double... numbers) {
        return new Histogram.Counter().add(numbers, 0, numbers.length).done();
    }

    @Test
    void aBinIsHalfADecade() {
        for (int b = 0; b <= Histogram.BINS; b++) {
            assertThat(Math.log10(Histogram.edge(b))).isCloseTo(-12 + b / 2.0, within(1e-12));
        }
    }

    @Test
    void anEdgeBelongsToTheBinAboveItAndTheNumberBeforeItToTheBinBelow() {
        for (int b = 0; b < Histogram.BINS; b++) {
            assertThat(of(Histogram.edge(b)).positive().get(b)).isEqualTo(1);
            assertThat(of(-Histogram.edge(b)).negative().get(b)).isEqualTo(1);
            assertThat(of(Math.nextDown(Histogram.edge(b + 1))).positive().get(b))
                    .isEqualTo(1);
        }
    }

    @Test
    void numbersOfAnyMagnitudeAreWhereASearchThroughAllEdgesPutsThem() {
        Stream stream = Stream.of(4, Stream.Purpose.NOISE);
        double[] numbers = new double[20_000];
        int[] negative = new int[Histogram.BINS];
        int[] positive = new int[Histogram.BINS];
        for (int i = 0; i < numbers.length; i++) {
            double magnitude = Math.pow(10, -16 + 24 * stream.uniform());
            numbers[i] = stream.uniform() < 0.3 ? -magnitude : magnitude;
            int bin = 0;
            for (int b = 1; b < Histogram.BINS; b++) {
                bin = magnitude >= Histogram.edge(b) ? b : bin;
            }
            (numbers[i] < 0 ? negative : positive)[bin]++;
        }
        Histogram histogram = of(numbers);
        assertThat(histogram.negative()).containsExactly(boxed(negative));
        assertThat(histogram.positive()).containsExactly(boxed(positive));
        assertThat(histogram.total()).isEqualTo(numbers.length);
    }

    private static Integer[] boxed(int[] v) {
        return java.util.Arrays.stream(v).boxed().toArray(Integer[]::new);
    }

    @Test
    void zerosAndWhatIsNotFiniteHaveBinsOfTheirOwn() {
        Histogram histogram = of(0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(histogram.zeros()).isEqualTo(2);
        assertThat(histogram.nonFinite()).isEqualTo(3);
        assertThat(histogram.positive()).isEqualTo(Collections.nCopies(Histogram.BINS, 0));
        assertThat(histogram.negative()).isEqualTo(Collections.nCopies(Histogram.BINS, 0));
        assertThat(histogram.total()).isEqualTo(5);
    }

    @Test
    void theLastBinsHoldAllThatLiesBeyond() {
        assertThat(of(Double.MIN_VALUE, 1e-300, 1e-13).positive().getFirst()).isEqualTo(3);
        assertThat(of(-Double.MAX_VALUE, -1e5).negative().getLast()).isEqualTo(2);
    }

    @Test
    void piecesAddUp() {
        double[] numbers = {1, -1, 0, 1e-3, 50};
        Histogram pieces =
                new Histogram.Counter().add(numbers, 0, 2).add(numbers, 2, 5).done();
        assertThat(pieces).isEqualTo(of(numbers));
    }

    @Test
    void numbersTooSmallToBeNormalAreInTheFirstBinOfTheirSign() {
        double[] numbers = {Double.MIN_VALUE, -Double.MIN_VALUE, -1e-310, 0.0, -0.0, Double.MIN_NORMAL};
        Histogram histogram =
                new Histogram.Counter().add(numbers, 0, numbers.length).done();
        assertThat(histogram.positive().getFirst()).isEqualTo(2);
        assertThat(histogram.negative().getFirst()).isEqualTo(2);
        assertThat(histogram.zeros()).isEqualTo(2);
        assertThat(histogram.total()).isEqualTo(6);
    }
}
