package downhill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurfaceTest {
    private static final double NEAR = 1e-9;
    private static final int GRID = 60;

    static List<Surface> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aNamedMinimumHasItsValueNoSlopeAndNoWayDown(Surface surface) {
        double[] gradient = new double[2];
        double[] hessian = new double[3];
        for (Minimum minimum : surface.minima()) {
            surface.gradient(minimum.x(), minimum.y(), gradient);
            surface.hessian(minimum.x(), minimum.y(), hessian);
            double scale = 1 + Arrays.stream(hessian).map(Math::abs).max().orElseThrow();
            assertThat(surface.value(minimum.x(), minimum.y()))
                    .as("%s", minimum)
                    .isCloseTo(minimum.value(), within(NEAR * (1 + Math.abs(minimum.value()))));
            assertThat(Math.max(Math.abs(gradient[0]), Math.abs(gradient[1])))
                    .as("%s", minimum)
                    .isLessThanOrEqualTo(NEAR * scale);
            assertThat(Math.min(hessian[0], hessian[2])).as("%s", minimum).isNotNegative();
            assertThat(hessian[0] * hessian[2] - hessian[1] * hessian[1])
                    .as("%s", minimum)
                    .isGreaterThanOrEqualTo(-NEAR * scale * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aNamedMinimumIsLowerThanTheRingAroundIt(Surface surface) {
        for (Minimum minimum : surface.minima()) {
            for (int i = 0; i < GRID; i++) {
                double angle = 2 * Math.PI * i / GRID;
                double x = minimum.x() + 1e-3 * StrictMath.cos(angle);
                double y = minimum.y() + 1e-3 * StrictMath.sin(angle);
                assertThat(surface.value(x, y)).as("%s", minimum).isGreaterThan(minimum.value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void minimaAreOrderedAndNothingInTheWindowIsLower(Surface surface) {
        List<Double> heights = surface.minima().stream().map(Minimum::value).toList();
        assertThat(heights).isSorted();
        if (!heights.isEmpty()) {
            forEachPoint(
                    surface,
                    (x, y) -> assertThat(surface.value(x, y)).isGreaterThanOrEqualTo(heights.getFirst() - NEAR));
        }
    }

    @Test
    void onlySaddlesHaveNoMinimum() {
        List<String> none = Variants.all().stream()
                .filter(surface -> surface.minima().isEmpty())
                .map(Choice::id)
                .toList();
        assertThat(none).containsExactly("saddle", "monkey_saddle");
        for (Surface surface : List.of(new Saddle(), new MonkeySaddle())) {
            double[] gradient = new double[2];
            surface.gradient(0, 0, gradient);
            assertThat(Arrays.stream(gradient).allMatch(slope -> slope == 0)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everythingInTheWindowIsFinite(Surface surface) {
        double[] gradient = new double[2];
        double[] hessian = new double[3];
        forEachPoint(surface, (x, y) -> {
            surface.gradient(x, y, gradient);
            surface.hessian(x, y, hessian);
            assertThat(surface.value(x, y)).isFinite();
            assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
            assertThat(Arrays.stream(hessian).allMatch(Double::isFinite)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theWindowHoldsTheStartAndEveryMinimum(Surface surface) {
        Window window = surface.window();
        assertThat(window.contains(surface.startX(), surface.startY())).isTrue();
        assertThat(surface.minima()).allMatch(minimum -> window.contains(minimum.x(), minimum.y()));
        assertThat(window.contains(window.highX() + 1, window.lowY())).isFalse();
        assertThat(window.contains(window.lowX(), window.lowY() - 1)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aSmallStepDownTheSlopeOfTheStartIsLower(Surface surface) {
        double x = surface.startX();
        double y = surface.startY();
        double[] gradient = new double[2];
        surface.gradient(x, y, gradient);
        double steepness = Math.sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]);
        double step = 1e-5 / steepness;
        assertThat(surface.value(x - step * gradient[0], y - step * gradient[1]))
                .isLessThan(surface.value(x, y));
    }

    @Test
    void thePointOfAckleysFunnelHasNoSlopeAndTheCurvatureOfItsDentAlone() {
        Ackley ackley = new Ackley(20, 0.2, 2 * Math.PI);
        double[] gradient = new double[2];
        double[] hessian = new double[3];
        ackley.gradient(0, 0, gradient);
        ackley.hessian(0, 0, hessian);
        double dent = 2 * Math.PI * Math.PI * Math.E;
        assertThat(ackley.value(0, 0)).isZero();
        assertThat(gradient).containsExactly(0, 0);
        assertThat(hessian).containsExactly(new double[] {dent, 0, dent}, within(1e-12 * dent));
        ackley.gradient(1e-300, 1e-200, gradient);
        ackley.hessian(1e-150, 1e-155, hessian);
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(hessian).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void defaultsAreThoseOfTheLiterature() {
        assertThat(Variants.all())
                .contains(new Ravine(100), new Rosenbrock(1, 100), new Rastrigin(10), new Ackley(20, 0.2, 2 * Math.PI));
        assertThat(Catalogue.of(Surface.class).entries()).hasSize(17);
    }

    /** A grid over the window with its edges and its middle. */
    private static void forEachPoint(Surface surface, Visit visit) {
        Window window = surface.window();
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j <= GRID; j++) {
                double u = i / (double) GRID;
                double v = j / (double) GRID;
                visit.at((1 - u) * window.lowX() + u * window.highX(), (1 - v) * window.lowY() + v * window.highY());
            }
        }
    }

    private interface Visit {
        void at(double x, double y);
    }
}
