package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Tensor;
import downhill.train.GoldenLoss;
import downhill.train.WholeLoss.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Directions and loss grids of the reference, in every variant of the file. */
class PlaneConformanceTest {
    private static final JsonNode FILE = Golden.file("landscape.json");
    private static final Tolerance TOLERANCE = Tolerance.of(FILE);

    @TestFactory
    Stream<DynamicTest> planesAgreeWithTheReference() {
        assertThat(FILE.get("cases").size()).isPositive();
        return Golden.items(FILE.get("cases")).stream()
                .flatMap(each -> variants(each).stream()
                        .map(variant -> DynamicTest.dynamicTest(
                                each.get("name").stringValue() + ", " + variant.getKey(),
                                () -> check(each, variant.getKey(), variant.getValue()))));
    }

    private static List<Map.Entry<String, JsonNode>> variants(JsonNode each) {
        List<Map.Entry<String, JsonNode>> variants =
                List.copyOf(each.get("variants").properties());
        assertThat(variants).isNotEmpty();
        return variants;
    }

    private static void check(JsonNode each, String name, JsonNode variant) {
        Scaling scaling = Scaling.valueOf(Golden.id("landscape", name).toUpperCase(Locale.ROOT));
        GoldenLoss golden = GoldenLoss.of(each, Method.EXACT);
        double[] centre = golden.parameters();
        double[] first = scaling.of(flat(each.get("raw_direction_1"), golden), centre, golden.loss());
        double[] second = scaling.of(flat(each.get("raw_direction_2"), golden), centre, golden.loss());
        TOLERANCE.check("direction 1", first, flat(variant.get("direction_1"), golden));
        TOLERANCE.check("direction 2", second, flat(variant.get("direction_2"), golden));
        LossGrid grid = new LossGrid(
                golden.loss(),
                new Plane(centre, first, second),
                Golden.numbers(each.get("alphas")),
                Golden.numbers(each.get("betas")));
        while (grid.advance()) {
            assertThat(grid.done()).isLessThan(grid.total());
        }
        double[] expected = Golden.numbers(variant.get("loss_grid"));
        assertThat(expected).hasSize(grid.losses().length);
        TOLERANCE.check("loss grid", grid.losses(), expected);
    }

    /** W row by row, then b, of one dense layer after the other: the order of the engine's layout too. */
    private static double[] flat(JsonNode parts, GoldenLoss golden) {
        double[] flat = new double[golden.parameters().length];
        List<JsonNode> all = Golden.items(parts);
        List<Tensor> tensors = golden.loss().layout().tensors();
        for (Tensor tensor : tensors) {
            String[] name = tensor.name().split("\\.", -1);
            String param = name[1].equals("weight") ? "W" : "b";
            JsonNode part = all.stream()
                    .filter(each -> each.get("layer").intValue() == Integer.parseInt(name[0])
                            && each.get("param").stringValue().equals(param))
                    .findFirst()
                    .orElseThrow();
            double[] numbers = Golden.numbers(part.get("value"));
            assertThat(numbers).hasSize(tensor.size());
            System.arraycopy(numbers, 0, flat, tensor.offset(), numbers.length);
        }
        return flat;
    }
}
