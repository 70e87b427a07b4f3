package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Points without noise lie where the formulas say, and fill that place. */
class DataRangesTest {
    private static final int ROWS = 2000;

    private static Examples draw(Dataset dataset, int rows) {
        return dataset.draw(rows, Stream.of(7, Stream.Purpose.DATA));
    }

    @Test
    void moonsAreTwoHalfCircles() {
        Examples moons = draw(new Moons(0), ROWS);
        for (int r = 0; r < ROWS; r++) {
            boolean upper = moons.y()[r] == 0;
            double x = moons.x()[2 * r] - (upper ? 0 : 1);
            double y = moons.x()[2 * r + 1] - (upper ? 0 : 0.5);
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-12));
            assertThat(upper ? y : -y).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void theSpiralsArmsLieOppositeAndEndAtRadiusOne() {
        Examples spiral = draw(new Spiral(1.75, 0), ROWS);
        double largest = 0;
        for (int r = 0; r < ROWS; r++) {
            double x = spiral.x()[2 * r];
            double y = spiral.x()[2 * r + 1];
            double radius = Math.hypot(x, y);
            double angle = 2 * Math.PI * 1.75 * radius + Math.PI * spiral.y()[r];
            assertThat(x).isCloseTo(radius * Math.cos(angle), within(1e-9));
            assertThat(y).isCloseTo(radius * Math.sin(angle), within(1e-9));
            largest = Math.max(largest, radius);
        }
        assertThat(largest).isBetween(0.999, 1.0);
    }

    @Test
    void theSpiralHasNoHolesInTrainingOrTestRows() {
        DataSpec.Prepared prepared = new DataSpec(new Spiral(1.75, 0), 200, 200, 1, false).prepare();
        for (Examples part : List.of(prepared.train(), prepared.test())) {
            for (int label = 0; label < 2; label++) {
                double[] squares = squaredRadii(part, label);
                for (int i = 1; i < squares.length; i++) {
                    assertThat(squares[i] - squares[i - 1]).isLessThan(3.0 / squares.length);
                }
            }
        }
    }

    private static double[] squaredRadii(Examples part, int label) {
        double[] squares = new double[part.rows() / 2];
        for (int r = label; r < part.rows(); r += 2) {
            double x = part.x()[2 * r];
            double y = part.x()[2 * r + 1];
            squares[r / 2] = x * x + y * y;
        }
        Arrays.sort(squares);
        return squares;
    }

    @Test
    void blobsHaveTheirCentresEvenlyOnTheUnitCircle() {
        for (int classes = 2; classes <= 8; classes++) {
            Examples blobs = draw(new Blobs(classes, 0), classes * 3);
            assertThat(blobs.labels().classes()).hasSize(classes);
            Set<Double> seen = new HashSet<>();
            for (int r = 0; r < blobs.rows(); r++) {
                double angle = Math.PI / 2 + 2 * Math.PI * blobs.y()[r] / classes;
                assertThat(blobs.x()[2 * r]).isCloseTo(Math.cos(angle), within(1e-12));
                assertThat(blobs.x()[2 * r + 1]).isCloseTo(Math.sin(angle), within(1e-12));
                seen.add(blobs.y()[r]);
            }
            assertThat(seen).hasSize(classes);
        }
    }

    @Test
    void blobsSpreadWithTheirNoise() {
        Examples blobs = draw(new Blobs(2, 0.25), 20_000);
        double squares = 0;
        for (int r = 0; r < blobs.rows(); r++) {
            double centre = blobs.y()[r] == 0 ? 1 : -1;
            squares += Math.pow(blobs.x()[2 * r + 1] - centre, 2);
        }
        assertThat(Math.sqrt(squares / blobs.rows())).isCloseTo(0.25, within(0.01));
    }

    @Test
    void xorKeepsItsGapAndUsesAllFourSquares() {
        Examples xor = draw(new Xor(0), ROWS);
        Set<Integer> squares = new HashSet<>();
        for (int r = 0; r < ROWS; r++) {
            double x = xor.x()[2 * r];
            double y = xor.x()[2 * r + 1];
            assertThat(Math.abs(x)).isBetween(0.05, 1.0);
            assertThat(Math.abs(y)).isBetween(0.05, 1.0);
            squares.add((x > 0 ? 1 : 0) + (y > 0 ? 2 : 0));
        }
        assertThat(squares).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void sineAndLineFollowTheirFormulasOverTheirWholeRange() {
        Examples sine = draw(new Sine(0), ROWS);
        Examples line = draw(new Line(0), ROWS);
        for (int r = 0; r < ROWS; r++) {
            assertThat(sine.y()[r]).isCloseTo(Math.sin(sine.x()[r]), within(1e-12));
        }
        assertThat(Arrays.stream(sine.x()).min().orElseThrow()).isBetween(-3.0, -2.9);
        assertThat(Arrays.stream(sine.x()).max().orElseThrow()).isBetween(2.9, 3.0);
        assertThat(Arrays.stream(line.x()).min().orElseThrow()).isBetween(0.0, 0.1);
        assertThat(Arrays.stream(line.x()).max().orElseThrow()).isBetween(9.9, 10.0);
    }

    @Test
    void noiseOfRegressionIsNormalWithItsDeviation() {
        Examples sine = draw(new Sine(0.3), 20_000);
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < sine.rows(); r++) {
            double noise = sine.y()[r] - Math.sin(sine.x()[r]);
            sum += noise;
            squares += noise * noise;
        }
        assertThat(sum / sine.rows()).isCloseTo(0, within(0.01));
        assertThat(Math.sqrt(squares / sine.rows())).isCloseTo(0.3, within(0.01));
    }

    @Test
    void ringsFillTheirDiscAndTheirRing() {
        Examples rings = draw(new Rings(0), ROWS);
        double[] least = {9, 9};
        double[] most = {0, 0};
        for (int r = 0; r < ROWS; r++) {
            int label = (int) rings.y()[r];
            double radius = Math.hypot(rings.x()[2 * r], rings.x()[2 * r + 1]);
            least[label] = Math.min(least[label], radius);
            most[label] = Math.max(most[label], radius);
        }
        assertThat(least[1]).isLessThan(0.01);
        assertThat(most[1]).isBetween(0.49, 0.5 + 1e-12);
        assertThat(least[0]).isBetween(0.7 - 1e-12, 0.71);
        assertThat(most[0]).isBetween(0.99, 1 + 1e-12);
    }
}
