package downhill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs computed from the two of a plane, and what scaling may know. */
class PreparationTest {
    private static final List<Derived> ALL =
            List.of(new X1Squared(), new X2Squared(), new X1X2(), new SinX1(), new SinX2());

    @Test
    void derivedInputsFollowTheirTwoAndAreComputedBeforeScaling() {
        DataSpec raw = new DataSpec(new Moons(0.1), 50, 20, 1, false).withDerived(ALL);
        Examples train = raw.prepare().train();
        assertThat(raw.inputs()).isEqualTo(7);
        assertThat(raw.inputNames()).containsExactly("x1", "x2", "x1²", "x2²", "x1 x2", "sin x1", "sin x2");
        for (int r = 0; r < 50; r++) {
            double a = train.x()[7 * r];
            double b = train.x()[7 * r + 1];
            assertThat(Arrays.copyOfRange(train.x(), 7 * r + 2, 7 * r + 7))
                    .containsExactly(a * a, b * b, a * b, StrictMath.sin(a), StrictMath.sin(b));
        }
        DataSpec.Prepared scaled =
                new DataSpec(new Moons(0.1), 50, 20, 1, true).withDerived(ALL).prepare();
        for (int i = 0; i < train.x().length; i++) {
            assertThat(scaled.scaler().original(i % 7, scaled.train().x()[i])).isCloseTo(train.x()[i], within(1e-12));
        }
    }

    @Test
    void aPointOfThePlaneBecomesWhatTheNetworkWouldSeeOfIt() {
        for (List<Derived> derived : List.of(ALL, List.<Derived>of(new SinX2()), List.<Derived>of())) {
            DataSpec.Prepared prepared =
                    DataSpec.of(new Moons(0.1), 1).withDerived(derived).prepare();
            int inputs = prepared.train().inputs();
            assertThat(prepared.rawInputs()).isEqualTo(2);
            double[] seen = new double[inputs];
            for (int r = 0; r < 50; r++) {
                double[] row = Arrays.copyOfRange(prepared.test().x(), r * inputs, (r + 1) * inputs);
                prepared.plane(row[0], row[1], seen, 0);
                assertThat(seen).containsExactly(row, within(1e-9));
                assertThat(seen[0]).isEqualTo(row[0]);
            }
        }
    }

    @Test
    void derivedInputsAreForTwoInputsAndNoneTwice() {
        assertThat(DataSpec.of(new Penguins(), 1).withDerived(ALL).problems())
                .containsExactly(Problem.of("derived", "derived_needs_plane", 4));
        assertThat(DataSpec.of(new RememberFirst(2, 1), 1).withDerived(ALL).problems())
                .containsExactly(Problem.of("derived", "derived_needs_plane", 2));
        assertThat(DataSpec.of(new Rings(0), 1)
                        .withDerived(List.of(new X1X2(), new X1X2()))
                        .problems())
                .containsExactly(Problem.of("derived", "derived_twice"));
        assertThat(DataSpec.of(new Rings(0), 1).withDerived(ALL).problems()).isEmpty();
    }

    @Test
    void theTestPartNeverInfluencesAnyScaling() {
        for (boolean minMax : new boolean[] {false, true}) {
            for (Dataset dataset : List.of(new AutoMpg(false), new Sine(0.1), new Parity(8, 0.1), new Saddle(0.1))) {
                DataSpec few = new DataSpec(dataset, 100, 5, 1, true, minMax, true, List.of());
                DataSpec many = new DataSpec(dataset, 100, 90, 1, true, minMax, true, List.of());
                assertThat(many.prepare().scaler().shift())
                        .isEqualTo(few.prepare().scaler().shift());
                assertThat(many.prepare().scaler().scale())
                        .isEqualTo(few.prepare().scaler().scale());
                assertThat(many.prepare().target().shift())
                        .isEqualTo(few.prepare().target().shift());
                assertThat(many.prepare().target().scale())
                        .isEqualTo(few.prepare().target().scale());
                assertThat(many.prepare().train().x())
                        .isEqualTo(few.prepare().train().x());
            }
        }
    }

    @Test
    void minMaxGoesFromZeroToOneOnTheTrainingRowsAndOnlyWhereScalingIsAskedFor() {
        Dataset cars = new AutoMpg(false);
        Examples train = new DataSpec(cars, 290, 100, 1, true, true, false, List.of())
                .prepare()
                .train();
        for (int c = 0; c < 6; c++) {
            double low = 9;
            double high = -9;
            for (int r = 0; r < 290; r++) {
                low = Math.min(low, train.x()[6 * r + c]);
                high = Math.max(high, train.x()[6 * r + c]);
            }
            assertThat(low).isZero();
            assertThat(high).isEqualTo(1);
        }
        assertThat(new DataSpec(cars, 290, 100, 1, false, true, false, List.of())
                        .prepare()
                        .train()
                        .x())
                .isEqualTo(
                        new DataSpec(cars, 290, 100, 1, false).prepare().train().x());
    }

    @Test
    void aStandardisedTargetHasMeanZeroAndDeviationOneAndClassesStayClasses() {
        DataSpec.Prepared cars = new DataSpec(new AutoMpg(true), 290, 100, 1, true, false, true, List.of()).prepare();
        double[] y = cars.train().y();
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(y).map(v -> v * v).average().orElseThrow()).isCloseTo(1, within(1e-12));
        double[] raw = new DataSpec(new AutoMpg(true), 290, 100, 1, true)
                .prepare()
                .test()
                .y();
        for (int r = 0; r < 100; r++) {
            assertThat(cars.originalTarget(cars.test().y()[r])).isCloseTo(raw[r], within(1e-9));
        }
        assertThat(new DataSpec(new Iris(), 100, 50, 1, true, false, true, List.of())
                        .prepare()
                        .train()
                        .y())
                .containsOnly(0, 1, 2);
    }

    @Test
    void equalNumbersAreConstantThoughTheirMeanMayMissThemByARounding() {
        double[] same = new double[1000];
        Arrays.fill(same, 0.1);
        assertThat(Scaler.fit(same, 1).scale()).containsExactly(1);
        assertThat(Scaler.fit(same, 1).apply(same)[7]).isCloseTo(0, within(1e-12));
    }

    @Test
    void moreNumbersThanAServerCanHoldAreRefused() {
        DataSpec large = new DataSpec(new AddingProblem(200, 0), 10_000, 10_000, 1, true);
        assertThat(large.problems()).containsExactly(Problem.of("train", "too_many_values", 8_000_000L, 4_000_000));
    }
}
