package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The treatment of gradients, of those that are not finite or overflow when squared too. */
class ClippingConformanceTest {
    private final JsonNode file = Golden.file("clipping.json");

    @TestFactory
    Stream<DynamicTest> treatedGradientsAgree() {
        return Golden.items(file.get("cases")).stream()
                .filter(each -> treatment(each).isPresent())
                .map(each -> DynamicTest.dynamicTest(
                        method(each) + " of " + each.get("input").stringValue(), () -> check(each)));
    }

    private void check(JsonNode each) {
        JsonNode input = file.get("inputs").get(each.get("input").stringValue());
        double[] before = Golden.numbers(input);
        double[] gradient = before.clone();
        Treating on = new Treating(
                layout(input), new double[0], downhill.math.Stream.of(0, downhill.math.Stream.Purpose.NOISE));
        on.begin(0);
        treatment(each).orElseThrow().apply(gradient, on);
        boolean treated = on.changed();
        double[] expected = Golden.numbers(each.get("output"));
        assertThat(gradient).hasSameSizeAs(expected);
        Tolerance.of(file).check("gradient", gradient, expected);
        assertThat(treated).as("said to be treated").isNotEqualTo(sameBits(gradient, before));
    }

    private static Layout layout(JsonNode input) {
        Layout.Builder layout = new Layout.Builder();
        for (JsonNode tensor : input) {
            int rows = tensor.size();
            layout.add("t" + layout.build().size(), rows, Golden.numbers(tensor).length / rows);
        }
        return layout.build();
    }

    private static boolean sameBits(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Double.doubleToRawLongBits(a[i]) != Double.doubleToRawLongBits(b[i])) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Treatment> treatment(JsonNode each) {
        JsonNode p = each.get("params");
        return switch (each.get("method").stringValue()) {
            case "clip_by_value" ->
                Optional.of(new ClipValue(p.get("clip_value").doubleValue()));
            case "clip_by_global_norm" -> {
                boolean euclidean = Golden.number(p.get("norm_type")) == 2;
                yield euclidean ? Optional.of(new ClipNorm(p.get("max_norm").doubleValue())) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static String method(JsonNode each) {
        return each.get("method").stringValue() + " "
                + each.get("params").toString().replace('"', '\'');
    }

    @Test
    void everyTreatmentOfTheCatalogueHasReferenceData() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .flatMap(each -> treatment(each).stream())
                        .<Class<?>>map(Object::getClass))
                .containsOnly(Treatment.class.getPermittedSubclasses());
    }

    @Test
    void treatmentsNotBuiltYetAreNamed() {
        assertThat(Golden.items(file.get("cases")).stream()
                        .filter(each -> treatment(each).isEmpty())
                        .map(ClippingConformanceTest::method)
                        .distinct())
                .isEqualTo(List.of(
                        "clip_by_global_norm {'max_norm':1.0,'norm_type':1.0}",
                        "clip_by_global_norm {'max_norm':0.7,'norm_type':'Infinity'}",
                        "clip_by_global_norm_exact {'max_norm':1.0}",
                        "clip_per_tensor_norm {'max_norm':0.8}",
                        "clip_per_layer_norm {'max_norm':0.8}",
                        "normalize_global_unit {}",
                        "normalize_per_tensor_unit {}",
                        "agc {'clipping':0.01,'eps':0.001}",
                        "agc {'clipping':0.5,'eps':0.001}"));
    }
}
