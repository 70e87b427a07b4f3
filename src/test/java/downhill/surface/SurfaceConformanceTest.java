package downhill.surface;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.ExperimentCodec;
import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class SurfaceConformanceTest {
    private static final JsonNode FILE = Golden.file("landscape.json");
    private static final Tolerance TOLERANCE = Tolerance.of(FILE);

    @TestFactory
    Stream<DynamicTest> surfacesAgreeWithTheReference() {
        return Golden.items(FILE.get("surfaces")).stream()
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> check(each)));
    }

    private static void check(JsonNode each) {
        String id = Golden.id("surface", each.get("name").stringValue());
        Surface surface = ExperimentCodec.choice(Surface.class, id).orElseThrow();
        List<JsonNode> points = Golden.items(each.get("points"));
        assertThat(points).isNotEmpty();
        points.forEach(point -> checkPoint(surface, point));
    }

    private static void checkPoint(Surface surface, JsonNode point) {
        double[] p = Golden.numbers(point.get("p"));
        double[] gradient = new double[2];
        double[] hessian = new double[3];
        surface.gradient(p[0], p[1], gradient);
        surface.hessian(p[0], p[1], hessian);
        String at = " at " + point.get("p");
        TOLERANCE.check("value" + at, surface.value(p[0], p[1]), Golden.number(point.get("f")));
        TOLERANCE.check("gradient" + at, gradient, twoNumbers(point.get("grad")));
        double[] expected = Golden.numbers(point.get("hessian"));
        // The file's note: a Hessian agrees relative to its largest element.
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        new Tolerance(0, TOLERANCE.rtol() * largest)
                .check("Hessian" + at, new double[] {hessian[0], hessian[1], hessian[1], hessian[2]}, expected);
    }

    private static double[] twoNumbers(JsonNode node) {
        double[] numbers = Golden.numbers(node);
        assertThat(numbers).hasSize(2);
        return numbers;
    }
}
