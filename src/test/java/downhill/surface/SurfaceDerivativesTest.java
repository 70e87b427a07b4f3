package downhill.surface;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and Hessians against central differences of fourth order, all over the window. */
class SurfaceDerivativesTest {
    private static final int POINTS = 200;
    private static final double STEP = 2e-4;
    private static final double RTOL = 1e-6;
    // Rounding of the largest height over the step; far below what a wrong term would change.
    private static final double SHARE_OF_LARGEST = 1e-9;

    static List<Surface> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void gradientsAgreeWithDifferencesOfTheValue(Surface surface) {
        double[][] actual = new double[POINTS][2];
        double[][] expected = new double[POINTS][];
        Stream stream = Stream.of(5, Purpose.DATA);
        for (int i = 0; i < POINTS; i++) {
            double x = stream.uniform(surface.window().lowX(), surface.window().highX());
            double y = stream.uniform(surface.window().lowY(), surface.window().highY());
            surface.gradient(x, y, actual[i]);
            expected[i] = new double[] {
                slope(x, t -> surface.value(t, y)), slope(y, t -> surface.value(x, t)),
            };
        }
        assertAgree(actual, expected);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void hessiansAgreeWithDifferencesOfTheGradient(Surface surface) {
        double[][] actual = new double[POINTS][3];
        double[][] expected = new double[POINTS][];
        Stream stream = Stream.of(6, Purpose.DATA);
        for (int i = 0; i < POINTS; i++) {
            double x = stream.uniform(surface.window().lowX(), surface.window().highX());
            double y = stream.uniform(surface.window().lowY(), surface.window().highY());
            surface.hessian(x, y, actual[i]);
            expected[i] = new double[] {
                slope(x, t -> gradient(surface, t, y)[0]),
                slope(x, t -> gradient(surface, t, y)[1]),
                slope(y, t -> gradient(surface, x, t)[1]),
            };
        }
        assertAgree(actual, expected);
    }

    private static double[] gradient(Surface surface, double x, double y) {
        double[] gradient = new double[2];
        surface.gradient(x, y, gradient);
        return gradient;
    }

    private static double slope(double at, DoubleUnaryOperator f) {
        double inner = f.applyAsDouble(at + STEP) - f.applyAsDouble(at - STEP);
        double outer = f.applyAsDouble(at + 2 * STEP) - f.applyAsDouble(at - 2 * STEP);
        return (8 * inner - outer) / (12 * STEP);
    }

    private static void assertAgree(double[][] actual, double[][] expected) {
        double largest = Arrays.stream(expected)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int i = 0; i < POINTS; i++) {
            double here = Arrays.stream(expected[i]).map(Math::abs).max().orElseThrow();
            for (int j = 0; j < expected[i].length; j++) {
                assertThat(Math.abs(actual[i][j] - expected[i][j]))
                        .as("point %d, component %d: %s against %s", i, j, actual[i][j], expected[i][j])
                        .isLessThanOrEqualTo(RTOL * here + SHARE_OF_LARGEST * largest);
            }
        }
    }
}
