package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Stream.Purpose;
import downhill.train.WholeLoss.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Loss, gradient, products and the steepest direction of the reference, as a run measures them. */
class SharpnessConformanceTest {
    private static final JsonNode FILE = Golden.file("landscape.json");
    private static final Tolerance TOLERANCE = Tolerance.of(FILE);

    /** The file's note: "Hessian by finite differences of the gradient reaches only ~1e-7 relative". */
    private static final double DIFFERENCES = 1e-7;

    @TestFactory
    Stream<DynamicTest> theSteepestDirectionAgreesWithTheReference() {
        assertThat(FILE.get("cases").size()).isPositive();
        return Golden.items(FILE.get("cases")).stream()
                .flatMap(each -> Arrays.stream(Method.values())
                        .map(method -> DynamicTest.dynamicTest(
                                each.get("name").stringValue() + ", " + method, () -> check(each, method))));
    }

    private static void check(JsonNode each, Method method) {
        GoldenLoss golden = GoldenLoss.of(each, method);
        WholeLoss loss = golden.loss();
        assertThat(loss.method()).isEqualTo(method);
        double[] parameters = golden.parameters();
        TOLERANCE.check("loss", loss.value(parameters), each.get("loss_at_0").doubleValue());
        double[] gradient = new double[parameters.length];
        loss.addGradient(parameters, 0, gradient);
        TOLERANCE.check("gradient", gradient, Golden.numbers(each.get("gradient_flat")));
        JsonNode hessian = each.get("hessian");
        double share = method == Method.EXACT ? TOLERANCE.rtol() : DIFFERENCES;
        checkColumns(golden, Golden.numbers(hessian.get("matrix")), share);
        double[] direction = Golden.numbers(hessian.get("direction_for_hvp"));
        double[] product = Golden.numbers(hessian.get("hessian_vector_product"));
        near("product", golden.product(direction), product, share);

        SteepestDirection steepest = iterate(golden);
        double largest = hessian.get("top_eigenvalue").doubleValue();
        near("top eigenvalue", new double[] {steepest.value()}, new double[] {largest}, share);
        near("top eigenvector", steepest.vector(), Golden.numbers(hessian.get("top_eigenvector")), share);
        assertThat(Math.abs(steepest.value() - largest)).isLessThanOrEqualTo(steepest.residual() + share * largest);
    }

    private static void checkColumns(GoldenLoss golden, double[] matrix, double share) {
        int size = golden.parameters().length;
        double largest = Arrays.stream(matrix).map(Math::abs).max().orElseThrow();
        for (int column = 0; column < size; column++) {
            double[] unit = new double[size];
            unit[column] = 1;
            double[] expected = new double[size];
            for (int row = 0; row < size; row++) {
                expected[row] = matrix[row * size + column];
            }
            new Tolerance(0, share * largest).check("column " + column, golden.product(unit), expected);
        }
    }

    private static SteepestDirection iterate(GoldenLoss golden) {
        var noise = downhill.math.Stream.of(1, Purpose.DIRECTIONS);
        SteepestDirection steepest = new SteepestDirection(golden.parameters().length, noise);
        int products = 0;
        while (!steepest.fits(1e-11) && products < 300) {
            steepest.take(golden.product(steepest.wanted()));
            products++;
        }
        return steepest;
    }

    private static void near(String what, double[] actual, double[] expected, double share) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        new Tolerance(0, share * largest).check(what, actual, expected);
    }
}
