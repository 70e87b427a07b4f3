package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Parameter;
import downhill.choice.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every activation of the catalogue, at the default and at other values of its parameters. */
class ActivationTest {
    private static final double STEP = 1e-5;

    static List<Activation> usual() {
        return variants(range -> List.of(range.value(), Math.min(range.max(), 2 * range.value() + 0.3)));
    }

    static List<Activation> extreme() {
        return variants(range -> List.of(range.value(), range.min(), range.max()));
    }

    /** The default, and each parameter in turn at other values. */
    private static List<Activation> variants(java.util.function.Function<Range, List<Double>> values) {
        List<Activation> all = new ArrayList<>();
        for (Catalogue.Entry<Activation> entry : Catalogue.of(Activation.class).entries()) {
            all.add(GoldenChoice.of(Activation.class, entry.id(), Map.of()));
            for (Parameter parameter : entry.parameters()) {
                values.apply(Objects.requireNonNull(parameter.range())).stream()
                        .map(value -> GoldenChoice.of(Activation.class, entry.id(), Map.of(parameter.name(), value)))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Points over the range where something happens, none of them round. */
    private static double[] points(Activation activation) {
        return Stream.iterate(-12.003, z -> z < 12, z -> z + 0.0137)
                .mapToDouble(Double::doubleValue)
                .filter(z -> Arrays.stream(activation.kinks()).noneMatch(kink -> Math.abs(z - kink) < 3 * STEP))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void theSlopeAgreesWithCentralDifferencesOfTheValue(Activation activation) {
        check(activation, z -> slope(activation, z), activation::value);
    }

    @ParameterizedTest
    @MethodSource("usual")
    void theCurvatureAgreesWithCentralDifferencesOfTheSlope(Activation activation) {
        check(activation, activation::curvature, z -> slope(activation, z));
    }

    private static double slope(Activation activation, double z) {
        return activation.slope(z, activation.value(z));
    }

    private static void check(Activation activation, ToDoubleFunction<Double> derivative, ToDoubleFunction<Double> of) {
        for (double z : points(activation)) {
            double expected = (of.applyAsDouble(z + STEP) - of.applyAsDouble(z - STEP)) / (2 * STEP);
            assertThat(derivative.applyAsDouble(z)).as("at %s", z).isCloseTo(expected, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("usual")
    void theSlopeOrTheValueJumpsAtAKinkAndRises(Activation activation) {
        double[] kinks = activation.kinks();
        assertThat(kinks).isSorted();
        for (double kink : kinks) {
            double below = kink - 1e-9;
            double above = kink + 1e-9;
            double jump = Math.abs(activation.value(above) - activation.value(below))
                    + Math.abs(slope(activation, above) - slope(activation, below));
            assertThat(jump).as("at %s", kink).isGreaterThan(0.01);
        }
    }

    @ParameterizedTest
    @MethodSource("extreme")
    void noFiniteNumberHoweverLargeBecomesNaN(Activation activation) {
        for (double size : new double[] {0, Double.MIN_VALUE, 30, 750, 1e3, 1e110, 1e200, Double.MAX_VALUE}) {
            for (double z : new double[] {size, -size}) {
                assertThat(activation.value(z)).as("value at %s", z).isNotNaN();
                assertThat(slope(activation, z)).as("slope at %s", z).isFinite();
                assertThat(activation.curvature(z)).as("curvature at %s", z).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extreme")
    void infinityHasALimitUnlessTheFunctionIsAWave(Activation activation) {
        for (double z : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            if (activation instanceof Sinusoid) {
                assertThat(activation.value(z)).isNaN();
            } else {
                double far = Math.copySign(1e15, z);
                double limit = activation.value(z);
                assertThat(limit).as("value at %s", z).isNotNaN();
                if (Double.isFinite(limit)) {
                    assertThat(activation.value(far)).isCloseTo(limit, within(1e-12));
                }
                assertThat(slope(activation, z)).isCloseTo(slope(activation, far), within(1e-12));
                assertThat(activation.curvature(z)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("usual")
    void whatIsNoNumberStaysNone(Activation activation) {
        assertThat(activation.value(Double.NaN)).isNaN();
    }

    @Test
    void functionsWithoutOneHaveNoKink() {
        assertThat(new Tanh().kinks()).isEmpty();
        assertThat(new Elu(1).kinks()).isEmpty();
        assertThat(new Elu(0.5).kinks()).containsExactly(0);
        assertThat(new HardTanh(-1, 2).kinks()).containsExactly(-1, 2);
    }

    @Test
    void siluIsSwishWithBetaOne() {
        Silu silu = new Silu();
        Swish swish = new Swish(1);
        for (double z : points(silu)) {
            assertThat(silu.value(z)).isEqualTo(swish.value(z));
            assertThat(slope(silu, z)).isEqualTo(slope(swish, z));
        }
    }

    @Test
    void gatesKeepTheirPrecisionFarBelowZero() {
        double z = -40;
        double open = StrictMath.exp(z);
        assertThat(new Silu().value(z)).isCloseTo(z * open, within(1e-14 * Math.abs(z * open)));
        assertThat(new Mish().value(z)).isCloseTo(z * open, within(1e-14 * Math.abs(z * open)));
        // z Phi(z) at -20, from a calculation with forty digits
        assertThat(new Gelu().value(-20)).isCloseTo(GELU_AT_MINUS_20, within(1e-13 * Math.abs(GELU_AT_MINUS_20)));
    }

    private static final double GELU_AT_MINUS_20 = -5.507248237212468e-88;
}
