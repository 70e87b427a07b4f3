package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import org.junit.jupiter.api.Test;

/** What the reference data do not show. */
class TreatmentTest {
    private static Treating on(long update, Layout layout) {
        Treating on = new Treating(layout, new double[layout.size()], Stream.of(7, Purpose.NOISE));
        on.begin(update);
        return on;
    }

    private static Layout layout(String... names) {
        Layout.Builder layout = new Layout.Builder();
        for (String name : names) {
            layout.add(name, 1, 2);
        }
        return layout.build();
    }

    @Test
    void everyLayerHasLengthOneAfterNormalisationAndOneOfZerosStays() {
        double[] gradient = {3, 0, 0, 4, 0, 0, 0, 2};
        new NormalizeLayer().apply(gradient, on(0, layout("0.weight", "0.bias", "1.weight", "2.weight")));
        assertThat(gradient).containsExactly(0.6, 0, 0, 0.8, 0, 0, 0, 1);
    }

    @Test
    void normsNeitherOverflowNorVanishWhereTheirSquaresWould() {
        for (double size : new double[] {1e200, 1e-200, 4e-320}) {
            double[] gradient = {3 * size, -4 * size};
            new NormalizeGlobal().apply(gradient, on(0, layout("0.weight")));
            assertThat(gradient[0]).isCloseTo(0.6, within(1e-3));
            assertThat(gradient[1]).isCloseTo(-0.8, within(1e-3));
        }
        double[] huge = {3e200, -4e200};
        new ClipExactNorm(10).apply(huge, on(0, layout("0.weight")));
        assertThat(huge[0]).isCloseTo(6, within(1e-9));
        assertThat(huge[1]).isCloseTo(-8, within(1e-9));
    }

    @Test
    void scalingMultipliesAndSaysByHowMuch() {
        double[] gradient = {1, -2};
        Treating on = on(0, layout("0.weight"));
        new ScaleGradient(0.5).apply(gradient, on);
        assertThat(gradient).containsExactly(0.5, -1);
        assertThat(on.smallestFactor()).isEqualTo(0.5);
        assertThat(on.changed()).isTrue();
        assertThat(on.shareClipped()).isZero();
    }

    @Test
    void whatWasDoneIsToldAndForgottenBeforeTheNextUpdate() {
        Treating on = on(0, layout("0.weight", "0.bias"));
        new ClipValue(1).apply(new double[] {4, 0.5, -2, 1}, on);
        assertThat(on.shareClipped()).isEqualTo(0.5);
        assertThat(on.smallestFactor()).isEqualTo(0.25);
        new ClipTensorNorm(1).apply(new double[] {0.1, 0, 10, 0}, on);
        assertThat(on.shareClipped()).isEqualTo(0.5);
        assertThat(on.smallestFactor()).isCloseTo(0.1, within(1e-7));
        on.begin(1);
        assertThat(on.changed()).isFalse();
        assertThat(on.shareClipped()).isZero();
        assertThat(on.smallestFactor()).isEqualTo(1);
    }

    @Test
    void noiseIsTheSameForTheSameUpdateAnotherForTheNextAndTwiceIsNotTheSameTwice() {
        Layout layout = layout("0.weight");
        double[] one = new double[2];
        double[] again = new double[2];
        double[] next = new double[2];
        GradientNoise noise = new GradientNoise(1, 0);
        noise.apply(one, on(3, layout));
        Treating on = on(3, layout);
        noise.apply(again, on);
        noise.apply(next, on(4, layout));
        assertThat(one).isEqualTo(again).isNotEqualTo(next);
        noise.apply(again, on);
        assertThat(again[0]).isNotEqualTo(2 * one[0]);
    }

    @Test
    void noiseHasTheVarianceOfItsUpdate() {
        Layout.Builder layout = new Layout.Builder();
        layout.add("0.weight", 200, 200);
        double[] gradient = new double[40_000];
        new GradientNoise(0.5, 2).apply(gradient, on(4, layout.build()));
        double mean = 0;
        double square = 0;
        for (double g : gradient) {
            mean += g / gradient.length;
            square += g * g / gradient.length;
        }
        // 0.5 / 5^2, within five standard errors.
        assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(0.02 / 40_000)));
        assertThat(square).isCloseTo(0.02, within(5 * 0.02 * Math.sqrt(2.0 / 40_000)));
    }
}
