package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of equal height, of shapes whose lines are known. */
class ContoursTest {
    private static final int SIDE = 41;

    private static double[] grid(Height height) {
        double[] heights = new double[SIDE * SIDE];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = height.at(i % SIDE - 20, i / SIDE - 20);
        }
        return heights;
    }

    @Test
    void theLineOfABowlIsOneClosedCircle() {
        List<float[]> lines = Contours.lines(grid((x, y) -> x * x + y * y), SIDE, 100);
        assertThat(lines).hasSize(1);
        float[] circle = lines.getFirst();
        assertThat(circle[0]).isEqualTo(circle[circle.length - 2]);
        assertThat(circle[1]).isEqualTo(circle[circle.length - 1]);
        for (int i = 0; i < circle.length; i += 2) {
            assertThat(Math.hypot(circle[i] - 20, circle[i + 1] - 20)).isCloseTo(10, within(0.05));
        }
    }

    @Test
    void onASlopeItRunsStraightFromEdgeToEdge() {
        List<float[]> lines = Contours.lines(grid((x, y) -> x + 0.5), SIDE, 3);
        assertThat(lines).hasSize(1);
        float[] line = lines.getFirst();
        assertThat(line).hasSize(2 * SIDE);
        for (int i = 0; i < line.length; i += 2) {
            assertThat(line[i]).isEqualTo(22.5f);
        }
        assertThat(List.of(line[1], line[line.length - 1])).containsExactlyInAnyOrder(0f, SIDE - 1f);
    }

    @Test
    void twoHillsHaveTwoLinesAndWhatIsNotFiniteHasNone() {
        Height hills = (x, y) -> Math.min((x - 10) * (x - 10) + y * y, (x + 10) * (x + 10) + y * y);
        assertThat(Contours.lines(grid(hills), SIDE, 25)).hasSize(2);
        assertThat(Contours.lines(grid((x, y) -> Double.NaN), SIDE, 25)).isEmpty();
        assertThat(Contours.lines(grid((x, y) -> 7), SIDE, 25)).isEmpty();
    }

    @Test
    void levelsAreSpreadOverFivePowersOfTen() {
        assertThat(Contours.levels(250)).containsExactly(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100);
        assertThat(Contours.levels(0.5)).startsWith(1e-5, 3e-5).endsWith(0.1, 0.3);
        assertThat(Contours.levels(0)).isEmpty();
        assertThat(Contours.levels(Double.NaN)).isEmpty();
        assertThat(Contours.levels(Double.POSITIVE_INFINITY)).isEmpty();
    }

    private interface Height {
        double at(double x, double y);
    }
}
