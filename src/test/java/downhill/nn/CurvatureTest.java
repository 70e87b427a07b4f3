package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Products with the Hessian against central differences of the gradient, which is tested itself. */
class CurvatureTest {
    private static final int UNITS = 4;
    private static final int OUTPUTS = 3;
    private static final int ROWS = 5;
    private static final double RTOL = 1e-6;

    @TestFactory
    List<DynamicTest> productsAgreeWithDifferencesOfTheGradientForEveryActivationAndLoss() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Activation activation : Differences.all(Activation.class)) {
            for (Loss loss : Differences.all(Loss.class)) {
                tests.add(DynamicTest.dynamicTest(activation.id() + ", " + loss.id(), () -> {
                    for (Normalization norm : Differences.all(Normalization.class)) {
                        check(model(activation, loss, norm, true, false), loss, Mode.PROBE);
                        check(model(activation, loss, norm, false, true), loss, Mode.TRAIN);
                    }
                }));
            }
        }
        return tests;
    }

    private static Model model(
            Activation activation, Loss loss, Normalization norm, boolean residual, boolean dropout) {
        ModelBuilder builder = new ModelBuilder(UNITS, 1);
        for (int l = 0; l < 2; l++) {
            int from = builder.build().ops().size() - 1;
            builder.layer(new Dense(UNITS, activation, new XavierUniform(1), norm), new WholeTime());
            if (dropout) {
                builder.dropout(0.4, Masks.of(ROWS * UNITS));
            }
            if (residual) {
                builder.add(from);
            }
        }
        return builder.linear(OUTPUTS, true, new XavierUniform(1))
                .head(loss.head())
                .build();
    }

    private static void check(Model model, Loss loss, Mode mode) {
        Differences network = new Differences("", model, loss, ROWS, mode);
        Products products = network.products();
        double[] direction = Products.direction(model.parameters().size(), 5);
        double[] exact = products.exact(direction);
        double[] near = products.differences(direction);
        double scale = Arrays.stream(near).map(Math::abs).max().orElseThrow();
        double steepest =
                Arrays.stream(products.gradient()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < exact.length; i++) {
            // Rounding of the gradient over twice the reach, and what 1 / p adds to it where p is small.
            assertThat(Math.abs(exact[i] - near[i]))
                    .as("[%d]: %s against %s", i, exact[i], near[i])
                    .isLessThanOrEqualTo(RTOL * scale + 1e-9 * Math.max(1, steepest));
        }
    }

    @TestFactory
    List<DynamicTest> secondDerivativesOfLossesAgreeWithDifferencesOfTheirGradients() {
        return Differences.all(Loss.class).stream()
                .map(loss -> DynamicTest.dynamicTest(loss.id(), () -> checkLoss(loss)))
                .toList();
    }

    private static void checkLoss(Loss loss) {
        Stream noise = Stream.of(3, Purpose.NOISE);
        boolean probabilities = loss.head() == Head.SIGMOID || loss.head() == Head.SOFTMAX;
        int n = ROWS * OUTPUTS;
        double[] p = new double[n];
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            p[i] = probabilities ? noise.uniform(0.1, 0.9) : 2 * noise.normal();
            direction[i] = noise.normal();
        }
        int columns = loss.targetColumns(OUTPUTS);
        double[] y = new double[ROWS * columns];
        for (int r = 0; r < ROWS; r++) {
            loss.encode(noise.below(OUTPUTS), OUTPUTS, y, r * columns);
        }
        double[] exact = new double[n];
        loss.curvature(p, y, ROWS, OUTPUTS, 0.7, direction, exact);
        double[] above = slope(loss, p, y, direction, 1e-6);
        double[] below = slope(loss, p, y, direction, -1e-6);
        for (int i = 0; i < n; i++) {
            assertThat(exact[i]).isCloseTo((above[i] - below[i]) / 2e-6, Offset.offset(1e-6));
        }
    }

    private static double[] slope(Loss loss, double[] p, double[] y, double[] direction, double by) {
        double[] moved = p.clone();
        for (int i = 0; i < p.length; i++) {
            moved[i] += by * direction[i];
        }
        double[] into = new double[p.length];
        loss.gradient(moved, y, ROWS, OUTPUTS, 0.7, into);
        return into;
    }

    @Test
    void theHessianIsSymmetric() {
        Loss loss = new CrossEntropy();
        Model model = model(new Tanh(), loss, new BatchNorm(1e-5, 0.1), true, false);
        Products products = new Differences("", model, loss, ROWS, Mode.PROBE).products();
        double[] u = Products.direction(model.parameters().size(), 1);
        double[] v = Products.direction(model.parameters().size(), 2);
        double there = dot(u, products.exact(v));
        assertThat(there).isNotZero().isCloseTo(dot(v, products.exact(u)), Offset.offset(1e-12));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void aProductChangesNeitherPredictionNorGradient() {
        Loss loss = new Mse();
        Model model = model(new Tanh(), loss, new LayerNorm(1e-5), true, false);
        Products products = new Differences("", model, loss, ROWS, Mode.PROBE).products();
        double[] before = products.gradient();
        products.exact(Products.direction(model.parameters().size(), 1));
        assertThat(products.gradient()).isEqualTo(before);
        assertThat(Kernels.allFinite(before, before.length)).isTrue();
    }

    @Test
    void recurrentNetworksHaveNone() {
        ModelBuilder builder = new ModelBuilder(2, 3);
        builder.layer(new Gru(3, new XavierUniform(1), new XavierUniform(1), 0), new WholeTime())
                .last();
        Model model = builder.linear(1, true, new Zeros()).build();
        assertThat(Curvature.isKnownOf(model)).isFalse();
        assertThatThrownBy(() -> new Curvature(model, new Workspace(model, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
