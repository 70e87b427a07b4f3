package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Golden;
import downhill.math.Golden.Tolerance;
import downhill.math.Layout;
import downhill.math.Stream.Purpose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The treatment of gradients, of those that are not finite or overflow when squared too. */
class ClippingConformanceTest {
    private final JsonNode file = Golden.file("clipping.json");

    @TestFactory
    Stream<DynamicTest> treatedGradientsAgree() {
        return Golden.items(file.get("cases")).stream()
                .map(each -> DynamicTest.dynamicTest(
                        method(each) + " of " + each.get("input").stringValue(), () -> check(each)));
    }

    private void check(JsonNode each) {
        JsonNode input = file.get("inputs").get(each.get("input").stringValue());
        double[] before = Golden.numbers(input);
        double[] gradient = before.clone();
        double[] weights = Golden.numbers(file.get("weights"));
        Treating on = new Treating(layout(input), weights, downhill.math.Stream.of(0, Purpose.NOISE));
        on.begin(0);
        treatment(each).apply(gradient, on);
        double[] expected = Golden.numbers(each.get("output"));
        assertThat(gradient).hasSameSizeAs(expected);
        Tolerance.of(file).check("gradient", gradient, expected);
        assertThat(on.changed()).as("said to be treated").isNotEqualTo(sameBits(gradient, before));
        assertThat(on.overflow()).isFalse();
    }

    private Layout layout(JsonNode input) {
        Layout.Builder layout = new Layout.Builder();
        List<JsonNode> names = Golden.items(file.get("tensor_names"));
        for (int i = 0; i < input.size(); i++) {
            int rows = input.get(i).size();
            layout.add(names.get(i).stringValue(), rows, Golden.numbers(input.get(i)).length / rows);
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

    private static Treatment treatment(JsonNode each) {
        ObjectNode parameters = ((ObjectNode) each.get("params")).deepCopy();
        if (parameters.has("norm_type")) {
            double type = Golden.number(parameters.get("norm_type"));
            parameters.put("norm_type", Double.isInfinite(type) ? 0 : type);
        }
        return GoldenChoice.treatment(Golden.id("treatment", each.get("method").stringValue()), parameters);
    }

    private static String method(JsonNode each) {
        return each.get("method").stringValue() + " "
                + each.get("params").toString().replace('"', '\'');
    }

    @TestFactory
    Stream<DynamicTest> gradientsOfScaledLossesAgree() {
        JsonNode scaling = file.get("loss_scaling");
        double[] plain = Golden.numbers(scaling.get("grad"));
        return Golden.items(scaling.get("scaled")).stream()
                .map(each -> DynamicTest.dynamicTest("scale " + each.get("scale"), () -> {
                    Treatment treatment = scaler(each.get("scale"));
                    double[] gradient = gradient(scaling, treatment.lossScale(new double[0]));
                    Tolerance.of(file).check("scaled", gradient, Golden.numbers(each.get("scaled_grad")));
                    Treating on = on(gradient.length);
                    treatment.apply(gradient, on);
                    Tolerance.of(file).check("unscaled", gradient, Golden.numbers(each.get("unscaled_grad")));
                    Tolerance.of(file).check("unscaled", gradient, plain);
                    if (each.get("bitwise_equal_to_unscaled").booleanValue()) {
                        assertThat(gradient).isEqualTo(gradient(scaling, 1));
                    }
                    assertThat(on.overflow()).isFalse();
                    assertThat(on.changed()).isFalse();
                }));
    }

    /** Of mean((tanh(x W^T) - y)^2), one output, times a scale. */
    private static double[] gradient(JsonNode scaling, double scale) {
        double[] w = Golden.numbers(scaling.get("W"));
        double[] y = Golden.numbers(scaling.get("y"));
        double[] gradient = new double[w.length];
        for (int r = 0; r < y.length; r++) {
            double[] x = Golden.numbers(scaling.get("x").get(r));
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += x[i] * w[i];
            }
            double a = StrictMath.tanh(sum);
            double delta = scale / y.length * 2 * (a - y[r]) * (1 - a * a);
            for (int i = 0; i < w.length; i++) {
                gradient[i] += delta * x[i];
            }
        }
        return gradient;
    }

    private static Treatment scaler(JsonNode scale) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.set("scale", scale);
        return GoldenChoice.treatment(Golden.id("treatment", "static_scaler"), parameters);
    }

    private static Treating on(int size) {
        Layout.Builder layout = new Layout.Builder();
        layout.add("0.weight", 1, size);
        Treating on = new Treating(layout.build(), new double[size], downhill.math.Stream.of(0, Purpose.NOISE));
        on.begin(0);
        return on;
    }

    @Test
    void aScaledGradientThatOverflowsIsSaidToBeOfNoUse() {
        JsonNode overflow = file.get("loss_scaling").get("overflow");
        double[] gradient = Golden.numbers(overflow.get("scaled_grad"));
        Treating on = on(gradient.length);
        scaler(overflow.get("scale")).apply(gradient, on);
        assertThat(on.overflow()).isTrue();
        double[] infinite = {1, Double.NEGATIVE_INFINITY, 1};
        on.begin(1);
        assertThat(on.overflow()).isFalse();
        scaler(overflow.get("scale")).apply(infinite, on);
        assertThat(on.overflow()).isTrue();
    }

    @Test
    void theDynamicScaleGoesUpAndDownAsTheReference() {
        JsonNode scaler = file.get("loss_scaling").get("dynamic_scaler");
        ObjectNode parameters = ((ObjectNode) scaler).deepCopy();
        parameters.remove(List.of("formula", "history"));
        Treatment treatment = GoldenChoice.treatment(Golden.id("treatment", "dynamic_scaler"), parameters);
        double[] state = new double[treatment.scalars()];
        treatment.start(state);
        Treating on = on(2);
        int update = 0;
        for (JsonNode each : scaler.get("history")) {
            on.begin(update++);
            on.with(state);
            double scale = treatment.lossScale(state);
            assertThat(scale).isEqualTo(each.get("scale_used").doubleValue());
            boolean found = each.get("found_inf").booleanValue();
            double[] gradient = {3 * scale, found ? Double.POSITIVE_INFINITY : scale};
            treatment.apply(gradient, on);
            assertThat(on.overflow()).isEqualTo(each.get("step_skipped").booleanValue());
            if (!found) {
                assertThat(gradient).containsExactly(3, 1);
            }
            assertThat(treatment.lossScale(state))
                    .isEqualTo(each.get("scale_after").doubleValue());
            assertThat(state[1]).isEqualTo(each.get("growth_tracker_after").doubleValue());
        }
    }

    @Test
    void everyTreatmentOfTheCatalogueHasReferenceDataButThoseTestedByHand() {
        Stream<Class<?>> byReference = Golden.items(file.get("cases")).stream()
                .map(each -> treatment(each).getClass());
        assertThat(Stream.concat(
                        byReference,
                        Stream.of(
                                LossScale.class,
                                DynamicLossScale.class,
                                NormalizeLayer.class,
                                ScaleGradient.class,
                                GradientNoise.class)))
                .containsOnly(Treatment.class.getPermittedSubclasses());
    }
}
