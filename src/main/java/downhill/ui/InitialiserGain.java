package downhill.ui;

import downhill.choice.Problem;
import downhill.nn.Initialiser;
import downhill.nn.Scaled;
import java.util.Optional;

/** The gain of an initialiser, where it has one. */
final class InitialiserGain {
    private static final double MIN = 1e-6;
    private static final double MAX = 1000;

    private InitialiserGain() {}

    /** The same initialiser with another gain; empty if the gain is out of range. */
    static Optional<Initialiser> of(Initialiser initialiser, double gain) {
        if (!(gain >= MIN && gain <= MAX)) {
            return Optional.empty();
        }
        return Optional.of(initialiser instanceof Scaled scaled ? scaled.withGain(gain) : initialiser);
    }

    static Problem problem(double gain) {
        return Problem.of("gain", "out_of_range", gain, MIN, MAX);
    }

    /** The gain as text; empty where there is none. */
    static String text(Initialiser initialiser) {
        return initialiser instanceof Scaled scaled ? Numbers.text(scaled.gain()) : "";
    }
}
