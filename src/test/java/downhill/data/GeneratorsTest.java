package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Task;
import downhill.math.Stream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The generators without noise lie on their formulas, and with it around them. */
class GeneratorsTest {
    private static final int ROWS = 1200;

    private static Examples draw(Dataset dataset) {
        return dataset.draw(ROWS, Stream.of(7, Stream.Purpose.DATA));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void ringsHaveTheRadiiAskedFor() {
        Examples rings = draw(new Rings(0, 0.2, 0.9));
        for (int r = 0; r < ROWS; r++) {
            double radius = Math.hypot(rings.x()[2 * r], rings.x()[2 * r + 1]);
            assertThat(radius).isBetween(rings.y()[r] == 1 ? 0 : 0.9 - 1e-12, rings.y()[r] == 1 ? 0.2 + 1e-12 : 1);
        }
        assertThat(draw(new Rings(0.015)).x())
                .isEqualTo(draw(new Rings(0.015, 0.5, 0.7)).x());
    }

    @Test
    void circlesAreTwoLinesWhoseWidthIsTheNoise() {
        Examples circles = draw(new Circles(0.4, 0));
        for (int r = 0; r < ROWS; r++) {
            double radius = Math.hypot(circles.x()[2 * r], circles.x()[2 * r + 1]);
            assertThat(radius).isCloseTo(circles.y()[r] == 1 ? 0.4 : 1, within(1e-12));
        }
        Examples noisy = draw(new Circles(0.4, 0.05));
        double[] off = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            off[r] = Math.hypot(noisy.x()[2 * r], noisy.x()[2 * r + 1]) - (noisy.y()[r] == 1 ? 0.4 : 1);
        }
        assertThat(deviation(off)).isBetween(0.045, 0.055);
    }

    @Test
    void spiralArmsAreEvenlyTurnedAndTwoOfThemAreTheOldSpiral() {
        for (int arms = 2; arms <= 5; arms++) {
            Spiral spiral = new Spiral(1.75, 0, arms);
            Examples points = draw(spiral);
            assertThat(points.labels().classes()).hasSize(arms);
            assertThat(spiral.task()).isEqualTo(arms == 2 ? Task.BINARY : Task.MULTICLASS);
            for (int r = 0; r < ROWS; r++) {
                double radius = Math.hypot(points.x()[2 * r], points.x()[2 * r + 1]);
                double angle = 2 * Math.PI * (1.75 * radius + points.y()[r] / arms);
                assertThat(points.x()[2 * r]).isCloseTo(radius * Math.cos(angle), within(1e-9));
                assertThat(points.x()[2 * r + 1]).isCloseTo(radius * Math.sin(angle), within(1e-9));
                assertThat(points.y()[r]).isEqualTo(r % arms);
            }
        }
        assertThat(draw(new Spiral(1.75, 0.01)).x())
                .isEqualTo(draw(new Spiral(1.75, 0.01, 2)).x());
    }

    @Test
    void theCheckerboardUsesAllItsFieldsInTurn() {
        for (int cells = 2; cells <= 8; cells++) {
            Examples board = draw(new Checkerboard(cells, 0));
            Set<Integer> fields = new TreeSet<>();
            for (int r = 0; r < ROWS; r++) {
                int column = (int) ((board.x()[2 * r] + 1) / 2 * cells);
                int row = (int) ((board.x()[2 * r + 1] + 1) / 2 * cells);
                assertThat(column).isBetween(0, cells - 1);
                assertThat(row).isBetween(0, cells - 1);
                assertThat(board.y()[r]).isEqualTo((column + row) % 2);
                fields.add(cells * column + row);
            }
            assertThat(fields).hasSize(cells * cells);
        }
    }

    @Test
    void theTwoCloudsHaveTheirDistanceAndDeviation() {
        Examples clouds = draw(new Gaussians(3, 0.5));
        for (int label = 0; label < 2; label++) {
            double[] x = new double[ROWS / 2];
            for (int i = 0; i < x.length; i++) {
                x[i] = clouds.x()[2 * (2 * i + label)];
            }
            assertThat(Arrays.stream(x).average().orElseThrow()).isCloseTo(label == 0 ? -1.5 : 1.5, within(0.1));
            assertThat(deviation(x)).isBetween(0.45, 0.55);
        }
        assertThat(Arrays.stream(draw(new Gaussians(3, 0)).x())).allMatch(x -> x == 0 || Math.abs(x) == 1.5);
    }

    private static void curve(Dataset dataset, double low, double high, DoubleUnaryOperator f) {
        Examples curve = draw(dataset);
        assertThat(dataset.task()).isEqualTo(Task.REGRESSION);
        assertThat(curve.inputs()).isEqualTo(1);
        for (int r = 0; r < ROWS; r++) {
            assertThat(curve.y()[r]).as(dataset.id()).isCloseTo(f.applyAsDouble(curve.x()[r]), within(1e-12));
        }
        double margin = (high - low) / 50;
        assertThat(Arrays.stream(curve.x()).min().orElseThrow()).isBetween(low, low + margin);
        assertThat(Arrays.stream(curve.x()).max().orElseThrow()).isBetween(high - margin, high);
    }

    @Test
    void curvesFollowTheirFormulasOverTheirWholeRange() {
        curve(new Line(0), 0, 10, x -> 0.8 * x + 2);
        curve(new Quadratic(0), -2, 2, x -> x * x);
        curve(new Sine(0), -3, 3, Math::sin);
        curve(new Step(0), -3, 3, x -> x >= 0 ? 1 : 0);
        curve(new Sinc(0), -10, 10, x -> Math.sin(x) / x);
    }

    private static void surface(Dataset dataset, DoubleBinaryOperator f) {
        Examples surface = draw(dataset);
        assertThat(dataset.task()).isEqualTo(Task.REGRESSION);
        assertThat(surface.labels().inputs()).containsExactly("x1", "x2");
        for (int r = 0; r < ROWS; r++) {
            double expected = f.applyAsDouble(surface.x()[2 * r], surface.x()[2 * r + 1]);
            assertThat(surface.y()[r]).as(dataset.id()).isCloseTo(expected, within(1e-12));
        }
        assertThat(Arrays.stream(surface.x())).allMatch(x -> x >= -1 && x < 1);
        assertThat(Arrays.stream(surface.x()).max().orElseThrow()).isGreaterThan(0.99);
    }

    @Test
    void surfacesFollowTheirFormulas() {
        surface(new Plane(0), (a, b) -> a / 2 - b / 4);
        surface(new Saddle(0), (a, b) -> a * a - b * b);
        surface(new Bumps(1, 0), (a, b) -> Math.exp(-(a * a + Math.pow(b - 0.6, 2)) / 0.125));
        surface(
                new Bumps(2, 0),
                (a, b) -> Math.exp(-(a * a + Math.pow(b - 0.6, 2)) / 0.125)
                        - Math.exp(-(a * a + Math.pow(b + 0.6, 2)) / 0.125));
    }

    @Test
    void theNoiseOfANumberIsNormalWithItsDeviation() {
        Examples noisy = draw(new Saddle(0.3));
        double[] off = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            double x1 = noisy.x()[2 * r];
            double x2 = noisy.x()[2 * r + 1];
            off[r] = noisy.y()[r] - (x1 * x1 - x2 * x2);
        }
        assertThat(deviation(off)).isBetween(0.28, 0.32);
    }

    @Test
    void theRealTablesAreWhole() {
        assertThat(new Iris().available()).isEqualTo(150);
        assertThat(new Iris().labels().classes()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(new Wine().available()).isEqualTo(178);
        assertThat(new Wine().labels().inputs()).hasSize(13);
        assertThat(new Wine().labels().classes()).hasSize(3);
        Digits digits = new Digits();
        assertThat(digits.available()).isEqualTo(1797);
        assertThat(digits.labels().inputs())
                .hasSize(64)
                .startsWith("p00", "p01")
                .endsWith("p77");
        assertThat(digits.labels().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(Arrays.stream(
                        digits.draw(1797, Stream.of(1, Stream.Purpose.DATA)).x()))
                .allMatch(pixel -> pixel >= 0 && pixel <= 16);
    }
}
