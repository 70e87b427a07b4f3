package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import downhill.math.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large the eigenvalues of the weights of a state are, and how recurrent layers start. */
class SpectralRadiusTest {
    private static final int UNITS = 12;
    private static final int FEATURES = 3;
    private static final Initialiser START = new XavierNormal(1);

    private static double radius(int n, double... matrix) {
        return SpectralRadius.of(matrix, new Tensor("W", n, n, 0));
    }

    @Test
    void ofADiagonalItIsTheLargestMagnitude() {
        assertThat(radius(3, 0.5, 0, 0, 0, -2, 0, 0, 0, 1.5)).isCloseTo(2, within(1e-7));
        assertThat(radius(1, -3)).isCloseTo(3, within(1e-7));
        assertThat(radius(2, 1e-150, 0, 0, 1e-160)).isCloseTo(1e-150, within(1e-157));
        assertThat(radius(2, 1e150, 0, 0, 1)).isCloseTo(1e150, within(1e143));
    }

    @Test
    void ofARotationItIsItsScaleThoughItsEigenvaluesAreComplex() {
        for (double angle : new double[] {0.1, 1, Math.PI / 2, 3}) {
            double c = 0.7 * Math.cos(angle);
            double s = 0.7 * Math.sin(angle);
            assertThat(radius(2, c, -s, s, c)).isCloseTo(0.7, within(1e-7));
            // The same one seen from a skewed basis: S R S^-1 with S = (1, 5; 0, 1).
            assertThat(radius(2, c + 5 * s, -s - 25 * s, s, c - 5 * s)).isCloseTo(0.7, within(1e-6));
        }
    }

    @Test
    void ofATriangleItIsTheLargestOnItsDiagonalHoweverLargeTheRest() {
        assertThat(radius(3, 0.9, 100, 7, 0, 0.5, -50, 0, 0, -0.3)).isCloseTo(0.9, within(1e-6));
        // A defective one: its powers grow by more than its radius for ever.
        assertThat(radius(2, 0.9, 1, 0, 0.9)).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void ofAMatrixWhosePowersVanishItIsZeroAndSuchAMatrixIsLeftAlone() {
        double[] nilpotent = {0, 3, -1, 0, 0, 2, 0, 0, 0};
        assertThat(radius(3, nilpotent)).isZero();
        double[] before = nilpotent.clone();
        SpectralRadius.set(nilpotent, new Tensor("W", 3, 3, 0), 0.9);
        assertThat(nilpotent).isEqualTo(before);
        double[] zeros = new double[4];
        SpectralRadius.set(zeros, new Tensor("W", 2, 2, 0), 0.9);
        assertThat(zeros).containsOnly(0);
    }

    @Test
    void ofPositiveNumbersItLiesBetweenTheSumsOfTheirRows() {
        assertThat(radius(2, 1, 2, 3, 4)).isCloseTo((5 + Math.sqrt(33)) / 2, within(1e-6));
        double[] constant = new double[49];
        Arrays.fill(constant, 0.25);
        assertThat(radius(7, constant)).isCloseTo(7 * 0.25, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void aMatrixThatIsSetHasTheRadiusAskedFor(int n) {
        for (int seed = 0; seed < 5; seed++) {
            double[] numbers = new double[3 + n * n];
            Stream stream = Stream.of(seed, Purpose.NOISE);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = stream.normal();
            }
            double[] before = numbers.clone();
            Tensor square = new Tensor("W", n, n, 3);
            for (double wanted : new double[] {0.9, 1e-3, 10}) {
                SpectralRadius.set(numbers, square, wanted);
                assertThat(SpectralRadius.of(numbers, square)).isCloseTo(wanted, within(1e-6 * wanted));
                // It is scaled, nothing else.
                assertThat(numbers[3] * before[numbers.length - 1])
                        .isCloseTo(numbers[numbers.length - 1] * before[3], within(1e-12));
            }
            assertThat(Arrays.copyOf(numbers, 3)).isEqualTo(Arrays.copyOf(before, 3));
        }
    }

    private static Values start(Layer layer) {
        Model model = model(layer);
        return model.initialise(Stream.of(7, Purpose.WEIGHTS));
    }

    private static Model model(Layer layer) {
        return new ModelBuilder(FEATURES, 4).layer(layer, new WholeTime()).build();
    }

    private static Tensor gate(Model model, int tensor, int gates, int gate) {
        Tensor all = model.parameters().tensors().get(tensor);
        int rows = all.rows() / gates;
        return new Tensor("gate", rows, all.columns(), all.offset() + gate * rows * all.columns());
    }

    private static int gates(Layer layer) {
        return layer instanceof Lstm ? 4 : layer instanceof Gru ? 3 : 1;
    }

    static List<Layer> withRadius() {
        return List.of(
                new Rnn(UNITS, new Tanh(), START, START, 1.25),
                new Lstm(UNITS, START, START, 1.25, 1),
                new Gru(UNITS, START, START, 1.25));
    }

    @ParameterizedTest
    @MethodSource("withRadius")
    void everyGateStartsWithItsRadius(Layer layer) {
        Model model = model(layer);
        Values values = start(layer);
        for (int gate = 0; gate < gates(layer); gate++) {
            assertThat(SpectralRadius.of(values.parameters(), gate(model, 1, gates(layer), gate)))
                    .isCloseTo(1.25, within(1e-6));
        }
    }

    @Test
    void withoutARadiusTheWeightsOfTheStateStayAsTheyAreDrawn() {
        Layer orthogonal = new Gru(UNITS, START, new Orthogonal(1), 0);
        double[] p = start(orthogonal).parameters();
        for (int gate = 0; gate < 3; gate++) {
            Tensor square = gate(model(orthogonal), 1, 3, gate);
            for (int a = 0; a < UNITS; a++) {
                for (int b = 0; b <= a; b++) {
                    double product = 0;
                    for (int i = 0; i < UNITS; i++) {
                        product += p[square.offset() + a * UNITS + i] * p[square.offset() + b * UNITS + i];
                    }
                    assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
                }
            }
        }
    }

    @Test
    void onlyTheForgetGateStartsOpen() {
        for (double open : new double[] {0, 1, -2}) {
            for (Initialiser initialiser : List.of(START, new PytorchDefault())) {
                Layer layer = new Lstm(UNITS, initialiser, initialiser, 0, open);
                Model model = model(layer);
                double[] p = start(layer).parameters();
                for (int gate = 0; gate < 4; gate++) {
                    Tensor input = gate(model, 2, 4, gate);
                    Tensor hidden = gate(model, 3, 4, gate);
                    for (int u = 0; u < UNITS; u++) {
                        double bias = p[input.offset() + u] + p[hidden.offset() + u];
                        if (gate == 1) {
                            assertThat(bias).isEqualTo(open);
                        } else if (initialiser.equals(START)) {
                            assertThat(bias).isZero();
                        } else {
                            assertThat(bias).isNotZero();
                        }
                    }
                }
            }
        }
    }

    static List<Layer> asInPytorch() {
        Initialiser torch = new PytorchDefault();
        return List.of(
                new Rnn(64, new Tanh(), torch, torch, 0),
                new Lstm(64, torch, torch, 0, 0),
                new Gru(64, torch, torch, 0));
    }

    @ParameterizedTest
    @MethodSource("asInPytorch")
    void pytorchDrawsEverythingInACellByTheNumberOfItsUnits(Layer layer) {
        double bound = 1 / Math.sqrt(64);
        Model model = model(layer);
        double[] p = start(layer).parameters();
        for (int tensor = 0; tensor < 4; tensor++) {
            for (int gate = 0; gate < gates(layer); gate++) {
                if (layer instanceof Lstm && gate == 1 && tensor > 1) {
                    continue; // the forget gate has a bias of its own
                }
                Tensor part = gate(model, tensor, gates(layer), gate);
                double[] drawn = Arrays.copyOfRange(p, part.offset(), part.end());
                double largest = Arrays.stream(drawn).map(Math::abs).max().orElseThrow();
                assertThat(largest).isBetween(0.9 * bound, bound);
                assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(drawn.length);
            }
        }
    }

    @Test
    void theInputsOfAGateAreDrawnByItsOwnFanOut() {
        Layer layer = new Lstm(UNITS, new XavierUniform(1), new XavierUniform(1), 0, 1);
        double[] p = start(layer).parameters();
        Tensor all = model(layer).parameters().tensors().getFirst();
        double largest =
                Arrays.stream(p, all.offset(), all.end()).map(Math::abs).max().orElseThrow();
        double bound = Math.sqrt(6.0 / (FEATURES + UNITS));
        assertThat(largest).isBetween(0.9 * bound, bound);
    }
}
