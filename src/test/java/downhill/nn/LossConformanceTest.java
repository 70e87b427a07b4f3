package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class LossConformanceTest {
    private final JsonNode file = Golden.file("losses.json");
    private final Tolerance tolerance = Tolerance.of(file);

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithTheReference() {
        return Golden.items(file.get("cases")).stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.get("name").stringValue() + " " + each.get("params") + " of "
                                + each.get("prediction").size() + " rows",
                        () -> check(each)));
    }

    private static Loss loss(JsonNode each) {
        return GoldenChoice.of(Loss.class, "loss", each.get("name").stringValue(), each.get("params"));
    }

    private void check(JsonNode each) {
        Loss loss = loss(each);
        int rows = each.get("prediction").size();
        int outputs = each.get("prediction").get(0).size();
        double[] prediction = Golden.numbers(each.get("prediction"));
        double[] target = Golden.numbers(each.get("target"));
        assertThat(target).hasSize(rows * loss.targetColumns(outputs));
        double value = loss.scale(rows) * loss.sum(prediction, target, rows, outputs);
        tolerance.check("value", value, each.get("value").doubleValue());
        double[] gradient = new double[rows * outputs];
        loss.gradient(prediction, target, rows, outputs, loss.scale(rows), gradient);
        tolerance.check("gradient", gradient, Golden.numbers(each.get("grad")));
    }

    @TestFactory
    Stream<DynamicTest> singularPointsAreFinite() {
        return Golden.items(file.get("singular_points")).stream()
                .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> checkFinite(each)));
    }

    private static void checkFinite(JsonNode each) {
        Loss loss = GoldenNetwork.loss(each.get("name").stringValue()).orElseThrow();
        double[] prediction = Golden.numbers(each.get("prediction"));
        double[] target = Golden.numbers(each.get("target"));
        double[] gradient = new double[prediction.length];
        loss.gradient(prediction, target, 1, prediction.length, 1, gradient);
        assertThat(loss.sum(prediction, target, 1, prediction.length)).isFinite();
        assertThat(java.util.Arrays.stream(gradient)).allMatch(Double::isFinite);
    }

    @Test
    void everyLossOfTheCatalogueHasReferenceData() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .map(each -> loss(each).id()))
                .containsAll(Catalogue.of(Loss.class).ids());
    }
}
