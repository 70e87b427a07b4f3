package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steepest slope of every activation against a search over the whole real line. */
class SteepestTest {

    static List<Activation> activations() {
        return Stream.concat(ActivationTest.usual().stream(), ActivationTest.extreme().stream())
                .distinct()
                .toList();
    }

    /** Magnitudes from 1e-9 to 1e9, a thousandth apart, of both signs; zero; and both sides of every kink. */
    private static DoubleStream line(Activation activation) {
        DoubleStream side = DoubleStream.iterate(1e-9, z -> z < 1e9, z -> z * 1.001);
        DoubleStream kinks =
                DoubleStream.of(activation.kinks()).flatMap(z -> DoubleStream.of(Math.nextDown(z), z, Math.nextUp(z)));
        return DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(0), kinks), side.flatMap(z -> DoubleStream.of(z, -z)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void noSlopeIsSteeperAndSomeComeNear(Activation activation) {
        double found = line(activation)
                .map(z -> Math.abs(activation.slope(z, activation.value(z))))
                .max()
                .orElseThrow();
        assertThat(found).isLessThanOrEqualTo(activation.steepest() * (1 + 1e-13));
        assertThat(found).isCloseTo(activation.steepest(), within(2e-6));
    }
}
