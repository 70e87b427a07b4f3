package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Gradient and Hessian of the reference, column by column; by central differences as near as the file says. */
class CurvatureConformanceTest {
    private static final JsonNode FILE = Golden.file("landscape.json");
    private static final Tolerance TOLERANCE = Tolerance.of(FILE);

    /** The file's note: "Hessian by finite differences of the gradient reaches only ~1e-7 relative". */
    private static final double DIFFERENCES = 1e-7;

    @TestFactory
    Stream<DynamicTest> hessiansAgreeWithTheReference() {
        List<JsonNode> cases = Golden.items(FILE.get("cases"));
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> check(each)));
    }

    private static void check(JsonNode each) {
        Products products = products(each);
        double[] gradient = Golden.numbers(each.get("gradient_flat"));
        TOLERANCE.check("gradient", products.gradient(), gradient);
        JsonNode hessian = each.get("hessian");
        double[] matrix = Golden.numbers(hessian.get("matrix"));
        double largest = Arrays.stream(matrix).map(Math::abs).max().orElseThrow();
        Tolerance exactly = new Tolerance(0, TOLERANCE.rtol() * largest);
        Tolerance nearly = new Tolerance(0, DIFFERENCES * largest);
        double[] direction = Golden.numbers(hessian.get("direction_for_hvp"));
        double[] product = Golden.numbers(hessian.get("hessian_vector_product"));
        double longest = Arrays.stream(product).map(Math::abs).max().orElseThrow();
        new Tolerance(0, TOLERANCE.rtol() * longest).check("product", products.exact(direction), product);
        checkColumns(matrix, gradient.length, exactly, products::exact);
        checkColumns(matrix, gradient.length, nearly, products::differences);
    }

    private static void checkColumns(double[] matrix, int size, Tolerance tolerance, UnaryOperator<double[]> product) {
        for (int column = 0; column < size; column++) {
            double[] unit = new double[size];
            unit[column] = 1;
            double[] expected = new double[size];
            for (int row = 0; row < size; row++) {
                expected[row] = matrix[row * size + column];
            }
            tolerance.check("column " + column, product.apply(unit), expected);
        }
    }

    private static Products products(JsonNode each) {
        List<JsonNode> x = Golden.items(each.get("x"));
        GoldenNetwork network =
                GoldenNetwork.of(each.get("layers"), x.getFirst().size());
        Loss loss = GoldenNetwork.loss(each.get("loss_fn").stringValue()).orElseThrow();
        return new Products(
                network.model(),
                loss,
                network.values(),
                Golden.numbers(each.get("x")),
                Golden.numbers(each.get("y")),
                x.size(),
                Mode.PROBE);
    }
}
