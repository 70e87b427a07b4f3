package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Parameter;
import downhill.choice.Range;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every initialiser of the catalogue, and the distributions that have no reference data. */
class InitialiserTest {
    private static final Tensor WEIGHTS = new Tensor("W", 7, 5, 2);

    /** The default, and each parameter in turn at the ends of its range. */
    static List<Initialiser> all() {
        List<Initialiser> all = new ArrayList<>();
        for (Catalogue.Entry<Initialiser> entry :
                Catalogue.of(Initialiser.class).entries()) {
            all.add(GoldenChoice.of(Initialiser.class, entry.id(), Map.of()));
            for (Parameter parameter : entry.parameters()) {
                Range range = Objects.requireNonNull(parameter.range());
                for (double value : new double[] {range.min(), range.max()}) {
                    all.add(GoldenChoice.of(Initialiser.class, entry.id(), Map.of(parameter.name(), value)));
                }
            }
        }
        return all;
    }

    private static double[] filled(Initialiser initialiser, Tensor weights, long seed) {
        double[] w = new double[weights.end()];
        initialiser.fill(w, weights, Stream.of(seed, Purpose.WEIGHTS));
        return w;
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyWeightIsFiniteAndTheSameForTheSameSeed(Initialiser initialiser) {
        double[] w = filled(initialiser, WEIGHTS, 3);
        assertThat(Arrays.stream(w)).allMatch(Double::isFinite);
        assertThat(w).containsExactly(filled(initialiser, WEIGHTS, 3)).startsWith(0, 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGainMultipliesEveryWeight(Initialiser initialiser) {
        if (initialiser instanceof Scaled scaled) {
            double[] once = filled(scaled.withGain(1), WEIGHTS, 3);
            double[] half = filled(scaled.withGain(0.5), WEIGHTS, 3);
            assertThat(half)
                    .containsExactly(Arrays.stream(once).map(w -> 0.5 * w).toArray());
            assertThat(((Scaled) scaled.withGain(0.5)).gain()).isEqualTo(0.5);
        } else {
            assertThat(Catalogue.parameters(initialiser.getClass()))
                    .extracting(Parameter::name)
                    .doesNotContain("gain");
        }
    }

    @Test
    void aUniformWeightLiesBetweenItsBoundsInEitherOrder() {
        double[] w = filled(new Uniform(2, -1), new Tensor("W", 100, 100, 0), 1);
        assertThat(Arrays.stream(w)).allMatch(v -> v >= -1 && v <= 2);
        assertThat(Arrays.stream(w).average().orElseThrow()).isCloseTo(0.5, within(5 * 3 / Math.sqrt(12e4)));
    }

    @Test
    void aNormalWeightHasItsDeviation() {
        double[] w = filled(new Normal(2), new Tensor("W", 100, 100, 0), 1);
        double square = Arrays.stream(w).map(v -> v * v).average().orElseThrow();
        assertThat(Math.sqrt(square)).isCloseTo(2, within(5 * 2 / Math.sqrt(2e4)));
    }

    @Test
    void aNormalCutOffFarFromItsMeanLiesAtTheNearBound() {
        Tensor weights = new Tensor("W", 20, 20, 0);
        assertThat(Arrays.stream(filled(new TruncatedNormal(0, 1, 50, 60), weights, 1)))
                .containsOnly(50.0);
        assertThat(Arrays.stream(filled(new TruncatedNormal(0, 1, -60, -50), weights, 1)))
                .containsOnly(-50.0);
        // The mean of a normal above ten deviations is 10.098.
        double[] tail = filled(new TruncatedNormal(0, 1, 11, 10), weights, 1);
        assertThat(Arrays.stream(tail)).allMatch(v -> v >= 10 && v <= 11);
        assertThat(Arrays.stream(tail).average().orElseThrow()).isCloseTo(10.098, within(0.025));
    }

    @Test
    void anOrthogonalMatrixOfOneElementIsPlusOrMinusItsGain() {
        for (long seed = 0; seed < 20; seed++) {
            double w = filled(new Orthogonal(3), new Tensor("W", 1, 1, 0), seed)[0];
            assertThat(Math.abs(w)).isCloseTo(3, within(1e-15));
        }
    }

    // A QR decomposition without the sign fix would leave its first element always negative.
    @Test
    void anOrthogonalMatrixTurnsEitherWay() {
        int positive = 0;
        for (long seed = 0; seed < 400; seed++) {
            positive += filled(new Orthogonal(1), new Tensor("W", 3, 3, 0), seed)[0] > 0 ? 1 : 0;
        }
        assertThat(positive).isBetween(150, 250);
    }

    @Test
    void theBiasIsDrawnAfterTheWeightsFromTheSameStream() {
        Model model = Model.of(Blueprint.of(3, List.of(), new PytorchDefault(), 2));
        double[] parameters = model.initialise(Stream.of(5, Purpose.WEIGHTS)).parameters();
        Stream part = Stream.of(5, Purpose.WEIGHTS).part(0);
        double bound = 1 / Math.sqrt(3);
        for (double value : parameters) {
            assertThat(value).isEqualTo(part.uniform(-bound, bound));
        }
    }

    @Test
    void otherBiasesAreZero() {
        double[] flat = {1, 2, 3, 4};
        new XavierUniform(1).fillBias(flat, new Tensor("b", 2, 1, 1), WEIGHTS, Stream.of(1, Purpose.WEIGHTS));
        assertThat(flat).containsExactly(1, 0, 0, 4);
    }
}
